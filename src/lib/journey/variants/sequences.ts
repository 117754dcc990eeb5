import { literal } from '$lib/sql/quote';
import { sequenceCode } from '../journeys/sequence-code';
import type { VariantPick, VariantsSpec } from './spec';
import { MOST_STEPS } from './spec';

/** SQL: the steps (journey, step from 1, label, time) of these events, in the order of the table. */
export function variantSteps(events: string, { label, collapse }: VariantsSpec): string {
	if (!collapse) return `select journey, step, ${label} as label, time from ${events}`;
	if (label === 'touchpoint') {
		return `select journey, run as step, touchpoint as label, time from ${events} where not repeated`;
	}
	return `select journey, n - max(case when step = 1 then n end) over (rows unbounded preceding) + 1 as step, label, time
	from (select *, row_number() over () as n from (
		select journey, step, ${label} as label, time,
			step > 1 and ${label} is not distinct from lag(${label}) over () as again
		from ${events}) where not again)`;
}

/** SQL: (journey, a, b, steps): what each journey's sequence is known by, see `sequenceCode`. */
export function variantSequences(events: string, spec: VariantsSpec): string {
	return `select journey, ${sequenceCode('step', 'label')}, max(step)::integer as steps
from (${variantSteps(events, spec)}) group by journey`;
}

/** SQL: the journeys of one variant, by its labels. */
export function variantJourneys(
	events: string,
	names: string,
	spec: VariantsSpec,
	{ variant, beyond }: VariantPick
): string {
	const from = variantSequences(events, spec);
	if (beyond !== undefined && variant.length === MOST_STEPS) {
		const [a = '0', b = '0'] = beyond.code.split(' ');
		return `select journey from (${from}) where steps = ${beyond.steps} and a = ${a} and b = ${b}`;
	}
	const wanted = variant.map(
		(name, at) => `(${at + 1}, ${name === null ? 'null' : literal(name)}::varchar)`
	);
	return `with wanted as (
	select ${sequenceCode('step', 'code')}, count(*)::integer as steps, bool_and(w.name is null or n.code is not null) as known
	from (values ${wanted.join(', ')}) w(step, name) left join ${names} n on n.name = w.name)
select s.journey from (${from}) s join wanted w on w.a = s.a and w.b = s.b and w.steps = s.steps where w.known`;
}
