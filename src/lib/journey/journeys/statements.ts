import { integer } from '$lib/sql/quote';
import type { Context, Statement } from '../analysis';
import { duringSql } from '../during';
import { keepsUnnamed } from './names';
import { asksRows } from './rows';
import { DURATION_BOUNDS } from './result';
import type { JourneysSpec } from './spec';
import { identityTables, journeysTables } from '../tables';

/** The most names that a list to choose from has. */
const MOST_NAMES = 1000;
/** Journeys drawn, and steps of each. */
const SAMPLE = { journeys: 10, steps: 60 };

type Tables = ReturnType<typeof journeysTables>;

export function journeysStatements(spec: JourneysSpec, context: Context): readonly Statement[] {
	const t = journeysTables(context.key);
	const { interactions, touchpoints, channels } = identityTables(context.keyOf(spec.identity));
	return [
		{
			name: 'totals',
			sql: `select count(*)::integer as journeys, count(distinct person)::integer as people,
	sum(events)::bigint as events, count(*) filter (open)::integer as open,
	min(start_time) as first_time, max(end_time) as last_time from ${t.journeys}`
		},
		{
			name: 'outcomes',
			sql: `select outcome::varchar as outcome, count(*)::integer as journeys from ${t.journeys} group by outcome`
		},
		{
			name: 'lengths',
			sql: `select events, count(*)::integer as journeys from ${t.journeys} group by events order by events`
		},
		durations(t),
		named(t, 'touchpoint', t.touchpoints),
		named(t, 'channel', t.channels),
		named(t, 'stage', t.stages),
		...rawNames(t, interactions, touchpoints, spec),
		{
			name: 'raw channels',
			sql: `select n.name, tn.rule, c.interactions from (
	select channel as code, count(*)::integer as interactions from ${interactions} group by channel) c
left join ${channels} n using (code) left join ${t.channelNames} tn on tn.raw = c.code
order by c.interactions desc, n.name`
		},
		{
			name: 'left out',
			sql: `select ${asksRows(spec) ? `(select rows from ${t.ended})` : '0'} as endings,
	${spec.collapse ? `(select sum(repeats - 1)::bigint from ${t.events})` : '0'} as collapsed,
	${beyond(t, interactions, spec, context)} as beyond,
	${spec.cut.by === 'case' ? casesOfSeveral(t, interactions) : '0'} as cases_of_several`
		},
		sample(t, spec)
	];
}

function durations({ journeys }: Tables): Statement {
	const whens = DURATION_BOUNDS.slice(1).map(
		(seconds, at) => `when micros < ${integer(seconds * 1e6)} then ${integer(at + 1)}`
	);
	return {
		name: 'durations',
		sql: `select case when micros = 0 then 0 ${whens.join(' ')} else ${integer(DURATION_BOUNDS.length)} end as bin,
	count(*)::integer as journeys
from (select epoch_us(end_time) - epoch_us(start_time) as micros from ${journeys}) group by bin order by bin`
	};
}

function named(t: Tables, what: 'touchpoint' | 'channel' | 'stage', names: string): Statement {
	const order = what === 'stage' ? 'c.code nulls last' : 'c.events desc, n.name';
	return {
		name: `${what}s`,
		sql: `select n.name, c.events, c.journeys from (
	select ${what} as code, count(*)::integer as events, count(distinct journey)::integer as journeys
	from ${t.events} group by ${what}) c
left join ${names} n using (code) order by ${order}`
	};
}

/** What the rules and patterns made of the touchpoints of all interactions, and what no rule caught. */
function rawNames(
	t: Tables,
	interactions: string,
	touchpoints: string,
	spec: JourneysSpec
): readonly Statement[] {
	const counted = `select n.name, tn.name as new_name, tn.rule, coalesce(tp.kept, ${keepsUnnamed(spec)}) as kept,
		st.name as stage, c.interactions
	from (select touchpoint as raw, count(*)::integer as interactions from ${interactions} group by touchpoint) c
	left join ${touchpoints} n on n.code = c.raw
	left join ${t.touchpointNames} tn on tn.raw = c.raw
	left join ${t.touchpoints} tp on tp.code = tn.code
	left join ${t.stages} st on st.code = tp.stage`;
	return [
		{
			name: 'rules',
			sql: `select rule, kept, count(name)::integer as names, sum(interactions)::bigint as interactions
from (${counted}) group by rule, kept`
		},
		{
			name: 'raw',
			sql: `${counted} order by c.interactions desc, n.name limit ${integer(MOST_NAMES)}`
		}
	];
}

/** Interactions that would count were it not for their time. */
function beyond(t: Tables, interactions: string, spec: JourneysSpec, context: Context): string {
	const inside = duringSql('i.time', spec.during, context.settings);
	if (inside === undefined) return '0';
	return `(select count(*)::integer from ${interactions} i left join ${t.touchpointNames} tn on tn.raw = i.touchpoint
		left join ${t.touchpoints} tp on tp.code = tn.code
		where not ${inside} and coalesce(tp.kept, ${keepsUnnamed(spec)}))`;
}

function casesOfSeveral(t: Tables, interactions: string): string {
	return `(select count(*)::integer from (
		select e.journey from ${t.events} e join ${interactions} i on i.source = e.source and i.row = e.row
		group by e.journey having min(i.person) <> max(i.person)))`;
}

/** The same journeys as long as there are the same: by a hash of their number. */
function sample(t: Tables, { cut }: JourneysSpec): Statement {
	return {
		name: 'sample',
		sql: `with picked as (from ${t.journeys} order by hash(journey), journey limit ${integer(SAMPLE.journeys)})
select p.journey, p.person, ${cut.by === 'case' ? 'p."case"' : 'null::varchar'} as name, p.outcome::varchar as outcome,
	p.events, p.end_time, e.time, tp.name as touchpoint, ch.name as channel, st.name as stage
from picked p join ${t.events} e on e.journey = p.journey and e.step <= ${integer(SAMPLE.steps)}
left join ${t.touchpoints} tp on tp.code = e.touchpoint
left join ${t.channels} ch on ch.code = e.channel
left join ${t.stages} st on st.code = e.stage
order by p.journey, e.step`
	};
}
