import type { Settings } from '$lib/notebook/document';
import type { Source } from '$lib/import/source';
import type { Build, Step } from '../analysis';
import { cutParts, type Columns, type Part } from './cut';
import { listOf, namesTable, stagesTable, touchpointsTable } from './names';
import { journeysTable } from './outcomes';
import {
	asksRows,
	casesTable,
	checkColumns,
	endsAny,
	joinedTable,
	namedStagesTable,
	preparedRows,
	preparedTable,
	streamedRows
} from './rows';
import type { JourneysSpec } from './spec';
import { identityTables, journeysTables } from '../tables';

/**
 * Cuts the sorted interactions into journeys by streaming windows, which need no second sort, and leaves
 * - `events` (person, journey, step, run, repeated, time, source, row, touchpoint, channel, stage), the
 *   events of a journey one after the other, in the order (journey, time, source, row): `step` counts
 *   events of the journey from 1, `run` counts runs of one touchpoint from 1, `repeated` says that the
 *   event before in the journey had the same touchpoint. Journeys are numbered in the order of their
 *   persons and then of their first events, so a person's journeys lie together, too; within a person
 *   times ascend but for the cut by case, where cases may overlap. Where rows may last, also `until`;
 *   where repeats are collapsed, also `repeats`, the length of the run;
 * - `journeys` (journey, person, start_time, end_time, events, runs, sequence_a, sequence_b, outcome, open)
 *   and `case` where cases cut: `sequence_a` and `_b` are the `sequenceCode` of its runs of touchpoints;
 * - `touchpoints`, `channels`, `stages` (code, name), after all rules.
 */
export function journeysBuild(
	key: string,
	identityKey: string,
	spec: JourneysSpec,
	sources: readonly Source[],
	settings: Settings
): Build {
	checkColumns(spec, sources);
	const from = identityTables(identityKey);
	const t = journeysTables(key);
	const sql = (name: string, text: string): Step => ({ kind: 'sql', name, sql: text });
	const { stages } = spec;
	const prepare = [
		sql('joined', joinedTable(t, from, spec, sources, settings)),
		...(spec.cut.by === 'case' ? [sql('cases', casesTable(t))] : []),
		...(stages.by === 'column' ? [sql('stages', namedStagesTable(t, stages.order))] : []),
		sql('prepared', preparedTable(t, spec)),
		sql(
			'ended',
			`create table ${t.ended} as select count(*)::integer as rows from ${t.prepared} where ends`
		)
	];
	const tidy = [t.joined, t.prepared].map((table) => sql('tidy', `drop table ${table}`));
	const asks = asksRows(spec);
	return {
		key,
		tables: Object.values(t),
		steps: [
			sql('touchpoint names', namesTable(t.touchpointNames, from.touchpoints, spec, 'touchpoint')),
			sql('channel names', namesTable(t.channelNames, from.channels, spec, 'channel')),
			sql('touchpoints', touchpointsTable(t, spec)),
			sql(
				'channels',
				`create table ${t.channels} as
select distinct code, name from ${t.channelNames} where code is not null order by code`
			),
			...(stages.by === 'column' ? [] : [sql('stages', stagesTable(t.stages, spec))]),
			...(asks ? prepare : []),
			sql('events', events(t, from, spec, settings)),
			sql('journeys', journeysTable(t, from.interactions, spec, settings)),
			...(asks ? tidy : [])
		]
	};
}

type Tables = ReturnType<typeof journeysTables>;

function events(
	t: Tables,
	from: ReturnType<typeof identityTables>,
	spec: JourneysSpec,
	settings: Settings
): string {
	const asks = asksRows(spec);
	const columns: Columns = {
		unit: asks ? 'unit' : 'person',
		until: endsAny(spec) ? 'until' : 'time'
	};
	const given = asks ? preparedRows(t, spec) : streamedRows(t, from, spec, settings);
	const rows = given.at(-1)?.name ?? 'given';
	const parts = [
		...given,
		...cutParts(rows, spec, settings, t, columns),
		...numbered(),
		...(spec.collapse ? collapsed(columns) : [])
	];
	const stage =
		spec.stages.by === 'column'
			? 'stage'
			: spec.stages.list.length === 0
				? 'null::usmallint as stage'
				: `${listOf(t.touchpoints, 'stage')}[touchpoint + 1] as stage`;
	const steps = spec.collapse
		? 'run as step, run, false as repeated'
		: 'n - first_n + 1 as step, run, repeated';
	const more = [
		...(spec.collapse || endsAny(spec) ? ['until'] : []),
		...(spec.collapse ? ['repeats'] : [])
	];
	const list = parts.map(({ name, sql }) => `${name} as (\n\t${sql})`).join(',\n');
	return `create table ${t.events} as
with ${list}
select person, journey, ${steps}, time, source, row, touchpoint, channel, ${[stage, ...more].join(', ')}
from ${spec.collapse ? 'firsts where not repeated' : 'numbered'}`;
}

/** Journeys numbered from 0, their events and runs from 1. */
function numbered(): readonly Part[] {
	return [
		{
			name: 'marked',
			sql: `select *, touchpoint is not distinct from lag(touchpoint) over () as same from cut`
		},
		{
			name: 'counted',
			sql: `select *, (row_number() over ())::integer as n,
		(sum(begins::integer) over (rows unbounded preceding))::integer - 1 as journey,
		(sum((begins or not same)::integer) over (rows unbounded preceding))::integer as runs
	from marked`
		},
		{
			name: 'based',
			sql: `select *, max(case when begins then n end) over (rows unbounded preceding) as first_n,
		max(case when begins then runs end) over (rows unbounded preceding) as first_run
	from counted`
		},
		{
			name: 'numbered',
			sql: `select *, runs - first_run + 1 as run, same and not begins as repeated from based`
		}
	];
}

/** Of each run its first event, with the end of the last and how many there are. */
function collapsed({ until }: Columns): readonly Part[] {
	return [
		{
			name: 'edged',
			sql: `select *, coalesce(lead(repeated) over (), false) as goes_on from numbered`
		},
		{
			name: 'firsts',
			sql: `select * ${until === 'until' ? 'exclude (until)' : ''},
		case when goes_on then lead(${until}) over () else ${until} end as until,
		case when goes_on then lead(n) over () - n + 1 else 1 end as repeats
	from edged where not (repeated and goes_on)`
		}
	];
}
