/** What the columns of a file hold, in its first records. */
export interface Profile {
	/** Records looked at that have the file's columns. */
	readonly looked: number;
	/** Whether that was the whole file. */
	readonly whole: boolean;
	/** In the order of the source's columns. */
	readonly columns: readonly ColumnProfile[];
}

export interface ColumnProfile {
	/** Records without a value. */
	readonly empty: number;
	/** Values that are not of the column's type. */
	readonly unreadable: number;
	/** Different values. */
	readonly distinct: number;
	/** The most frequent values of a text or of a yes or no, the most frequent first. */
	readonly top: readonly Frequent[];
	/** Where numbers and times lie; absent where there are none. */
	readonly histogram?: Bins;
}

export interface Frequent {
	/** Cut off after some hundred characters. */
	readonly value: string;
	readonly count: number;
}

/** Values by bins of equal width from the least to the greatest; times in microseconds UTC. */
export interface Bins {
	readonly min: number;
	readonly max: number;
	readonly counts: readonly number[];
}
