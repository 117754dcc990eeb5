import type { Settings } from '$lib/notebook/document';
import { periodOf } from '../calendar';
import { duringSql } from '../during';
import { gap } from './cut';
import { listOf } from './names';
import { endsAny } from './rows';
import { sequenceCode } from './sequence-code';
import type { JourneysSpec, Outcome } from './spec';
import type { journeysTables } from '../tables';

type Tables = ReturnType<typeof journeysTables>;

/** Table of journeys from their events, with their sequence of touchpoints as numbers and what became of them. */
export function journeysTable(
	t: Tables,
	interactions: string,
	spec: JourneysSpec,
	settings: Settings
): string {
	const decided = decides(spec);
	const first = (says: string) =>
		`min(case when ${listOf(t.touchpoints, says)}[touchpoint + 1] then step end)`;
	const lasts = spec.collapse || endsAny(spec) ? 'until' : 'time';
	const byCase = spec.cut.by === 'case';
	const sequence = sequenceCode('run', 'touchpoint', {
		as: ['sequence_a', 'sequence_b'],
		counted: 'not repeated'
	});
	return `create table ${t.journeys} as
with gathered as (
	select journey, any_value(person) as person, min(time) as start_time, max(${lasts}) as end_time,
		count(*)::integer as events, max(run) as runs,
		${sequence}${decided ? `,\n\t\t${first('succeeds')} as succeeded, ${first('fails')} as failed` : ''}
	from ${t.events} group by journey),
timed as (
	select ${timed(interactions, spec, settings)} from gathered),
judged as (select *, ${isOpen(spec, settings)} as open from timed)
select judged.journey, judged.person, start_time, end_time, events, runs, sequence_a, sequence_b,
	${outcome(spec)} as outcome, open${byCase ? ', cases.name as "case"' : ''}
from judged ${byCase ? `left join ${t.cases} cases on cases.code = judged.journey` : ''}
order by journey`;
}

function decides({ success, failure }: JourneysSpec): boolean {
	return success.length + failure.length > 0;
}

/** Whether a journey may go on after the data. */
function isOpen(spec: JourneysSpec, settings: Settings): string {
	const { cut } = spec;
	const undecided = decides(spec) ? 'succeeded is null and failed is null' : undefined;
	switch (cut.by) {
		case 'inactivity':
			return `end_time + ${gap(cut.minutes)} >= data_end`;
		case 'start-end':
			return `${undecided ?? 'true'} and end_time + ${gap(cut.minutes)} >= data_end`;
		case 'calendar':
			return `${periodOf('micros', cut.period, settings)} = ${periodOf('data_end_micros', cut.period, settings)}`;
		case 'history':
		case 'case':
			// Nothing but an outcome ends these; where none is named, the data is all there is to them.
			return undecided ?? 'false';
	}
}

/** What the judgement needs to know of times; each costs a pass, so only what it needs. */
function timed(interactions: string, { cut, during }: JourneysSpec, settings: Settings): string {
	const inside = duringSql('time', during, settings);
	const last = `(select max(time) from ${interactions}${inside === undefined ? '' : ` where ${inside}`})`;
	switch (cut.by) {
		case 'inactivity':
		case 'start-end':
			return `*, ${last} as data_end`;
		case 'calendar':
			return `*, epoch_us(start_time) as micros, epoch_us(${last}) as data_end_micros`;
		case 'history':
		case 'case':
			return '*';
	}
}

const OUTCOME_TYPE = "enum('success', 'failure', 'abandoned', 'open')";
const is = (outcome: Outcome) => `'${outcome}'::${OUTCOME_TYPE}`;

function outcome(spec: JourneysSpec): string {
	const otherwise = spec.cut.by === 'start-end' ? is('abandoned') : `null::${OUTCOME_TYPE}`;
	const decided = decides(spec)
		? `when succeeded is not null and (failed is null or succeeded <= failed) then ${is('success')}
		when failed is not null then ${is('failure')}`
		: '';
	return `case ${decided} when open then ${is('open')} else ${otherwise} end`;
}
