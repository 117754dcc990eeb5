/** One line of a bar list. */
export interface Bar {
	readonly key: string;
	readonly label: string;
	readonly count: number;
	/** CSS colour; the grey of marks unless given. */
	readonly colour?: string | undefined;
	/** Greyed: a group too small to rank. */
	readonly faint?: boolean | undefined;
}

export interface PlacedBar {
	readonly bar: Bar;
	/** Of the total, 0 to 1. */
	readonly share: number;
	/** Of the width at hand, 0 to 1: the longest bar fills it. */
	readonly length: number;
}

/** Bars from zero on, all on one scale. `total` is what the shares are of. */
export function layoutBars(bars: readonly Bar[], total: number): PlacedBar[] {
	const most = Math.max(0, ...bars.map(({ count }) => count));
	const part = (count: number, whole: number) => (whole > 0 ? count / whole : 0);
	return bars.map((bar) => ({
		bar,
		share: part(bar.count, total),
		length: part(bar.count, most)
	}));
}
