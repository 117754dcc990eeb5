import type { Rows, Value } from '../analysis';
import {
	foldCounts,
	foldOf,
	linkKey,
	totalOf,
	type Fold,
	type PathCount,
	type PathLink,
	type PathNode
} from './fold';
import { nameFor, sidesOf } from './statements';
import type { PathsSpec } from './spec';
import type { Side } from './steps';
import { objects } from '../rows';
import { quantile } from '../statistics';

/** What is known of a link beside its count. */
export interface WeighedLink extends PathLink {
	/** The median of the same times; where the weight asks for it. */
	readonly median?: number;
	/** Of the journeys that took it and are not open: how many there are and how many succeeded. */
	readonly outcome?: { readonly succeeded: number; readonly closed: number };
}

/** How many units pass the first labels of the sequence: by their steps, and as a funnel has it. */
export interface Passed {
	readonly labels: number;
	readonly paths: number;
	readonly funnel: number;
}

export interface PathsSide {
	/** Units in the picture. */
	readonly total: number;
	/** Units that are not: without what the steps are counted from, or not among those kept. */
	readonly without: number;
	readonly nodes: readonly PathNode[];
	readonly links: readonly WeighedLink[];
	readonly passed: readonly Passed[];
}

export interface PathsResult extends PathsSide {
	/** Numbers of the first and last step that anyone reaches; null where nobody does. */
	readonly first: number | null;
	readonly last: number | null;
	readonly steps: number;
	/** Labels there are, the most frequent first; empty for no name. */
	readonly labels: readonly string[];
	/** The segment that it is compared with, folded alike. */
	readonly compared: PathsSide | null;
}

/** The most labels that a list to choose from has. */
const MOST_LABELS = 1000;

export function decodePaths(rows: ReadonlyMap<string, Rows>, spec: PathsSpec): PathsResult {
	const sides = sidesOf(spec).map((side) => ({ side, counts: countsOf(rows, side) }));
	const fold = foldOf(
		sides.map(({ counts }) => counts),
		spec
	);
	const [own, compared] = sides.map(({ side, counts }) => sideOf(rows, spec, side, counts, fold));
	if (own === undefined) throw new Error('paths without a side');
	const steps = [...own.nodes, ...(compared?.nodes ?? [])].map(({ step }) => step);
	const [first, last] = [Math.min(...steps), Math.max(...steps)];
	return {
		...own,
		first: steps.length === 0 ? null : first,
		last: steps.length === 0 ? null : last,
		steps: steps.length === 0 ? 0 : last - first + 1,
		labels: labelsOf(sides.flatMap(({ counts }) => counts)),
		compared: compared ?? null
	};
}

function sideOf(
	rows: ReadonlyMap<string, Rows>,
	spec: PathsSpec,
	side: Side,
	counts: readonly PathCount[],
	fold: Fold
): PathsSide {
	const { nodes, links } = foldCounts(counts, fold);
	const total = totalOf(counts);
	const all = rows.has(nameFor('units', side))
		? Number(objects(rows, nameFor('units', side))[0]?.['units'] ?? 0)
		: total;
	const medians = rows.has(nameFor('times', side)) ? mediansOf(rows, side, fold) : undefined;
	const outcomes = rows.has(nameFor('outcomes', side)) ? outcomesOf(rows, side, fold) : undefined;
	return {
		total,
		without: all - total,
		nodes,
		links: links.map((link): WeighedLink => {
			const key = linkKey(link.from, link.to);
			const median = medians?.get(key);
			return {
				...link,
				...(median === undefined ? {} : { median }),
				...(outcomes === undefined
					? {}
					: { outcome: outcomes.get(key) ?? { succeeded: 0, closed: 0 } })
			};
		}),
		passed: spec.sequence.length === 0 ? [] : passedOf(rows, side, spec.sequence.length)
	};
}

const text = (value: Value | undefined) =>
	value === null || value === undefined ? null : String(value);
const CAME = ['shown', 'began', 'earlier'] as const;

function read(rows: ReadonlyMap<string, Rows>, what: string, side: Side): Rows {
	const found = rows.get(nameFor(what, side));
	if (found === undefined) throw new Error(`the statement ${nameFor(what, side)} was not read`);
	return found;
}

function countsOf(rows: ReadonlyMap<string, Rows>, side: Side): PathCount[] {
	const found = read(rows, 'paths', side);
	const [step, label, came, goesOn, inside] = ['step', 'label', 'came', 'goes_on', 'inside'].map(
		(name) => found.column(name)
	);
	const [next, units, microseconds] = ['next', 'units', 'microseconds'].map((name) =>
		found.column(name)
	);
	return Array.from({ length: found.length }, (_, index) => ({
		step: Number(step?.[index]),
		label: text(label?.[index]),
		came: CAME[Number(came?.[index])] ?? 'shown',
		goesOn: goesOn?.[index] === true,
		inside: inside?.[index] === true,
		next: text(next?.[index]),
		units: Number(units?.[index]),
		microseconds: Number(microseconds?.[index] ?? 0)
	}));
}

/** The key of the folded link that a row is of. */
function linkOf(found: Rows, fold: Fold): (index: number) => string {
	const [step, label, next] = ['step', 'label', 'next'].map((name) => found.column(name));
	return (index) => {
		const at = Number(step?.[index]);
		return linkKey(fold(at, text(label?.[index])).id, fold(at + 1, text(next?.[index])).id);
	};
}

/** In seconds; rows come with times ascending. */
function mediansOf(rows: ReadonlyMap<string, Rows>, side: Side, fold: Fold) {
	const found = read(rows, 'times', side);
	const [microseconds, units] = [found.column('microseconds'), found.column('units')];
	const histograms = new Map<string, { values: number[]; counts: number[] }>();
	const keyOf = linkOf(found, fold);
	for (let index = 0; index < found.length; index++) {
		const key = keyOf(index);
		const histogram = histograms.get(key) ?? { values: [], counts: [] };
		histograms.set(key, histogram);
		histogram.values.push(Number(microseconds[index]));
		histogram.counts.push(Number(units[index]));
	}
	return new Map(
		[...histograms].map(([key, { values, counts }]) => [
			key,
			(quantile(values, counts, 0.5) ?? 0) / 1e6
		])
	);
}

function outcomesOf(rows: ReadonlyMap<string, Rows>, side: Side, fold: Fold) {
	const found = read(rows, 'outcomes', side);
	const [succeeded, closed] = [found.column('succeeded'), found.column('closed')];
	const outcomes = new Map<string, { succeeded: number; closed: number }>();
	const keyOf = linkOf(found, fold);
	for (let index = 0; index < found.length; index++) {
		const key = keyOf(index);
		const outcome = outcomes.get(key) ?? { succeeded: 0, closed: 0 };
		outcomes.set(key, outcome);
		outcome.succeeded += Number(succeeded[index]);
		outcome.closed += Number(closed[index]);
	}
	return outcomes;
}

function passedOf(rows: ReadonlyMap<string, Rows>, side: Side, labels: number): Passed[] {
	const found = objects(rows, nameFor('sequence', side));
	const units = (from: string, count: number) =>
		Number(found.find((row) => row['from'] === from && row['labels'] === count)?.['units'] ?? 0);
	return Array.from({ length: labels }, (_, index) => ({
		labels: index + 1,
		paths: units('paths', index + 1),
		funnel: units('funnel', index + 1)
	}));
}

function labelsOf(counts: readonly PathCount[]): string[] {
	const units = new Map<string, number>();
	for (const { label, units: more } of counts) {
		units.set(label ?? '', (units.get(label ?? '') ?? 0) + more);
	}
	return [...units]
		.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
		.slice(0, MOST_LABELS)
		.map(([label]) => label);
}
