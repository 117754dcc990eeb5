import type { Value, ValueType } from '../analysis';
import type { ChartPeriod, ChartSpec } from './spec';

/** What is known of a column: its type and its first values. */
export interface SeenColumn {
	readonly name: string;
	readonly type: ValueType;
	readonly values: readonly Value[];
}

type Suggested = Omit<ChartSpec, 'relation' | 'top' | 'bins'>;

/** More different values than this make no series, and no side of a heat map. */
const FEW = 8;
const SEVERAL = 40;
/** Numbers that name things rather than measure them. */
const NAMES = /(^|[ _])(id|row|step|code|person|journey|unit|position|index)s?$/i;

/** The picture that the columns of a relation ask for. */
export function suggestChart(columns: readonly SeenColumn[]): Suggested {
	const times = columns.filter(({ type }) => type === 'time' || type === 'date');
	const numbers = columns.filter(({ type }) => type === 'number' || type === 'integer');
	const measures = numbers.filter(({ name }) => !NAMES.test(name));
	const texts = columns.filter(({ type }) => type === 'text' || type === 'boolean');
	const categories = texts
		.filter((column) => different(column) > 1)
		.concat(texts.filter((column) => different(column) <= 1));
	const few = categories.find((column) => different(column) > 1 && different(column) <= FEW);
	const [time, measure, second] = [times[0], measures[0], measures[1]];
	const [first, other] = categories;
	const y = measure?.name ?? '';
	const aggregate = measure === undefined ? 'count' : totals(measure) ? 'sum' : 'mean';
	const base = { y, aggregate, per: '', colour: '' } as const;
	if (time !== undefined) {
		const type = measure === undefined ? 'bar' : 'line';
		return { ...base, type, x: time.name, per: periodOf(time), colour: few?.name ?? '' };
	}
	if (first !== undefined && other !== undefined && measure !== undefined && isGrid(first, other)) {
		return { ...base, type: 'heat', x: first.name, y: other.name, colour: measure.name };
	}
	if (first !== undefined) {
		const colour = few !== undefined && few !== first ? few.name : '';
		return { ...base, type: 'bar', x: first.name, colour };
	}
	if (measure !== undefined && second !== undefined) {
		const ordered = numbers[0] !== measure ? numbers[0] : undefined;
		if (ordered !== undefined) return { ...base, type: 'line', x: ordered.name };
		return { ...base, type: 'dot', x: measure.name, y: second.name, aggregate: 'count' };
	}
	const named = numbers.find((column) => column !== measure);
	if (measure !== undefined && named !== undefined) return { ...base, type: 'line', x: named.name };
	const only = measure ?? numbers[0];
	if (only !== undefined)
		return { ...base, type: 'histogram', x: only.name, y: '', aggregate: 'count' };
	return { ...base, type: 'bar', x: columns[0]?.name ?? '', y: '', aggregate: 'count' };
}

function different({ values }: SeenColumn): number {
	return new Set(values).size;
}

/** Whole numbers can be added up; shares and averages cannot. */
function totals({ type, values }: SeenColumn): boolean {
	return (
		type === 'integer' || values.every((value) => value === null || Number.isInteger(Number(value)))
	);
}

/** Whether nearly each pair of two columns stands in a row of its own, and there are not too many. */
function isGrid(a: SeenColumn, b: SeenColumn): boolean {
	const [wide, high] = [different(a), different(b)];
	if (wide < 2 || high < 2 || wide > SEVERAL || high > SEVERAL) return false;
	const pairs = new Set(
		a.values.map((value, row) => JSON.stringify([String(value), String(b.values[row])]))
	);
	return pairs.size === a.values.length && pairs.size > Math.max(wide, high);
}

const DAY = 86_400_000_000;

function periodOf({ values }: SeenColumn): ChartPeriod {
	const times = values.map(Number).filter((time) => Number.isFinite(time) && time !== 0);
	const span = times.reduce((most, time) => Math.max(most, time), -Infinity) - Math.min(...times);
	if (!(span > 3 * DAY)) return times.length > 0 && span >= 0 ? 'hour' : 'day';
	if (span <= 120 * DAY) return 'day';
	if (span <= 730 * DAY) return 'week';
	return span <= 3650 * DAY ? 'month' : 'year';
}
