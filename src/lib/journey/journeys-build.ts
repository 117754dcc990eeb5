import { integer } from '$lib/sql/quote';
import type { Build, Step } from './analysis';
import type { JourneysSpec } from './journeys-spec';
import { identityTables, journeysTables } from './tables';

/**
 * Cuts the sorted interactions into journeys by streaming windows, which need no second sort, and leaves
 * - `events` (person, journey, step, run, repeated, time, source, row, touchpoint, channel), in the total
 *   order: `step` counts events of the journey from 1, `run` counts runs of one touchpoint from 1,
 *   `repeated` says that the event before in the journey had the same touchpoint;
 * - `journeys` (journey, person, start_time, end_time, events, open): open means that the data ends
 *   before a gap could have ended it;
 * - `touchpoints`, `channels` (code, name).
 */
export function journeysBuild(key: string, identityKey: string, spec: JourneysSpec): Build {
	const from = identityTables(identityKey);
	const t = journeysTables(key);
	const sql = (name: string, text: string): Step => ({ kind: 'sql', name, sql: text });
	return {
		key,
		tables: Object.values(t),
		steps: [
			sql('touchpoints', `create table ${t.touchpoints} as from ${from.touchpoints}`),
			sql('channels', `create table ${t.channels} as from ${from.channels}`),
			sql('events', events(t.events, from.interactions, spec)),
			sql('journeys', journeys(t.journeys, t.events, spec))
		]
	};
}

function events(table: string, from: string, spec: JourneysSpec): string {
	return `create table ${table} as
with marked as (
	select person, time, source, row, touchpoint, channel,
		(${begins(spec)}) as begins,
		touchpoint is not distinct from lag(touchpoint) over () as same
	from ${from}),
counted as (
	select *, (row_number() over ())::integer as n,
		(sum(begins::integer) over (rows unbounded preceding))::integer as journey,
		(sum((begins or not same)::integer) over (rows unbounded preceding))::integer as runs
	from marked),
based as (
	select *, max(case when begins then n end) over (rows unbounded preceding) as first_n,
		max(case when begins then runs end) over (rows unbounded preceding) as first_run
	from counted)
select person, journey - 1 as journey, n - first_n + 1 as step, runs - first_run + 1 as run,
	same and not begins as repeated, time, source, row, touchpoint, channel
from based`;
}

function begins(spec: JourneysSpec): string {
	const other = 'person is distinct from lag(person) over ()';
	switch (spec.cut.by) {
		case 'history':
			return other;
		case 'inactivity':
			return `${other} or time - lag(time) over () > ${gap(spec.cut.minutes)}`;
	}
}

function gap(minutes: number): string {
	return `to_microseconds(${integer(Math.round(minutes * 60e6))})`;
}

function journeys(table: string, from: string, spec: JourneysSpec): string {
	const open =
		spec.cut.by === 'inactivity'
			? `end_time + ${gap(spec.cut.minutes)} >= (select max(time) from ${from})`
			: 'false';
	return `create table ${table} as
select *, ${open} as open from (
	select journey, any_value(person) as person, min(time) as start_time, max(time) as end_time,
		count(*)::integer as events
	from ${from} group by journey)
order by journey`;
}
