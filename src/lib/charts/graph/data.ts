export interface GraphNode {
	readonly id: string;
	readonly kind: 'start' | 'end' | 'label';
	readonly label: string;
	/** Stands under the label: how often it occurs. */
	readonly note: string;
	/** 0 to 1: how strong its ground is. */
	readonly heat: number;
	/** CSS colour of its edge, where it has one. */
	readonly hue?: string | undefined;
	/** All that is known of it, as a sentence. */
	readonly detail: string;
}

export interface GraphEdge {
	readonly from: string;
	readonly to: string;
	/** Its name, for those who do not see it: `home → cart`. */
	readonly name: string;
	/** Stands on it: its weight. */
	readonly note: string;
	/** 0 to 1: how thick it is. */
	readonly size: number;
	/** 0 to 1: how much it wants to be short and straight. */
	readonly pull: number;
	/** Too few to say much, or no difference that can be told: drawn pale. */
	readonly faint?: boolean;
	/** In a comparison: more or less than the other. */
	readonly tone?: 'more' | 'less' | undefined;
	/** All that is known of it, as a sentence. */
	readonly detail: string;
}

/** Places and what leads from one to another; loops and ways back are edges like all others. */
export interface GraphData {
	readonly nodes: readonly GraphNode[];
	readonly edges: readonly GraphEdge[];
}

/** What the reader chose. */
export type GraphSelection =
	| { readonly kind: 'node'; readonly node: GraphNode }
	| { readonly kind: 'edge'; readonly edge: GraphEdge };

export interface GraphWords {
	readonly empty: string;
	/** How it is read with the keyboard. */
	readonly help: string;
	/** Stands where the numbers come, until there are any. */
	readonly hint: string;
	/** What the legend calls edges that lead back. */
	readonly back: string;
	/** What it calls pale edges. */
	readonly faint: string;
	/** What it calls the two colours of a comparison. */
	readonly more?: string | undefined;
	readonly less?: string | undefined;
}
