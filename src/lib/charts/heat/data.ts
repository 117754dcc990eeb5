/** A row or a column of a heat table. */
export interface HeatHead {
	readonly id: string;
	readonly label: string;
	/** Stands beside the label: how many there are. */
	readonly note?: string;
	/** Not over yet, or too small to rank: drawn apart. */
	readonly faint?: boolean;
}

export interface HeatCell {
	readonly text: string;
	/** 0 to 1: how strong the colour is. */
	readonly heat: number;
	/** Says more where a reader points. */
	readonly title?: string;
	/** Not over yet, or too small to rank: hatched. */
	readonly faint?: boolean;
	/** In a comparison, less than the other: in the other colour. */
	readonly less?: boolean;
}

/** A table whose cells are coloured by their size. */
export interface HeatData {
	/** What stands above the rows' heads. */
	readonly corner: string;
	readonly rows: readonly HeatHead[];
	readonly columns: readonly HeatHead[];
	/** By row, then by column; undefined where there is nothing. */
	readonly cells: readonly (readonly (HeatCell | undefined)[])[];
}
