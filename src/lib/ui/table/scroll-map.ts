/** Pixels: browsers cut elements off at 17 to 33 million, and beyond 8 million a float is no whole pixel. */
export const TALLEST = 8_000_000;

/**
 * Where rows stand under a scroll bar. The surface is as tall as all rows, up to `TALLEST`; beyond, the bar's
 * whole way stands for all rows, while small moves (a wheel, a finger) go pixel by pixel all the same.
 */
export class ScrollMap {
	/** Pixels of all rows before the first one in sight. */
	#top = 0;
	/** The element's own scroll position. */
	#scroll = 0;
	readonly #height: number;
	readonly #view: number;

	/** @param height of all rows @param view height in which rows show, both in pixels */
	constructor(height: number, view: number, top = 0) {
		this.#height = height;
		this.#view = view;
		this.scrollTo(top);
	}

	get surface(): number {
		return Math.min(this.#height, TALLEST);
	}

	get top(): number {
		return this.#top;
	}

	get scroll(): number {
		return this.#scroll;
	}

	/** Pixels to add to where a row stands among all rows for where it stands on the surface. */
	get shift(): number {
		return this.#scroll - this.#top;
	}

	/** The element was scrolled. */
	scrolled(scroll: number): void {
		const by = scroll - this.#scroll;
		this.#scroll = scroll;
		if (this.#exact) this.#top = this.#clamp(scroll);
		else if (Math.abs(by) <= this.#view) this.#top = this.#clamp(this.#top + by);
		else this.#top = this.#clamp((scroll / this.#range) * this.#most);
	}

	/** Puts these pixels of all rows above the view; the element is to be scrolled to `scroll` then. */
	scrollTo(top: number): void {
		this.#top = this.#clamp(top);
		this.#scroll = this.#exact ? this.#top : (this.#top / this.#most) * this.#range;
	}

	get #exact(): boolean {
		return this.#height <= TALLEST;
	}

	get #range(): number {
		return Math.max(0, this.surface - this.#view);
	}

	get #most(): number {
		return Math.max(0, this.#height - this.#view);
	}

	#clamp(top: number): number {
		return Math.min(this.#most, Math.max(0, top));
	}
}
