/** A point of a line; y null where there is none, which leaves a gap. */
export interface LinePoint {
	readonly x: number;
	readonly y: number | null;
	/** The interval around y, drawn as a band. */
	readonly low?: number;
	readonly high?: number;
	/** Not over yet: drawn with dashes. */
	readonly open?: boolean;
	/** Of how many. */
	readonly n?: number;
}

export interface Line {
	readonly id: string;
	readonly label: string;
	/** CSS colour; in the order of the palette unless given. */
	readonly colour?: string;
	/** Of an earlier period or of others: drawn thin. */
	readonly faint?: boolean;
	readonly points: readonly LinePoint[];
}

/** Lines over one axis, points in the order of x. */
export interface LinesData {
	/** Straight from point to point, or steps that hold until the next point. */
	readonly shape: 'line' | 'step';
	/** What x counts; `time` is microseconds since 1970 in UTC, `duration` seconds, `count` whole numbers. */
	readonly x: 'time' | 'number' | 'duration' | 'count';
	/** What y counts, for round marks on its axis; `duration` is seconds. A number unless given. */
	readonly y?: 'number' | 'duration';
	/** Whether y begins at zero whatever its least value. */
	readonly zero: boolean;
	readonly lines: readonly Line[];
	/** What thin lines are that the legend does not name one by one, as there are several. */
	readonly each?: string;
}
