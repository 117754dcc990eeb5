import type { Target } from './navigate';
import type { PlacedLink, PlacedNode } from './layout';

/** What makes a node or a band something that can be reached and read. */
export interface Control {
	readonly role: 'button' | 'img';
	readonly tabindex: number;
	readonly 'aria-label': string;
	readonly 'data-key': string;
	readonly onfocus: () => void;
	readonly onblur: () => void;
	readonly onkeydown: (event: KeyboardEvent) => void;
}

/** What makes it something to point at. */
export interface Pointer {
	readonly onpointermove: () => void;
	readonly onpointerleave: () => void;
	readonly onclick: (event: MouseEvent) => void;
}

export interface Marks {
	readonly control: (target: Target) => Control;
	readonly pointer: (target: Target) => Pointer;
}

/** Whether a band belongs to what is pointed at: it is that, or it touches that node. */
export function bandIsLit({ link }: PlacedLink, active: Target | undefined): boolean {
	if (!active) return false;
	if (active.kind === 'link') return active.at.link === link;
	const { id } = active.at.node;
	return link.from === id || link.to === id;
}

/** Whether a node stays as it is while something else is pointed at. */
export function nodeIsLit(
	{ node }: PlacedNode,
	active: Target | undefined,
	links: readonly PlacedLink[]
): boolean {
	if (!active) return true;
	if (active.kind === 'node' && active.at.node.id === node.id) return true;
	return links.some(
		(at) => bandIsLit(at, active) && (at.link.from === node.id || at.link.to === node.id)
	);
}
