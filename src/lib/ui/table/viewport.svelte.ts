import type { Place } from './cursor';
import { ScrollMap } from './scroll-map';

/** Rows drawn above and below what is in sight, so that a quick scroll finds something there. */
const MARGIN = 8;

/** Rows that are all drawn: so few that leaving some out gains nothing. */
const FEW = 60;

/** What of a grid is in sight. All lengths are pixels. */
export class Viewport {
	readonly #rows: () => number;
	#element: HTMLElement | undefined = $state.raw();
	rowHeight = $state(28);
	headHeight = $state(60);
	/** Inner height and width of the grid. */
	#room = $state(300);
	#wide = $state(600);
	#left = $state(0);
	/** Raised at every move: the map itself is no state. */
	#moves = $state(0);
	#lastTop = 0;

	/** Height in which rows show. */
	readonly height = $derived.by(() => Math.max(this.rowHeight, this.#room - this.headHeight));
	readonly #map = $derived.by(
		() => new ScrollMap(this.#rows() * this.rowHeight, this.height, this.#lastTop)
	);
	readonly #top = $derived.by(() => (this.#moves < 0 ? 0 : this.#map.top));
	/** The first row that is drawn, and one after the last. */
	readonly first = $derived.by(() => {
		const first = Math.floor(this.#top / this.rowHeight) - MARGIN;
		return this.#rows() <= FEW ? 0 : Math.max(0, first);
	});
	readonly end = $derived.by(() => {
		const end = Math.ceil((this.#top + this.height) / this.rowHeight) + MARGIN;
		return this.#rows() <= FEW ? this.#rows() : Math.min(this.#rows(), end);
	});
	/** Where the first drawn row stands on the surface. */
	readonly start = $derived.by(() => {
		const shift = this.#moves < 0 ? 0 : this.#map.shift;
		return this.headHeight + this.first * this.rowHeight + shift;
	});

	constructor(rows: () => number) {
		this.#rows = rows;
	}

	get wide(): number {
		return this.#wide;
	}

	get left(): number {
		return this.#left;
	}

	get surface(): number {
		return this.headHeight + this.#map.surface;
	}

	/** Whole rows that show at once. */
	get page(): number {
		return Math.max(1, Math.floor(this.height / this.rowHeight) - 1);
	}

	/** Watches the element that scrolls. For an attachment: gives what ends it. */
	readonly attach = (element: HTMLElement): (() => void) => {
		const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
		this.rowHeight = Math.round(rem * 1.75);
		this.#element = element;
		const head = element.querySelector('[role=rowgroup]');
		const measure = () => {
			this.#room = element.clientHeight;
			this.#wide = element.clientWidth;
			this.headHeight = head?.clientHeight ?? 0;
		};
		// At once: a scroll may come before the first report of the watch.
		measure();
		const watch = new ResizeObserver(measure);
		watch.observe(element);
		if (head) watch.observe(head);
		return () => watch.disconnect();
	};

	/** Brings the element to where the rows stand, when these are others. For an effect. */
	follow(): void {
		const { scroll } = this.#map;
		if (this.#element && this.#element.scrollTop !== scroll) this.#element.scrollTop = scroll;
	}

	readonly scrolled = (): void => {
		if (!this.#element) return;
		this.#left = this.#element.scrollLeft;
		this.#map.scrolled(this.#element.scrollTop);
		this.#moved();
	};

	/** Small moves of a very long table leave its bar a little off; here it comes right again. */
	readonly settled = (): void => this.#scrollTo(this.#map.top);

	/** Scrolls no further than needed to show a cell. */
	show({ row }: Place, [from, to]: readonly [from: number, to: number]): void {
		const start = row * this.rowHeight;
		const lowest = start + this.rowHeight - this.height;
		if (row >= 0 && start < this.#map.top) this.#scrollTo(start);
		else if (row >= 0 && lowest > this.#map.top) this.#scrollTo(lowest);
		if (!this.#element) return;
		const { scrollLeft } = this.#element;
		if (from < scrollLeft) this.#element.scrollLeft = from;
		else if (to > scrollLeft + this.#wide) {
			this.#element.scrollLeft = Math.min(from, to - this.#wide);
		}
		this.#left = this.#element.scrollLeft;
	}

	#scrollTo(top: number): void {
		this.#map.scrollTo(top);
		if (this.#element) this.#element.scrollTop = this.#map.scroll;
		this.#moved();
	}

	#moved(): void {
		this.#lastTop = this.#map.top;
		this.#moves += 1;
	}
}
