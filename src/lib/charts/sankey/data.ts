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
}

/** Those who went from a node to one of the next step. */
export interface SankeyLink {
	readonly from: string;
	readonly to: string;
	readonly count: number;
	/** Mean time between the two. */
	readonly seconds: number;
}

export interface SankeyData {
	/** What is counted: journeys, people, sessions. */
	readonly unit: string;
	readonly steps: number;
	readonly nodes: readonly SankeyNode[];
	readonly links: readonly SankeyLink[];
	readonly total: number;
}

/** What the reader chose in the diagram. */
export type Selection =
	| { readonly kind: 'node'; readonly node: SankeyNode }
	| { readonly kind: 'link'; readonly link: SankeyLink };
