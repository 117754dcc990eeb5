/** Pixels from which on a mouse drags; a finger rests first, as one that moves at once scrolls. */
const STEP = 5;
const REST = 350;
/** Pixels from the edge of the window from which on the page moves along, and how far in each frame. */
const EDGE = 56;
const PACE = 8;

export interface PointerDrag {
	readonly disabled: boolean;
	readonly onstart: () => void;
	/** It is over, whether or not something was let go anywhere. */
	readonly onend: () => void;
	/** Let go over an element with `data-drop`, which says where. */
	readonly ondrop: (where: string) => void;
}

/** Drags an element by mouse, pen or finger. Escape lets it be. */
export function pointerDrag({ disabled, onstart, onend, ondrop }: PointerDrag) {
	return (element: HTMLElement): (() => void) | undefined => {
		if (disabled) return undefined;
		const gone = new AbortController();
		const { signal } = gone;
		let down: { readonly x: number; readonly y: number; readonly finger: boolean } | undefined;
		let resting: ReturnType<typeof setTimeout> | undefined;
		let ghost: HTMLElement | undefined;
		let height = 0;

		function begin(x: number, y: number) {
			ghost = ghostOf(element);
			document.body.append(ghost);
			follow(x, y);
			requestAnimationFrame(scroll);
			window.addEventListener('keydown', escape, { signal });
			onstart();
		}
		function follow(x: number, y: number) {
			height = y;
			if (ghost) ghost.style.translate = `${x + 8}px ${y + 8}px`;
		}
		function scroll() {
			if (ghost === undefined) return;
			if (height < EDGE) window.scrollBy(0, -PACE);
			else if (height > window.innerHeight - EDGE) window.scrollBy(0, PACE);
			requestAnimationFrame(scroll);
		}
		function escape({ key }: KeyboardEvent) {
			if (key === 'Escape') end();
		}
		function end() {
			clearTimeout(resting);
			down = undefined;
			if (ghost === undefined) return;
			ghost.remove();
			ghost = undefined;
			window.removeEventListener('keydown', escape);
			onend();
		}

		element.addEventListener(
			'pointerdown',
			({ button, isPrimary, clientX: x, clientY: y, pointerType, pointerId }) => {
				if (button !== 0 || !isPrimary) return;
				down = { x, y, finger: pointerType === 'touch' };
				// A finger is captured as it comes down.
				if (down.finger) resting = setTimeout(() => begin(x, y), REST);
				else element.setPointerCapture(pointerId);
			},
			{ signal }
		);
		element.addEventListener(
			'pointermove',
			({ clientX: x, clientY: y }) => {
				if (down === undefined) return;
				if (ghost !== undefined) return follow(x, y);
				if (Math.hypot(x - down.x, y - down.y) < STEP) return;
				if (down.finger) return end();
				begin(x, y);
			},
			{ signal }
		);
		element.addEventListener(
			'pointerup',
			({ clientX, clientY }) => {
				const under = ghost && document.elementFromPoint(clientX, clientY);
				const where = under?.closest<HTMLElement>('[data-drop]')?.dataset['drop'];
				end();
				if (where !== undefined) ondrop(where);
			},
			{ signal }
		);
		element.addEventListener('pointercancel', end, { signal });
		// What a finger does with the page while it drags: nothing.
		const still = (event: Event) => {
			if (ghost !== undefined && event.cancelable) event.preventDefault();
		};
		element.addEventListener('touchmove', still, { signal, passive: false });
		element.addEventListener('contextmenu', (event) => down?.finger && event.preventDefault(), {
			signal
		});
		return () => {
			end();
			gone.abort();
		};
	};
}

/** What follows the pointer: the words, as they look. */
function ghostOf(element: HTMLElement): HTMLElement {
	const ghost = document.createElement('div');
	const { font, fontFamily, fontSize, color } = getComputedStyle(element);
	ghost.textContent = element.textContent;
	ghost.setAttribute('aria-hidden', 'true');
	Object.assign(ghost.style, {
		position: 'fixed',
		inset: '0 auto auto 0',
		zIndex: 'var(--layer-float, 100)',
		padding: 'var(--space-1) var(--space-2)',
		borderRadius: 'var(--radius)',
		background: 'var(--paper-raised)',
		boxShadow: 'var(--shadow, 0 2px 8px rgb(0 0 0 / 0.25))',
		font,
		fontFamily,
		fontSize,
		color,
		pointerEvents: 'none'
	});
	return ghost;
}
