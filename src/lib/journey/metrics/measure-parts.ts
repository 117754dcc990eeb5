import type { Rows } from '../analysis';
import { formOf, type Measure } from './measure';

/** What a number is made of; the parts of several periods add up to those of all. */
export type Parts =
	| { readonly form: 'count'; readonly n: number }
	| {
			readonly form: 'moments';
			readonly n: number;
			/** Units that have no value. */
			readonly left: number;
			readonly total: number;
			readonly squares: number;
	  }
	| {
			readonly form: 'values';
			readonly left: number;
			/** Ascending; of equal values those that are over come first. */
			readonly values: readonly ValueCount[];
	  };

export interface ValueCount {
	readonly value: number;
	/** Not over: the value is the least that it can be. */
	readonly open: boolean;
	readonly count: number;
}

export function noParts(measure: Measure): Parts {
	switch (formOf(measure)) {
		case 'count':
			return { form: 'count', n: 0 };
		case 'mean':
		case 'total':
			return { form: 'moments', n: 0, left: 0, total: 0, squares: 0 };
		default:
			return { form: 'values', left: 0, values: [] };
	}
}

/** The parts of each period, by its start on the notebook's clock; of all there is one, at 0. */
export function partsOf(rows: Rows, measure: Measure): Map<number, Parts> {
	const column = (name: string) => Array.from(rows.column(name), Number);
	const periods = column('period');
	const found = new Map<number, Parts>();
	if (formOf(measure) === 'count') {
		const n = column('n');
		periods.forEach((period, i) => found.set(period, { form: 'count', n: n[i] ?? 0 }));
		return found;
	}
	if (noParts(measure).form === 'moments') {
		const [n, units, total, squares] = ['n', 'units', 'total', 'squares'].map(column);
		periods.forEach((period, i) => {
			const own = n?.[i] ?? 0;
			found.set(period, {
				form: 'moments',
				n: own,
				left: (units?.[i] ?? 0) - own,
				total: total?.[i] ?? 0,
				squares: squares?.[i] ?? 0
			});
		});
		return found;
	}
	return histograms(rows, periods);
}

function histograms(rows: Rows, periods: readonly number[]): Map<number, Parts> {
	const [values, open, units] = [rows.column('value'), rows.column('open'), rows.column('units')];
	const lists = new Map<number, { left: number; values: ValueCount[] }>();
	let [now, list] = [NaN, { left: 0, values: new Array<ValueCount>() }];
	periods.forEach((period, i) => {
		if (period !== now) {
			now = period;
			list = lists.get(period) ?? { left: 0, values: [] };
			lists.set(period, list);
		}
		const value = values[i];
		const count = Number(units[i]);
		if (value === null || value === undefined) list.left += count;
		else list.values.push({ value: Number(value), open: open[i] === true, count });
	});
	return new Map([...lists].map(([period, list]) => [period, { form: 'values', ...list }]));
}

/** The parts of all periods together; they are of one form. */
export function added(all: Iterable<Parts>, measure: Measure): Parts {
	let sum = noParts(measure);
	const values: ValueCount[] = [];
	for (const parts of all) {
		if (sum.form === 'count' && parts.form === 'count') sum = { form: 'count', n: sum.n + parts.n };
		else if (sum.form === 'moments' && parts.form === 'moments')
			sum = {
				form: 'moments',
				n: sum.n + parts.n,
				left: sum.left + parts.left,
				total: sum.total + parts.total,
				squares: sum.squares + parts.squares
			};
		else if (sum.form === 'values' && parts.form === 'values') {
			for (const value of parts.values) values.push(value);
			sum = { ...sum, left: sum.left + parts.left };
		}
	}
	if (sum.form !== 'values') return sum;
	let before = -Infinity;
	const inOrder = values.every(({ value }) => before <= (before = value));
	return {
		...sum,
		values: inOrder ? values : values.sort((one, other) => one.value - other.value)
	};
}
