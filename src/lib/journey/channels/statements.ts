import { integer } from '$lib/sql/quote';
import type { Context, Statement } from '../analysis';
import { judged, startsTable } from './containment';
import { restartsTable, soon } from './restarts';
import type { ChannelsSpec, Side } from './spec';
import { everyone, journeysOf, sideOf, turnsTables } from './turns';

/** Topics that are listed by name; all are counted. */
const MOST_TOPICS = 500;

/** What is read for one side of the comparison; names begin with the side. */
export function sideStatements(
	spec: ChannelsSpec,
	context: Context,
	side: Side,
	succeeds: boolean
): readonly Statement[] {
	const { channels } = sideOf(spec, context, side);
	const { totals, counts, used, handovers, success } = turnsTables(spec, context, side);
	const statement = (name: string, sql: string) => ({ name: `${side} ${name}`, sql });
	const named = `join ${channels} f on f.code = m.before join ${channels} t on t.code = m.channel`;
	return [
		statement('totals', `from ${totals}`),
		statement('counts', `from ${counts} order by channels`),
		statement(
			'channels',
			`select c.name, u.units, u.begun from ${used} u join ${channels} c on c.code = u.channel order by u.units desc, c.name`
		),
		statement(
			'handovers',
			`select f.name as "from", t.name as "to", m.handovers, m.units, m.microseconds, m.median
from ${handovers} m ${named} order by m.handovers desc, f.name, t.name`
		),
		...(succeeds
			? [
					statement(
						'success',
						`select f.name as "from", t.name as "to", m.journeys, m.succeeded
from ${success} m ${named} order by f.name, t.name`
					)
				]
			: []),
		statement('restarts', restartCounts(spec, context, side)),
		statement(
			'starts',
			`select c.name as channel, h.name as helped, s.late, s.units
from (select channel, helped, late, sum(units)::integer as units from (${judged(startsTable(spec, context, side), spec)}) group by all) s
join ${channels} c on c.code = s.channel left join ${channels} h on h.code = s.helped
order by channel, s.units desc, helped`
		)
	];
}

/** SQL: of rows of restarts those that were soon, and of a side. */
function chosen(from: string, spec: ChannelsSpec, context: Context, side: Side): string {
	const within =
		spec[side] === '' ? '' : ` and journey in ${journeysOf(spec, context, spec[side])}`;
	return `from ${from} where ${soon(spec)}${within}`;
}

/** SQL: rows of those who came again: (person, "from", "to", topic), as text. */
export function restartRows(
	from: string,
	spec: ChannelsSpec,
	context: Context,
	side: Side
): string {
	const { channels, touchpoints } = everyone(spec, context);
	const byColumn = spec.topic !== '';
	return `select r.person, f.name as "from", t.name as "to", ${byColumn ? 'r.topic' : 'tp.name'} as topic
from (${chosen(from, spec, context, side)}) r join ${channels} f on f.code = r.before join ${channels} t on t.code = r.channel
${byColumn ? '' : `join ${touchpoints} tp on tp.code = r.topic`}`;
}

function restartCounts(spec: ChannelsSpec, context: Context, side: Side): string {
	const { channels, touchpoints } = everyone(spec, context);
	const byColumn = spec.topic !== '';
	const found = chosen(restartsTable(spec, context), spec, context, side);
	return `select r.total, r.pair, f.name as "from", t.name as "to", ${byColumn ? 'r.topic' : 'tp.name'} as topic, r.restarts, r.people
from (select grouping(before)::integer as total, grouping(topic)::integer as pair, before, channel, topic,
		count(*)::integer as restarts, count(distinct person)::integer as people
	from (${found}) group by grouping sets ((before, channel, topic), (before, channel), ())) r
left join ${channels} f on f.code = r.before left join ${channels} t on t.code = r.channel
${byColumn ? '' : `left join ${touchpoints} tp on tp.code = r.topic`}
order by r.total desc, r.pair desc, r.restarts desc, "from", "to", 5 limit ${integer(MOST_TOPICS + 40_001)}`;
}
