import type { PathsSpec } from './spec';

/** Units at a step with a label, by whether they go on and to which label. */
export interface PathCount {
	readonly step: number;
	/** Null where the event has no name. */
	readonly label: string | null;
	/** From a step shown, from nowhere, or from a step not shown. */
	readonly came: 'shown' | 'began' | 'earlier';
	readonly goesOn: boolean;
	/** Whether they go on to a step shown. */
	readonly inside: boolean;
	/** The next label; null where there is none shown, or it has no name. */
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
	/** reached = ended + wentOn + beyond, always; and the links into it + began + earlier. */
	readonly reached: number;
	readonly ended: number;
	readonly wentOn: number;
	/** Went on after the last shown step. */
	readonly beyond: number;
	/** Have no step before it. */
	readonly began: number;
	/** Have a step before it that is not shown. */
	readonly earlier: number;
}

export interface PathLink {
	readonly from: string;
	readonly to: string;
	readonly count: number;
	/** Mean time from the first event of one group to the first of the next. */
	readonly seconds: number;
}

export interface Place {
	readonly id: string;
	readonly label: string | null;
	readonly other: boolean;
}

/** What units are called at a step once small labels are folded. */
export type Fold = (step: number, label: string | null) => Place;

type Folding = Pick<PathsSpec, 'top' | 'least' | 'expanded'>;

/**
 * Which labels stand for themselves: at each step the largest, those of at least such a share of all. Of two
 * segments a label is as large as its shares of both together, so that both show the same.
 */
export function foldOf(sides: readonly (readonly PathCount[])[], folding: Folding): Fold {
	const sizes = new Map<number, Map<string | null, { size: number; most: number }>>();
	const totals = sides.map(totalOf);
	sides.forEach((counts, side) => {
		const total = Math.max(1, totals[side] ?? 1);
		for (const [step, labels] of reachedOf(counts)) {
			const own = sizes.get(step) ?? new Map<string | null, { size: number; most: number }>();
			sizes.set(step, own);
			for (const [label, units] of labels) {
				const { size, most } = own.get(label) ?? { size: 0, most: 0 };
				const share = units / total;
				own.set(label, {
					size: size + (sides.length === 1 ? units : share),
					most: Math.max(most, share)
				});
			}
		}
	});
	const kept = new Map(
		[...sizes].map(([step, labels]) => {
			const ranked = [...labels].sort(([a, n], [b, m]) => m.size - n.size || byName(a, b));
			const large = folding.expanded.includes(step)
				? ranked
				: ranked.slice(0, folding.top).filter(([, { most }]) => most >= folding.least);
			return [step, new Set(large.map(([label]) => label))];
		})
	);
	return (step, label) =>
		kept.get(step)?.has(label) === true
			? { id: label === null ? `${step}:none` : `${step}=${label}`, label, other: false }
			: { id: `${step}:other`, label: null, other: true };
}

/** Units in the counts: each enters the picture once. */
export function totalOf(counts: readonly PathCount[]): number {
	return counts.reduce((sum, { came, units }) => sum + (came === 'shown' ? 0 : units), 0);
}

function reachedOf(counts: readonly PathCount[]) {
	const reached = new Map<number, Map<string | null, number>>();
	for (const { step, label, units } of counts) {
		const labels = reached.get(step) ?? new Map<string | null, number>();
		labels.set(label, (labels.get(label) ?? 0) + units);
		reached.set(step, labels);
	}
	return reached;
}

interface Tally extends Place {
	readonly step: number;
	readonly labels: Set<string | null>;
	reached: number;
	ended: number;
	wentOn: number;
	beyond: number;
	began: number;
	earlier: number;
}

/** The folded counts as nodes and links, in order. Folding changes no total. */
export function foldCounts(counts: readonly PathCount[], fold: Fold) {
	const nodes = new Map<string, Tally>();
	const links = new Map<
		string,
		{ from: string; to: string; count: number; microseconds: number }
	>();
	for (const count of counts) {
		const at = fold(count.step, count.label);
		const node = tally(nodes, at, count.step);
		node.labels.add(count.label);
		node.reached += count.units;
		if (count.came !== 'shown') node[count.came] += count.units;
		if (!count.goesOn) node.ended += count.units;
		else if (!count.inside) node.beyond += count.units;
		else {
			node.wentOn += count.units;
			const to = fold(count.step + 1, count.next);
			const key = linkKey(at.id, to.id);
			const link = links.get(key) ?? { from: at.id, to: to.id, count: 0, microseconds: 0 };
			link.count += count.units;
			link.microseconds += count.microseconds;
			links.set(key, link);
		}
	}
	const shown: PathNode[] = [...nodes.values()].map(({ labels, ...node }) => ({
		...node,
		folds: node.other ? labels.size : 0
	}));
	return {
		nodes: shown.sort(
			(a, b) =>
				a.step - b.step ||
				Number(a.other) - Number(b.other) ||
				b.reached - a.reached ||
				byName(a.label, b.label)
		),
		links: [...links.values()]
			.map(({ from, to, count, microseconds }): PathLink => ({
				from,
				to,
				count,
				seconds: microseconds / count / 1e6
			}))
			.sort((a, b) => b.count - a.count || (a.from + a.to < b.from + b.to ? -1 : 1))
	};
}

/** What names a link among others. */
export function linkKey(from: string, to: string): string {
	return JSON.stringify([from, to]);
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
		beyond: 0,
		began: 0,
		earlier: 0
	};
	nodes.set(place.id, made);
	return made;
}

function byName(a: string | null, b: string | null): number {
	const [x, y] = [a ?? '', b ?? ''];
	return x < y ? -1 : x > y ? 1 : 0;
}
