import type { Condition, Leaf } from '$lib/journey/filter/condition';
import { INTERACTION_LEAVES } from '$lib/journey/filter/interactions-sql';
import { at } from '$lib/journey/filter/match';
import type { SegmentUnit } from '$lib/journey/segment/spec';

/** A condition as a list that can be edited: simple ones, some turned round, joined by "and" or by "or". */
export interface Clauses {
	readonly join: 'all' | 'some';
	readonly list: readonly Clause[];
}

export interface Clause {
	readonly not: boolean;
	readonly leaf: Leaf;
}

/** Undefined where a condition is more than such a list. */
export function clausesOf(condition: Condition): Clauses | undefined {
	if (condition.kind !== 'all' && condition.kind !== 'some') {
		const clause = clauseOf(condition);
		return clause && { join: 'all', list: [clause] };
	}
	const list = condition.of.map(clauseOf);
	return list.every((clause) => clause !== undefined) ? { join: condition.kind, list } : undefined;
}

export function conditionOf({ join, list }: Clauses): Condition {
	return { kind: join, of: list.map(({ not, leaf }) => (not ? { kind: 'not', of: leaf } : leaf)) };
}

function clauseOf(condition: Condition): Clause | undefined {
	switch (condition.kind) {
		case 'all':
		case 'some':
			return undefined;
		case 'not': {
			const inner = clauseOf(condition.of);
			return inner && { not: !inner.not, leaf: inner.leaf };
		}
		default:
			return { not: false, leaf: condition };
	}
}

/** What can be added; who is behind a number comes from that number. */
export type LeafKind = Exclude<Leaf['kind'], 'behind'>;
const LEAF_KINDS = ['did', 'then', 'sequence', 'measure', 'outcome', 'begins'] as const;

/** The kinds of conditions that such a unit can be asked. */
export function kindsOf(unit: SegmentUnit): readonly LeafKind[] {
	return unit === 'interaction' ? LEAF_KINDS.filter(isAskedOfOne) : LEAF_KINDS;
}

/** As much of a condition as another unit can be asked. */
export function conditionFor(unit: SegmentUnit, condition: Condition): Condition {
	if (unit !== 'interaction') return condition;
	return askedOfOne(condition) ?? { kind: 'all', of: [] };
}

const isAskedOfOne = (kind: Leaf['kind']) => INTERACTION_LEAVES.includes(kind);

function askedOfOne(condition: Condition): Condition | undefined {
	switch (condition.kind) {
		case 'all':
		case 'some':
			return { kind: condition.kind, of: condition.of.flatMap((one) => askedOfOne(one) ?? []) };
		case 'not': {
			const inner = askedOfOne(condition.of);
			return inner && { kind: 'not', of: inner };
		}
		case 'did': {
			// One interaction does nothing twice; never stays never.
			const { op, count } = condition.times;
			const never = op === '=' && count === 0;
			return never ? condition : { ...condition, times: { op: '>=', count: 1 } };
		}
		default:
			return isAskedOfOne(condition.kind) ? condition : undefined;
	}
}

/** A new condition of a kind; it holds of what has happened somewhere, if `match` says no more. */
export function newLeaf(kind: LeafKind): Leaf {
	const match = at();
	switch (kind) {
		case 'did':
			return { kind, match, times: { op: '>=', count: 1 } };
		case 'then':
			return { kind, first: match, later: match };
		case 'sequence':
			return {
				kind,
				start: false,
				items: [{ is: 'one', match }, { is: 'any' }, { is: 'none', match }]
			};
		case 'measure':
			return { kind, measure: 'events', op: '>=', value: 2 };
		case 'outcome':
			return { kind, outcomes: ['success'] };
		case 'begins':
			return { kind };
	}
}
