import type { Analysis, Context, Rows } from './analysis';
import { leavesOf, matchesOf, type Condition } from './filter/condition';
import { unitsSql } from './filter/condition-sql';
import { MOST_SYMBOLS } from './filter/sequence';
import { lastOf } from './journeys';
import { objects } from './rows';
import { segmentSchema, type SegmentSpec } from './segment-spec';
import { SpecError, parseSpec } from './spec-error';
import { journeysTables, segmentTable } from './tables';

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

/** A named part of the people or of the journeys, which other cells can count alone or compare. */
export const segment: Analysis<SegmentSpec, SegmentResult> = {
	kind: 'segment',
	version: 1,
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
	requires: (spec) => [spec.journeys],
	gives: (cell) => [cell.name],
	builds: (spec, context) => {
		const table = segmentTable(context.key);
		const tables = journeysTables(context.keyOf(spec.journeys));
		const units = unitsSql(spec.unit, spec.condition, tables, context.sources);
		const sql = `create table ${table} as\n${units}\norder by ${spec.unit}`;
		return [{ key: context.key, tables: [table], steps: [{ kind: 'sql', name: 'segment', sql }] }];
	},
	compile: (spec, context) => {
		const chosen = segmentTable(context.key);
		const { journeys, ...t } = journeysTables(context.keyOf(spec.journeys));
		return [
			{
				name: 'counts',
				sql: `select count(distinct ${spec.unit})::integer as "all",
	count(distinct ${spec.unit}) filter (inside)::integer as chosen,
	count(*)::integer as all_journeys, count(distinct person) filter (inside)::integer as people,
	count(distinct journey) filter (inside)::integer as journeys,
	(sum(events) filter (inside))::bigint as interactions, sum(events)::bigint as all_interactions
from (select *, ${spec.unit} in (select ${spec.unit} from ${chosen}) as inside from ${journeys})`
			},
			{ name: 'touchpoints', sql: names(t.touchpoints, 'touchpoint', t.events) },
			{ name: 'channels', sql: names(t.channels, 'channel', t.events) }
		];
	},
	decode,
	relations: (spec, context) => [{ name: context.cell.name, query: segmentRelation(spec, context) }]
};

function segmentRelation(_: SegmentSpec, context: Context): string {
	return `from ${segmentTable(context.key)}`;
}

function names(table: string, column: string, events: string): string {
	return `select t.name from ${table} t
join (select ${column} as code, count(*) as events from ${events} group by ${column}) using (code)
where t.name is not null order by events desc, t.name limit 1000`;
}

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

/** A sequence tells so many kinds of interactions apart and no more. Throws `SpecError`. */
function checked(spec: SegmentSpec): SegmentSpec {
	for (const leaf of leavesOf(spec.condition as Condition)) {
		const kinds = new Set(matchesOf(leaf).map((match) => JSON.stringify(match)));
		if (leaf.kind === 'sequence' && kinds.size > MOST_SYMBOLS) {
			throw new SpecError('segment', 'condition', `more than ${MOST_SYMBOLS} kinds of steps`);
		}
	}
	return spec;
}
