import type { PathsSpec } from './paths-spec';

/** Units at a step with a label, by whether they go on and to which label. */
export interface PathCount {
	readonly step: number;
	/** Null where the event has no name. */
	readonly label: string | null;
	readonly goesOn: boolean;
	/** The next label; null where the unit ends, at the last shown step, or where the next has no name. */
	readonly next: string | null;
	readonly units: number;
	/** Sum of the times to the next step, in microseconds. */
	readonly microseconds: number;
}

export interface PathNode {
	readonly id: string;
	readonly step: number;
	/** Null for events without a name, and for Other. */
	readonly label: string | null;
	readonly other: boolean;
	/** How many labels are folded into it. */
	readonly folds: number;
	/** reached = ended + wentOn + beyond, always. */
	readonly reached: number;
	readonly ended: number;
	readonly wentOn: number;
	/** Went on after the last shown step. */
	readonly beyond: number;
}

export interface PathLink {
	readonly from: string;
	readonly to: string;
	readonly count: number;
	/** Mean time from the first event of one group to the first of the next. */
	readonly seconds: number;
}

export interface PathsResult {
	readonly steps: number;
	/** All units; what no node at step 1 holds is zero. */
	readonly total: number;
	readonly nodes: readonly PathNode[];
	readonly links: readonly PathLink[];
}

/** Folds what is past the top N of its step into Other. Folding changes no total. */
export function foldPaths(counts: readonly PathCount[], spec: PathsSpec): PathsResult {
	const kept = keptLabels(counts, spec.top);
	const nodes = new Map<string, Tally>();
	const links = new Map<
		string,
		{ from: string; to: string; count: number; microseconds: number }
	>();
	for (const count of counts) {
		const at = fold(kept, count.step, count.label);
		const node = tally(nodes, at, count.step);
		node.labels.add(count.label);
		node.reached += count.units;
		if (!count.goesOn) node.ended += count.units;
		else if (count.step >= spec.depth) node.beyond += count.units;
		else {
			node.wentOn += count.units;
			const to = fold(kept, count.step + 1, count.next);
			const key = `${at.id} ${to.id}`;
			const link = links.get(key) ?? { from: at.id, to: to.id, count: 0, microseconds: 0 };
			link.count += count.units;
			link.microseconds += count.microseconds;
			links.set(key, link);
		}
	}
	const shown = [...nodes.values()].map(({ labels, ...node }) => ({
		...node,
		folds: node.other ? labels.size : 0
	}));
	return {
		steps: Math.max(0, ...shown.map((node) => node.step)),
		total: shown.reduce((sum, node) => sum + (node.step === 1 ? node.reached : 0), 0),
		nodes: shown.sort(
			(a, b) =>
				a.step - b.step || Number(a.other) - Number(b.other) || b.reached - a.reached || order(a, b)
		),
		links: [...links.values()]
			.map(({ from, to, count, microseconds }) => ({
				from,
				to,
				count,
				seconds: microseconds / count / 1e6
			}))
			.sort((a, b) => b.count - a.count || (a.from + a.to < b.from + b.to ? -1 : 1))
	};
}

interface Place {
	readonly id: string;
	readonly label: string | null;
	readonly other: boolean;
}

interface Tally extends Place {
	readonly step: number;
	readonly labels: Set<string | null>;
	reached: number;
	ended: number;
	wentOn: number;
	beyond: number;
}

function keptLabels(
	counts: readonly PathCount[],
	top: number
): ReadonlyMap<number, Set<string | null>> {
	const reached = new Map<number, Map<string | null, number>>();
	for (const { step, label, units } of counts) {
		const labels = reached.get(step) ?? new Map<string | null, number>();
		labels.set(label, (labels.get(label) ?? 0) + units);
		reached.set(step, labels);
	}
	return new Map(
		[...reached].map(([step, labels]) => {
			const ranked = [...labels].sort(
				([a, n], [b, m]) => m - n || order({ label: a }, { label: b })
			);
			return [step, new Set(ranked.slice(0, top).map(([label]) => label))];
		})
	);
}

function fold(
	kept: ReadonlyMap<number, Set<string | null>>,
	step: number,
	label: string | null
): Place {
	if (kept.get(step)?.has(label) !== true) return { id: `${step}:other`, label: null, other: true };
	return { id: label === null ? `${step}:none` : `${step}=${label}`, label, other: false };
}

function tally(nodes: Map<string, Tally>, place: Place, step: number): Tally {
	const found = nodes.get(place.id);
	if (found !== undefined) return found;
	const made = {
		...place,
		step,
		labels: new Set<string | null>(),
		reached: 0,
		ended: 0,
		wentOn: 0,
		beyond: 0
	};
	nodes.set(place.id, made);
	return made;
}

function order(a: { label: string | null }, b: { label: string | null }): number {
	const [x, y] = [a.label ?? '', b.label ?? ''];
	return x < y ? -1 : x > y ? 1 : 0;
}
