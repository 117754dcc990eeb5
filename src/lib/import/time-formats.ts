import { shapeOfTime, type TimeShape } from './time-shape';

/** What else is known of a file, where values alone leave a choice. */
export interface TimeHints {
	/** Whether the column's heading speaks of time: only then are plain digits taken for one. */
	readonly named: boolean;
	/** Whether the file seems to come from where days are written before months. */
	readonly dayFirst: boolean;
}

export interface TimeFormat {
	/** As in `ColumnType`: `iso`, `epoch-s`, … or a strptime pattern. */
	readonly format: string;
	/** Whether the values say their own offset from UTC. */
	readonly offset: boolean;
	/** Whether they have a time of day. */
	readonly clock: boolean;
	/** Which of day and month comes first was not to be seen from the values. */
	readonly ambiguous: boolean;
}

/** Values that must agree on a format. */
const AGREEMENT = 0.8;

/** The format that reads a column's values, or undefined where they are no times. */
export function timeFormatOf(values: readonly string[], hints: TimeHints): TimeFormat | undefined {
	const shapes = values.map((value) => shapeOfTime(value.trim(), hints.named));
	const votes = new Map<string, TimeShape[]>();
	for (const shape of shapes) {
		if (shape === undefined) continue;
		const same = votes.get(shape.pattern);
		if (same === undefined) votes.set(shape.pattern, [shape]);
		else same.push(shape);
	}
	const [first] = [...votes.values()].toSorted((a, b) => b.length - a.length);
	if (first?.[0] === undefined || first.length < values.length * AGREEMENT) return undefined;
	const { pattern, clock } = first[0];
	const offset = first.filter((shape) => shape.offset).length > first.length / 2;
	if (!pattern.includes('%1')) return { format: pattern, offset, clock, ambiguous: false };
	const { dayFirst, ambiguous } = orderOf(first, hints.dayFirst);
	const [one, two] = dayFirst ? ['%d', '%m'] : ['%m', '%d'];
	return {
		format: pattern.replace('%1', one).replace('%2', two),
		offset,
		clock,
		ambiguous
	};
}

/** Whether a text alone looks like a date or a time. */
export function looksLikeDate(text: string): boolean {
	return shapeOfTime(text.trim(), false) !== undefined;
}

function orderOf(shapes: readonly TimeShape[], hint: boolean) {
	const daysFirst = shapes.filter(({ numbers }) => (numbers?.[0] ?? 0) > 12).length;
	const monthsFirst = shapes.filter(({ numbers }) => (numbers?.[1] ?? 0) > 12).length;
	if (daysFirst !== monthsFirst) return { dayFirst: daysFirst > monthsFirst, ambiguous: false };
	const american = shapes[0]?.pattern.includes('%p') ?? false;
	return { dayFirst: hint || !american, ambiguous: true };
}
