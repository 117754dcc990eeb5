import type { Condition, Leaf } from '$lib/journey/filter/condition';
import { at, type Match } from '$lib/journey/filter/match';

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

export type LeafKind = Leaf['kind'];
export const LEAF_KINDS: readonly LeafKind[] = [
	'did',
	'then',
	'sequence',
	'measure',
	'outcome',
	'begins'
];

/** A new condition of a kind; it holds of what has happened somewhere, if `match` says no more. */
export function newLeaf(kind: LeafKind, match: Match = at()): Leaf {
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
