/** A label at a step. `reached = ended + wentOn + beyond`, always. */
export interface SankeyNode {
	readonly id: string;
	readonly step: number;
	readonly label: string;
	/** Labels too small to show, folded into one. */
	readonly other: boolean;
	/** How many labels were folded into this one. */
	readonly folds: number;
	readonly reached: number;
	readonly ended: number;
	/** The sum of the links that leave it. */
	readonly wentOn: number;
	/** Those who went on past the last step shown. */
	readonly beyond: number;
	/** Those who have no step before this; those who have one that is not shown. None where it is not given. */
	readonly began?: number;
	readonly earlier?: number;
}

/** Those who went from a node to one of the next step. */
export interface SankeyLink {
	readonly from: string;
	readonly to: string;
	readonly count: number;
	/** Mean time between the two. */
	readonly seconds: number;
	/** Median of the same times. */
	readonly median?: number;
	/** Of those who took it and whose outcome is known: how many there are, how many succeeded. */
	readonly outcome?: { readonly succeeded: number; readonly closed: number };
}

export interface SankeyData {
	/** What is counted: journeys, people, sessions. */
	readonly unit: string;
	readonly steps: number;
	readonly nodes: readonly SankeyNode[];
	readonly links: readonly SankeyLink[];
	readonly total: number;
	/** Whether steps are counted on both sides of one, or back from it: then their numbers have a sign. */
	readonly signed?: boolean;
}

/** What the reader chose in the diagram. */
export type Selection =
	| { readonly kind: 'node'; readonly node: SankeyNode }
	| { readonly kind: 'link'; readonly link: SankeyLink };

/** Where it was chosen, in the window: what opens beside it, opens there. */
export interface Spot {
	getBoundingClientRect(): DOMRect;
	/** Gives the keyboard back. */
	focus(): void;
}
