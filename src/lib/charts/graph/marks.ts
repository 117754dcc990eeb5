import type { Target } from './navigate';

/** What makes a node or an edge something that can be reached, read and pointed at. */
export interface Mark {
	readonly role: 'button' | 'img';
	readonly tabindex: number;
	readonly 'aria-label': string;
	readonly 'data-key': string;
	readonly onfocus: () => void;
	readonly onblur: () => void;
	readonly onkeydown: (event: KeyboardEvent) => void;
	readonly onpointermove: () => void;
	readonly onpointerleave: () => void;
	readonly onclick: () => void;
}

export type MarkOf = (target: Target) => Mark;
