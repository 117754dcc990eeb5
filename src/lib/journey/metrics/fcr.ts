import { saysOneOf } from '$lib/import/label-sql';
import { loadedColumn } from '$lib/import/load';
import type { Source } from '$lib/import/source';
import { integer } from '$lib/sql/quote';
import type { MeasureOf } from './measure';
import { flagged, rowValues, textOf, type MeasureFrame } from './measure-frame';

type Resolution = MeasureOf<'resolution'>;

/** Contacts that were resolved at once, by one of four definitions: 1 resolved, 0 not, null left out. */
export function resolutionUnits(measure: Resolution, frame: MeasureFrame): string {
	switch (measure.by) {
		case 'flag':
		case 'survey':
			return said(measure, frame);
		case 'no-contact':
			return notAgain(measure, frame);
		case 'no-reply':
			return notAnswered(measure, frame);
	}
}

/** What is shown: resolved, or its complement. */
function shown(resolved: string, { repeat }: Resolution): string {
	return `(${repeat ? `not (${resolved})` : resolved})::integer::double`;
}

/** What the agent's flag, or the customer's answer, says; contacts of which nothing is said do not count. */
function said(measure: Resolution, { t, context }: MeasureFrame): string {
	const { column, contact, yes } = measure;
	const says = (source: Source) => {
		const found = loadedColumn(source, column);
		return found === undefined ? undefined : saysOneOf(found, yes, true);
	};
	const values = rowValues(context.sources, says, 'varchar');
	return `select e.person, e.journey, e.time as began, ${shown("a.value = 'true'", measure)} as value
from ${flagged(t.events, { hit: contact }, t, context.sources)} e join ${values} a on a.source = e.source and a.row = e.row
where e.hit`;
}

/**
 * Contacts after which the same person did not get in touch about the same topic within so many days, the
 * last instant included. Whoever is narrowed to, later contacts are looked for among all of the person's.
 */
function notAgain(measure: Resolution, { t, all, context, segment }: MeasureFrame): string {
	const { contact, topic, days } = measure;
	const topics = rowValues(
		context.sources,
		(source) => (topic === '' ? undefined : textOf(source, topic)),
		'varchar'
	);
	const span = `to_microseconds(${integer(days * 86_400e6)})`;
	const last = `(select max(time) from ${all.events})`;
	const about = topic === '' ? '' : ', topic';
	const resolved = `next is null or next - time > ${span}`;
	return `select c.person, c.journey, c.time as began,
	case when time + ${span} <= ${last}${topic === '' ? '' : ' and topic is not null'} then ${shown(resolved, measure)} end as value
from (select *, lead(time) over (partition by person${about} order by time, source, row) as next
	from (select e.person, e.journey, e.time, e.source, e.row${topic === '' ? '' : ', a.value as topic'}
		from ${flagged(all.events, { hit: contact }, all, context.sources)} e
		${topic === '' ? '' : `left join ${topics} a on a.source = e.source and a.row = e.row`}
		where e.hit)) c
${segment === '' ? '' : `semi join ${t.journeys} j on j.journey = c.journey`}`;
}

/** Journeys with a contact, after the first of which the customer did not reply; those that are over. */
function notAnswered(measure: Resolution, { t, context }: MeasureFrame): string {
	const { contact, reply } = measure;
	return `with marked as (select journey, step, contacts, replies from ${flagged(t.events, { contacts: contact, replies: reply }, t, context.sources)} where contacts or replies),
entered as (select journey, min(step) as step from marked where contacts group by journey),
later as (select distinct m.journey from marked m join entered b on b.journey = m.journey and m.step > b.step where m.replies)
select j.person, j.journey, j.start_time as began, case when not j.open then ${shown('l.journey is null', measure)} end as value
from ${t.journeys} j join entered b on b.journey = j.journey left join later l on l.journey = j.journey`;
}
