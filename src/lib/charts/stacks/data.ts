/** A part that every bar may have. */
export interface StackSeries {
	readonly id: string;
	readonly label: string;
	/** CSS colour. */
	readonly colour: string;
}

/** A bar: its parts above zero and, where negative, below. */
export interface StackBar {
	readonly id: string;
	readonly label: string;
	/** In short, for the axis. */
	readonly tick: string;
	/** By series; zero where there is none. */
	readonly values: readonly number[];
	/** Not over yet: drawn with stripes. */
	readonly open?: boolean;
}

/** Bars side by side, stacked from the first series outwards. */
export interface StacksData {
	readonly series: readonly StackSeries[];
	readonly bars: readonly StackBar[];
}
