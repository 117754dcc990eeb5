import { identifiersOf } from '$lib/import/interactions';
import { saysOneOf } from '$lib/import/label-sql';
import { loadedColumn } from '$lib/import/load';
import { caseOf, lastedOf, stageOf } from '$lib/import/measures';
import type { Source } from '$lib/import/source';
import type { Settings } from '$lib/notebook/document';
import { integer, literal } from '$lib/sql/quote';
import { duringSql } from '../during';
import { inOrder } from '../in-order';
import type { Part } from './cut';
import { dropsAny, keepsUnnamed, listOf, renamesAny } from './names';
import type { JourneysSpec } from './spec';
import { SpecError } from '../spec-error';
import { loadTables, type identityTables, type journeysTables } from '../tables';

type Tables = ReturnType<typeof journeysTables>;
type From = ReturnType<typeof identityTables>;

/** Whether rows say something of their own that decides: then they have to be joined and sorted again. */
export function asksRows(spec: JourneysSpec): boolean {
	return spec.cut.by === 'case' || spec.stages.by === 'column' || endsAny(spec);
}

/** Whether events may last: then they have an `until`. */
export function endsAny(spec: JourneysSpec): boolean {
	return spec.endings.times === true || saysEnds(spec);
}

/** Whether some rows only say that something ended. */
function saysEnds({ endings }: JourneysSpec): boolean {
	return endings.column !== '' && endings.values.length > 0;
}

/** Whether an end looks for what it ends by its touchpoint. */
function pairsEnds(spec: JourneysSpec): boolean {
	return saysEnds(spec) && spec.endings.match === 'same';
}

/**
 * The interactions that count, straight from the sorted table: touchpoints and channels are recoded as
 * rows stream by. No join comes before the windows, since a join may give rows in another order.
 */
export function streamedRows(
	t: Tables,
	from: From,
	spec: JourneysSpec,
	settings: Settings
): readonly Part[] {
	const coded = (on: 'touchpoint' | 'channel', names: string) =>
		renamesAny(spec, on) ? `${listOf(names, 'code', 'raw')}[${on} + 1] as ${on}` : on;
	const given = {
		name: 'given',
		sql: `select person, time, source, row, ${coded('touchpoint', t.touchpointNames)}, ${coded('channel', t.channelNames)}
	from ${inOrder(from.interactions)}${where(spec, settings)}`
	};
	if (!dropsAny(spec)) return [given];
	return [
		given,
		{
			name: 'kept',
			sql: `select * from given where coalesce(${listOf(t.touchpoints, 'kept')}[touchpoint + 1], ${keepsUnnamed(spec)})`
		}
	];
}

function where({ during }: JourneysSpec, settings: Settings): string {
	const inside = duringSql('time', during, settings);
	return inside === undefined ? '' : ` where ${inside}`;
}

/**
 * Table of the interactions that count, with their case, stage, whether they are only the end of something,
 * and until when they lasted.
 */
export function joinedTable(
	t: Tables,
	from: From,
	spec: JourneysSpec,
	sources: readonly Source[],
	settings: Settings
): string {
	const said = sources.map((source, index) => saidBy(source, index, spec));
	const none = `select 0::utinyint as source, 0 as row, null::varchar as "case", null::varchar as stage, false as ends, null::timestamp as ended where false`;
	const joined = `select i.person, i.time, i.source, i.row, tn.code as touchpoint, cn.code as channel,
	s."case", s.stage, coalesce(s.ends, false) as ends, ${spec.endings.times === true ? 'greatest(i.time, s.ended)' : 'i.time'} as until
from (from ${from.interactions}${where(spec, settings)}) i
left join ${t.touchpointNames} tn on tn.raw = i.touchpoint
left join ${t.touchpoints} tp on tp.code = tn.code
left join ${t.channelNames} cn on cn.raw = i.channel
left join (${said.length === 0 ? none : said.join('\n\tunion all ')}) s on s.source = i.source and s.row = i.row
where coalesce(tp.kept, ${keepsUnnamed(spec)})${spec.cut.by === 'case' ? ' and s."case" is not null' : ''}`;
	return `create table ${t.joined} as\n${pairsEnds(spec) ? paired(joined, spec) : joined}`;
}

/**
 * Pairs the ends of a touchpoint with its events of the same person, or case: the first to start is the
 * first to end. An end that finds nothing to end is where more have ended than ever before, and an event.
 */
function paired(joined: string, { cut }: JourneysSpec): string {
	const unit = `partition by ${cut.by === 'case' ? '"case"' : 'person'}, touchpoint`;
	const sofar = `${unit} order by time, source, row rows unbounded preceding`;
	return `with said as (${joined}),
counted as (select *, sum(case when ends then -1 else 1 end) over (${sofar}) as going from said),
lowest as (select *, least(0, min(going) over (${unit} order by time, source, row
	rows between unbounded preceding and 1 preceding)) as least_before from counted),
told as (select * replace (ends and going >= coalesce(least_before, 0) as ends), not ends as starts from lowest),
placed as (select *, case when starts then count(*) filter (starts) over (${sofar})
	when ends then count(*) filter (ends) over (${sofar}) end as place from told)
select person, time, source, row, touchpoint, channel, "case", stage, ends,
	case when starts then greatest(until, max(case when ends then time end) over (${unit}, place)) else until end as until
from placed`;
}

function saidBy(source: Source, index: number, spec: JourneysSpec): string {
	const { cut, endings } = spec;
	const column = loadedColumn(source, endings.column);
	const ends =
		column === undefined || !saysEnds(spec) ? 'false' : saysOneOf(column, endings.values);
	return `select ${integer(index)}::utinyint as source, row, ${cut.by === 'case' ? caseIn(source, cut.identifier) : 'null::varchar'} as "case",
	${spec.stages.by === 'column' ? stageOf(source) : 'null::varchar'} as stage, ${ends} as ends, ${lastedOf(source)} as ended
	from ${loadTables(source).rows}`;
}

/** SQL: the case of a row: of the columns with that role, or the first identifier of a type. */
function caseIn(source: Source, identifier: string): string {
	if (identifier === '') return caseOf(source);
	const columns = identifiersOf(source).filter(({ type }) => type === identifier);
	return columns.length === 0
		? 'null::varchar'
		: `coalesce(${columns.map(({ sql }) => sql).join(', ')})`;
}

/**
 * Table (code, name, person) of cases, each of the person of its first event, in the order of persons and
 * of first events. A case of which only ends are known is none.
 */
export function casesTable(t: Tables): string {
	return `create table ${t.cases} as
select (row_number() over (order by person, time, source, row) - 1)::integer as code, "case" as name, person
from (from ${t.joined} where not ends
	qualify row_number() over (partition by "case" order by time, source, row) = 1)
order by code`;
}

/** Table (code, name) of the stages that rows name. */
export function namedStagesTable(t: Tables, order: readonly string[]): string {
	const places = order.map((stage, place) => `when ${literal(stage)} then ${integer(place)}`);
	const place =
		places.length === 0 ? '0' : `case name ${places.join(' ')} else ${integer(order.length)} end`;
	return `create table ${t.stages} as
select (row_number() over (order by ${place}, name) - 1)::usmallint as code, name
from (select distinct stage as name from ${t.joined} where stage is not null) order by code`;
}

/** Table of the same interactions in the order in which they are cut. `unit` is the case or the person. */
export function preparedTable(t: Tables, spec: JourneysSpec): string {
	const cases = spec.cut.by === 'case';
	const staged = spec.stages.by === 'column';
	return `create table ${t.prepared} as
select ${cases ? 'c.person, c.code' : 'j.person, j.person'} as unit, j.time, j.source, j.row, j.touchpoint, j.channel, j.ends, j.until,
	${staged ? 'st.code' : 'null::usmallint'} as stage
from ${t.joined} j
${cases ? `join ${t.cases} c on c.name = j."case"` : ''}
${staged ? `left join ${t.stages} st on st.name = j.stage` : ''}
order by unit, j.time, j.source, j.row`;
}

/**
 * The prepared rows but for those that only say that something ended, which have been paired, or end the
 * row before them in their unit: its `until` is then that of the last of them.
 */
export function preparedRows(t: Tables, spec: JourneysSpec): readonly Part[] {
	if (!endsAny(spec))
		return [{ name: 'given', sql: `select * exclude (ends, until) from ${inOrder(t.prepared)}` }];
	if (!saysEnds(spec) || pairsEnds(spec))
		return [
			{ name: 'given', sql: `select * exclude (ends) from ${inOrder(t.prepared)} where not ends` }
		];
	return [
		{
			name: 'ranked',
			sql: `select *, ends and lead(ends) over () and lead(unit) over () = unit as between_ends from ${inOrder(t.prepared)}`
		},
		{
			name: 'lasting',
			sql: `select * exclude (between_ends) replace (case when lead(ends) over () and lead(unit) over () = unit
			then greatest(until, lead(time) over ()) else until end as until)
	from ranked where between_ends is not true`
		},
		{ name: 'given', sql: 'select * exclude (ends) from lasting where not ends' }
	];
}

/** Throws `SpecError` where no source has the column that says what ended. */
export function checkColumns(spec: JourneysSpec, sources: readonly Source[]): void {
	if (!saysEnds(spec)) return;
	const { column } = spec.endings;
	const there = sources.some((source) => loadedColumn(source, column) !== undefined);
	if (!there) throw new SpecError('journeys', 'endings.column', `no source has a column ${column}`);
}
