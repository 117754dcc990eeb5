import { integer } from '$lib/sql/quote';
import type { Context, Statement } from '../analysis';
import { starts } from './containment';
import { columnRestarts, touchpointRestarts } from './restarts';
import type { ChannelsSpec, Side } from './spec';
import { begun, everyone, journeysOf, lastSuccess, movesTable, sideOf } from './turns';

/** Topics that are listed by name; all are counted. */
const MOST_TOPICS = 500;

/** What is read for one side of the comparison; names begin with the side. */
export function sideStatements(
	spec: ChannelsSpec,
	context: Context,
	side: Side,
	succeeds: boolean
): readonly Statement[] {
	const { events, journeys, channels, touchpoints } = sideOf(spec, context, side);
	const moves = movesTable(context, side);
	// Only of units that change channel is anything to be looked up: the others stay where they began.
	const used = `used as (
	select distinct unit, channel from (select unit, channel from ${moves} union all select unit, before from ${moves}))`;
	const units =
		spec.unit === 'session'
			? `(select count(*)::integer from (select unit is distinct from lag(unit) over () as begins from ${events}) where begins)`
			: `(select count(${spec.unit === 'journey' ? '*' : 'distinct person'})::integer from ${journeys})`;
	const statement = (name: string, sql: string) => ({ name: `${side} ${name}`, sql });
	return [
		statement(
			'totals',
			`select (select count(distinct person)::integer from ${journeys}) as people, ${units} as units`
		),
		statement(
			'counts',
			`with ${used}
select channels, count(*)::integer as units from (
	select unit, count(*)::integer as channels from used group by unit) group by channels order by channels`
		),
		statement(
			'channels',
			`with begun as (
	${begun(events)}),
${used},
moved as (select arg_min(before, n) as channel from ${moves} group by unit),
changes as (
	select channel, units, 0 as moved from begun
	union all select channel, 0, -count(*)::integer from moved group by channel
	union all select channel, 0, count(*)::integer from used group by channel)
select c.name, u.units, u.begun
from (select channel, sum(units + moved)::integer as units, sum(units)::integer as begun from changes group by channel) u
join ${channels} c on c.code = u.channel order by u.units desc, c.name`
		),
		statement(
			'handovers',
			`select f.name as "from", t.name as "to", m.handovers, m.units, m.microseconds
from (select before, channel, count(*)::integer as handovers, count(distinct unit)::integer as units,
		sum(waited)::double as microseconds
	from ${moves} group by before, channel) m
join ${channels} f on f.code = m.before join ${channels} t on t.code = m.channel
order by m.handovers desc, f.name, t.name`
		),
		statement(
			'waits',
			`select f.name as "from", t.name as "to", m.microseconds, m.handovers
from (select before, channel, waited as microseconds, count(*)::integer as handovers from ${moves} group by all) m
join ${channels} f on f.code = m.before join ${channels} t on t.code = m.channel
order by f.name, t.name, m.microseconds`
		),
		...(succeeds
			? [
					statement(
						'success',
						`with firsts as (select before, channel, journey, min(n) as n from ${moves} group by all),
successes as (
	${lastSuccess(events, touchpoints)}),
judged as (
	select f.before, f.channel, coalesce(s.last >= f.n, false) as succeeded, j.open
	from firsts f join ${journeys} j on j.journey = f.journey left join successes s on s.journey = f.journey)
select f.name as "from", t.name as "to", m.journeys, m.succeeded
from (select before, channel, count(*)::integer as journeys, count(*) filter (succeeded)::integer as succeeded
	from judged where succeeded or not open group by all) m
join ${channels} f on f.code = m.before join ${channels} t on t.code = m.channel order by f.name, t.name`
					)
				]
			: []),
		statement('restarts', restartCounts(spec, context, side)),
		statement(
			'starts',
			`select c.name as channel, h.name as helped, s.late, s.units
from (select channel, helped, late, count(*)::integer as units from (${starts(spec, context, side)}) group by all) s
join ${channels} c on c.code = s.channel left join ${channels} h on h.code = s.helped
order by channel, s.units desc, helped`
		)
	];
}

/** SQL: rows of those who came again: (person, journey, before, channel, topic), topics as text. */
export function restartRows(spec: ChannelsSpec, context: Context, side: Side): string {
	const { events, channels, touchpoints } = everyone(spec, context);
	const byColumn = spec.topic !== '';
	const found = byColumn
		? columnRestarts(events, spec.hours, spec.topic, context.sources)
		: touchpointRestarts(events, spec.hours);
	const topic = byColumn ? 'r.topic' : 'tp.name';
	return `select r.person, r.journey, f.name as "from", t.name as "to", ${topic} as topic
from (${found}) r join ${channels} f on f.code = r.before join ${channels} t on t.code = r.channel
${byColumn ? '' : `join ${touchpoints} tp on tp.code = r.topic`}
where r.journey in ${journeysOf(spec, context, spec[side])}`;
}

function restartCounts(spec: ChannelsSpec, context: Context, side: Side): string {
	return `select grouping("from")::integer as total, grouping(topic)::integer as pair, "from", "to", topic,
	count(*)::integer as restarts, count(distinct person)::integer as people
from (${restartRows(spec, context, side)})
group by grouping sets (("from", "to", topic), ("from", "to"), ())
order by total desc, pair desc, restarts desc, "from", "to", topic limit ${integer(MOST_TOPICS + 40_001)}`;
}
