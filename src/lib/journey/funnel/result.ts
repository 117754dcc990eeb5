import { between, type FunnelSpec } from './spec';
import { binsOf, spreadOf, type Spread, type TimeBin, type Times } from './times';
import { trendOf, type TrendPoint } from './trend';
import { requiredSteps } from './spec';
import type { Context, Rows, Value } from '../analysis';
import { objects } from '../rows';
import { newcombe, wilson, type Interval } from '../statistics';

export interface StepFigures {
	/** Units that did it; of *any order*, that did so many steps. */
	readonly reached: number;
	/** Null where that is of nobody. */
	readonly ofAll: number | null;
	readonly ofFirst: number | null;
	/** Of those at the step before that may not be left out. */
	readonly ofPrevious: number | null;
	readonly interval: Interval | null;
	/** At the step before, and never here; 0 for the first and for what may be left out. */
	readonly lost: number;
	readonly fromPrevious: Spread | null;
	readonly fromEntry: Spread | null;
	/** What those who stopped here did next, most frequent first; the rest are together, with no name. */
	readonly instead: readonly Instead[];
	/** Of those who stopped here, how many did nothing more. */
	readonly nothing: number;
}

export interface Instead {
	/** Null for interactions without a name. */
	readonly name: string | null;
	readonly units: number;
	/** How many names are folded into it; 0 for one name. */
	readonly folds: number;
}

export interface FunnelGroup {
	/** Null for those without one, and for what is folded. */
	readonly value: string | null;
	/** How many values are folded into it; 0 for one value. */
	readonly folds: number;
	readonly reached: readonly number[];
	/** Mean seconds from the step before; null where nobody did it. */
	readonly fromPrevious: readonly (number | null)[];
}

export interface FunnelSide {
	/** All units there are, in the funnel or not. */
	readonly units: number;
	readonly steps: readonly StepFigures[];
	readonly groups: readonly FunnelGroup[];
	readonly trend: readonly TrendPoint[];
	readonly convert: { readonly spread: Spread | null; readonly bins: readonly TimeBin[] };
}

export interface Difference {
	/** The share of the first step, of those counted less of those compared. */
	readonly ofFirst: number | null;
	readonly interval: Interval | null;
}

export interface FunnelResult {
	readonly counted: FunnelSide;
	readonly compared: FunnelSide | null;
	/** By step; empty where nothing is compared. */
	readonly differences: readonly Difference[];
}

/** Names that are shown of what people did instead. */
const INSTEAD = 5;

type Found = ReadonlyMap<string, Rows>;
type Row = Readonly<Record<string, Value>>;

export function decodeFunnel(rows: Found, spec: FunnelSpec, context: Context): FunnelResult {
	const counted = side(rows, spec, context, 0);
	if (spec.compare === '') return { counted, compared: null, differences: [] };
	const compared = side(rows, spec, context, 1);
	const of = ({ steps }: FunnelSide, k: number) => ({
		successes: steps[k]?.reached ?? 0,
		n: steps[0]?.reached ?? 0
	});
	return {
		counted,
		compared,
		differences: spec.steps.map((_, k) => {
			const [a, b] = [counted.steps[k]?.ofFirst ?? null, compared.steps[k]?.ofFirst ?? null];
			return {
				ofFirst: a === null || b === null ? null : a - b,
				interval: newcombe(of(counted, k), of(compared, k)) ?? null
			};
		})
	};
}

function side(rows: Found, spec: FunnelSpec, context: Context, number: number): FunnelSide {
	const of = (statement: string) =>
		rows.has(statement)
			? objects(rows, statement).filter((row) => Number(row['side']) === number)
			: [];
	const units = Number(of('units')[0]?.['units'] ?? 0);
	if (spec.steps.length === 0) {
		return { units, steps: [], groups: [], trend: [], convert: { spread: null, bins: [] } };
	}
	const counts = of('steps');
	const reached = spec.steps.map((_, k) => sumOf(counts.filter(isWhole), `r${k}`));
	const all = timesBy(of('times'), (row) => `${Number(row['step'])} ${String(row['entry'])}`);
	const nowhere: Times = { seconds: [], units: [] };
	// From the first step to the second, the step before is the entry.
	const timesOf = (k: number, entry: boolean) => all.get(`${k} ${entry || k === 1}`) ?? nowhere;
	const convert = between(spec.convert, spec.steps.length);
	const converted =
		convert === undefined
			? nowhere
			: convert.from === 0
				? timesOf(convert.to, true)
				: (timesBy(of('convert'), () => '').get('') ?? nowhere);
	const required = requiredSteps(spec);
	const next = of('instead');
	const end = objects(rows, 'end')[0]?.['micros'] ?? null;
	return {
		units,
		steps: spec.steps.map((_, k) => {
			const before = required.filter((step) => step < k).at(-1);
			const after = required.find((step) => step > k);
			const depth = required.indexOf(k) + 1;
			const base = before === undefined ? units : (reached[before] ?? 0);
			const here = reached[k] ?? 0;
			const stopped = depth === 0 || after === undefined ? 0 : here - (reached[after] ?? 0);
			const theirs = next.filter((row) => Number(row['depth']) === depth);
			return {
				reached: here,
				ofAll: share(here, units),
				ofFirst: share(here, reached[0] ?? 0),
				ofPrevious: share(here, base),
				interval: wilson(here, base) ?? null,
				lost: before === undefined || depth === 0 ? 0 : base - here,
				fromPrevious: spreadOf(timesOf(k, false)),
				fromEntry: spreadOf(timesOf(k, true)),
				instead: foldInstead(theirs),
				nothing: stopped - sumOf(theirs, 'units')
			};
		}),
		groups: spec.breakdown === undefined ? [] : groupsOf(counts, spec, spec.breakdown.top),
		trend: trendOf(
			of('trend').map((row) => ({
				period: Number(row['period']),
				entered: Number(row['entered']),
				converted: Number(row['converted'])
			})),
			spec,
			context.settings,
			end === null ? null : Number(end)
		),
		convert: { spread: spreadOf(converted), bins: binsOf(converted, spec.convert.bins) }
	};
}

function isWhole(row: Row): boolean {
	return row['whole'] === true;
}

/** The largest values, then all others together. A value's rows are those that count whole and those that do not. */
function groupsOf(counts: readonly Row[], { steps }: FunnelSpec, top: number): FunnelGroup[] {
	const values = new Map<string | null, Row[]>();
	for (const row of counts) {
		const value = row['value'] === null ? null : String(row['value']);
		values.set(value, [...(values.get(value) ?? []), row]);
	}
	const ranked = [...values].sort(
		([a, of], [b, others]) =>
			sumOf(others, 'r0') - sumOf(of, 'r0') || ((a ?? '') < (b ?? '') ? -1 : 1)
	);
	const group = (value: string | null, folds: number, rows: readonly Row[]): FunnelGroup => {
		const reached = steps.map((_, k) => sumOf(rows, `r${k}`));
		return {
			value,
			folds,
			reached,
			fromPrevious: steps.map((_, k) =>
				k === 0 || reached[k] === 0 ? null : sumOf(rows, `p${k}`) / 1e6 / (reached[k] ?? 1)
			)
		};
	};
	const rest = ranked.slice(top);
	return [
		...ranked.slice(0, top).map(([value, rows]) => group(value, 0, rows)),
		...(rest.length === 0
			? []
			: [
					group(
						null,
						rest.length,
						rest.flatMap(([, rows]) => rows)
					)
				])
	];
}

function foldInstead(rows: readonly Row[]): Instead[] {
	const named = rows.map((row) => ({
		name: row['name'] === null ? null : String(row['name']),
		units: Number(row['units']),
		folds: 0
	}));
	const rest = named.slice(INSTEAD);
	const others = rest.reduce((sum, { units }) => sum + units, 0);
	return [
		...named.slice(0, INSTEAD),
		...(rest.length === 0 ? [] : [{ name: null, units: others, folds: rest.length }])
	];
}

function timesBy(rows: readonly Row[], key: (row: Row) => string): Map<string, Times> {
	const found = new Map<string, { seconds: number[]; units: number[] }>();
	for (const row of rows) {
		const times = found.get(key(row)) ?? { seconds: [], units: [] };
		found.set(key(row), times);
		times.seconds.push(Number(row['micros']) / 1e6);
		times.units.push(Number(row['units']));
	}
	return found;
}

function sumOf(rows: readonly Row[], column: string): number {
	return rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0);
}

function share(part: number, whole: number): number | null {
	return whole === 0 ? null : part / whole;
}
