import type { Analysis, Rows } from '../analysis';
import { leavesOf, matchesOf, refsOf } from '../filter/condition';
import { INTERACTION_LEAVES } from '../filter/interactions-sql';
import { MOST_SYMBOLS } from '../filter/sequence';
import { lastOf } from '../journeys/journeys';
import { objects } from '../rows';
import { segmentBehind } from './behind';
import { segmentBuild } from './build';
import { segmentSchema, type SegmentSpec } from './spec';
import { segmentRelation, segmentStatements } from './statements';
import { SpecError, parseSpec } from '../spec-error';

export interface SegmentResult {
	/** Of the unit: how many there are, and how many the condition holds of. */
	readonly all: number;
	readonly chosen: number;
	readonly people: number;
	readonly journeys: number;
	readonly allJourneys: number;
	readonly interactions: number;
	/** All interactions in journeys. */
	readonly allInteractions: number;
	/** Names there are, most frequent first, to choose from. */
	readonly touchpoints: readonly string[];
	readonly channels: readonly string[];
}

/** A named part of the people, journeys or interactions, which other cells can count alone or compare. */
export const segment: Analysis<SegmentSpec, SegmentResult> = {
	kind: 'segment',
	version: 2,
	uses: [],
	runs: true,
	asks: false,
	parse: (spec) => checked(parseSpec('segment', segmentSchema, spec)),
	initial: (document) => {
		const journeys = lastOf(document, 'journeys');
		return journeys === undefined
			? undefined
			: { journeys, unit: 'person', condition: { kind: 'all', of: [] } };
	},
	requires: (spec, scope) => [
		spec.journeys,
		...refsOf(spec.condition).flatMap((of) =>
			'cell' in of ? [of.cell] : scope.requirementsOf(of.kind, of.spec)
		)
	],
	gives: (cell) => [cell.name],
	builds: (spec, context) => [segmentBuild(spec, context)],
	compile: segmentStatements,
	decode,
	relations: (spec, context) => [
		{ name: context.cell.name, query: segmentRelation(spec, context) }
	],
	behind: segmentBehind
};

function decode(rows: ReadonlyMap<string, Rows>): SegmentResult {
	const [counts = {}] = objects(rows, 'counts');
	const of = (name: string) => Number(counts[name] ?? 0);
	return {
		all: of('all'),
		chosen: of('chosen'),
		people: of('people'),
		journeys: of('journeys'),
		allJourneys: of('all_journeys'),
		interactions: of('interactions'),
		allInteractions: of('all_interactions'),
		touchpoints: objects(rows, 'touchpoints').map(({ name }) => String(name)),
		channels: objects(rows, 'channels').map(({ name }) => String(name))
	};
}

/** What can be asked, of whom, and in how many kinds of steps. Throws `SpecError`. */
function checked(spec: SegmentSpec): SegmentSpec {
	for (const leaf of leavesOf(spec.condition)) {
		const kinds = new Set(matchesOf(leaf).map((match) => JSON.stringify(match)));
		if (leaf.kind === 'sequence' && kinds.size > MOST_SYMBOLS) {
			throw new SpecError('segment', 'condition', `more than ${MOST_SYMBOLS} kinds of steps`);
		}
		if (spec.unit === 'interaction' && !INTERACTION_LEAVES.includes(leaf.kind)) {
			throw new SpecError('segment', 'condition', `${leaf.kind} is not asked of one interaction`);
		}
	}
	return spec;
}
