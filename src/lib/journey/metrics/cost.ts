import { costOf, valueOf } from '$lib/import/measures';
import { literal } from '$lib/sql/quote';
import type { MeasureOf } from './measure';
import { rowValues, type MeasureFrame } from './measure-frame';

/** The amounts of a journey's events added up; nothing is nought. */
export function amountUnits(
	measure: MeasureOf<'cost'> | MeasureOf<'value'>,
	frame: MeasureFrame
): string {
	return `select j.person, j.journey, j.start_time as began, coalesce(a.value, 0)::double as value
from ${frame.t.journeys} j left join (
	${perJourney(measure, frame)}) a on a.journey = j.journey`;
}

function perJourney(
	{ kind, by, list }: MeasureOf<'cost'> | MeasureOf<'value'>,
	{ t, context }: MeasureFrame
): string {
	if (by === 'column') {
		const of = kind === 'cost' ? costOf : valueOf;
		const amounts = rowValues(
			context.sources,
			(source) => (source.columns.some(({ role }) => role.role === kind) ? of(source) : undefined),
			'double'
		);
		return `select e.journey, sum(r.value) as value from ${t.events} e join ${amounts} r on r.source = e.source and r.row = e.row group by e.journey`;
	}
	if (list.length === 0) return 'select 0 as journey, 0::double as value where false';
	const names = by === 'touchpoint' ? t.touchpoints : t.channels;
	const rows = list.map(
		({ name, amount }) => `(${literal(name)}, ${literal(String(amount))}::double)`
	);
	return `select e.journey, sum(a.amount) as value from ${t.events} e join (
		select n.code, sum(l.amount) as amount from (values ${rows.join(', ')}) l(name, amount) join ${names} n on n.name = l.name group by n.code) a
	on a.code = e.${by} group by e.journey`;
}
