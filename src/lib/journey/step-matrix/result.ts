import type { Rows } from '../analysis';
import { nodeOf } from '../flow/counts';
import { newcombe, type Interval } from '../statistics';
import { named, type Side } from './statements';
import type { StepMatrixSpec } from './spec';

export interface StepDifference {
	/** Share of those who are counted, less that of those compared with. */
	readonly value: number;
	/** Newcombe's, at 95 %. */
	readonly interval: Interval;
}

export interface StepRow {
	readonly id: string;
	/** `end` are the units that were over before the step. */
	readonly kind: 'label' | 'other' | 'end';
	/** Null for events without a name, for Other and for the end. */
	readonly label: string | null;
	/** How many labels are folded into it. */
	readonly folds: number;
	/** Units at it, by step. */
	readonly units: readonly number[];
	/** The same of those compared with; null where there are none. */
	readonly compared: readonly number[] | null;
	/** By step; null where nobody is compared, or one side is empty. */
	readonly differences: readonly (StepDifference | null)[] | null;
}

export interface StepMatrixResult {
	/** All units: what every column adds up to. */
	readonly units: number;
	readonly compared: number | null;
	/** Steps, from 1. */
	readonly steps: number;
	/** The labels that most units are at, then Other, then the end. */
	readonly rows: readonly StepRow[];
	readonly allLabels: number;
}

/** Units at each label, by step. */
interface Counts {
	readonly units: number;
	readonly byLabel: ReadonlyMap<
		string,
		{ readonly label: string | null; readonly units: number[] }
	>;
}

export function stepMatrix(
	rows: ReadonlyMap<string, Rows>,
	spec: StepMatrixSpec
): StepMatrixResult {
	const own = countsOf(rows, 'chosen', spec.depth);
	const other = spec.compare === '' ? undefined : countsOf(rows, 'compared', spec.depth);
	const sides = other === undefined ? [own] : [own, other];
	const labels = ranked(sides);
	const kept = new Set(labels.slice(0, spec.top).map(({ id }) => id));
	const folded = labels.slice(spec.top).map(({ id }) => id);
	const row = (
		id: string,
		kind: StepRow['kind'],
		label: string | null,
		unitsOf: (side: Counts) => number[]
	): StepRow => {
		const units = unitsOf(own);
		const compared = other === undefined ? null : unitsOf(other);
		return {
			id,
			kind,
			label,
			folds: kind === 'other' ? folded.length : 0,
			units,
			compared,
			differences: compared && other ? differences(units, own.units, compared, other.units) : null
		};
	};
	const sum = (side: Counts, ids: readonly string[]) => added(side, ids, spec.depth);
	return {
		units: own.units,
		compared: other?.units ?? null,
		steps: spec.depth,
		rows: [
			...labels
				.filter(({ id }) => kept.has(id))
				.map(({ id, label }) => row(id, 'label', label, (side) => sum(side, [id]))),
			...(folded.length === 0 ? [] : [row('other', 'other', null, (side) => sum(side, folded))]),
			row('end', 'end', null, (side) =>
				sum(side, [...side.byLabel.keys()]).map((there) => side.units - there)
			)
		],
		allLabels: labels.length
	};
}

function countsOf(rows: ReadonlyMap<string, Rows>, side: Side, depth: number): Counts {
	const found = rows.get(named(side));
	if (found === undefined) throw new Error('the statement steps was not read');
	const [step, label, units] = [found.column('step'), found.column('label'), found.column('units')];
	const byLabel = new Map<string, { label: string | null; units: number[] }>();
	let all = 0;
	for (let at = 0; at < found.length; at++) {
		const value = label[at] ?? null;
		const name = value === null ? null : String(value);
		const known = byLabel.get(nodeOf(name)) ?? { label: name, units: zeros(depth) };
		byLabel.set(nodeOf(name), known);
		const place = Number(step[at]) - 1;
		known.units[place] = (known.units[place] ?? 0) + Number(units[at]);
		if (place === 0) all += Number(units[at]);
	}
	return { units: all, byLabel };
}

const zeros = (depth: number) => Array.from({ length: depth }, () => 0);

/** Every label of these steps, those first at which most units are; small sides count as much as large ones. */
function ranked(sides: readonly Counts[]): { id: string; label: string | null }[] {
	const labels = new Map<string, { label: string | null; weight: number }>();
	for (const side of sides) {
		for (const [id, { label, units }] of side.byLabel) {
			const weight = units.reduce((a, b) => a + b, 0) / side.units;
			labels.set(id, { label, weight: (labels.get(id)?.weight ?? 0) + weight });
		}
	}
	return [...labels]
		.map(([id, one]) => ({ id, ...one }))
		.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
}

function added({ byLabel }: Counts, ids: readonly string[], depth: number): number[] {
	const sum = zeros(depth);
	for (const id of ids) {
		byLabel.get(id)?.units.forEach((units, at) => (sum[at] = (sum[at] ?? 0) + units));
	}
	return sum;
}

function differences(
	units: readonly number[],
	all: number,
	compared: readonly number[],
	allCompared: number
): (StepDifference | null)[] {
	return units.map((successes, at) => {
		const other = compared[at] ?? 0;
		const interval = newcombe({ successes, n: all }, { successes: other, n: allCompared });
		return interval === undefined
			? null
			: { value: successes / all - other / allCompared, interval };
	});
}
