import { literal } from '$lib/sql/quote';
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

/**
 * SQL: two numbers of 64 bits for a sequence of (step, label), as `a` and `b`. A step's place and label are
 * one number before they are hashed, so that order counts; no step comes twice, so that exclusive or loses
 * nothing. Two sequences are taken for one only where both numbers and their lengths agree: among a million
 * variants with a chance below 1e-26.
 */
function codeOf(step: string, label: string): string {
	const packed = (seed: string) =>
		`bit_xor(hash((${step}::bigint << 32) | ${seed} | coalesce(${label}::bigint + 1, 0)))`;
	return `${packed('0')} as a, ${packed('4611686018427387904')} as b`;
}

/** SQL: (journey, a, b, steps) and, where something is searched, whether it is `found`. */
export function variantSequences(events: string, names: string, spec: VariantsSpec): string {
	const found =
		spec.search === ''
			? 'true'
			: `bool_or(label in (select code from ${names} where contains(lower(name), lower(${literal(spec.search)}))))`;
	return `select journey, ${codeOf('step', 'label')}, max(step)::integer as steps, coalesce(${found}, false) as found
from (${variantSteps(events, spec)}) group by journey`;
}

/** SQL: the journeys of one variant, by its labels. */
export function variantJourneys(
	events: string,
	names: string,
	spec: VariantsSpec,
	{ variant, beyond }: VariantPick
): string {
	const from = variantSequences(events, names, { ...spec, search: '' });
	if (beyond !== undefined && variant.length === MOST_STEPS) {
		const [a = '0', b = '0'] = beyond.code.split(' ');
		return `select journey from (${from}) where steps = ${beyond.steps} and a = ${a} and b = ${b}`;
	}
	const wanted = variant.map(
		(name, at) => `(${at + 1}, ${name === null ? 'null' : literal(name)}::varchar)`
	);
	return `with wanted as (
	select ${codeOf('step', 'code')}, count(*)::integer as steps, bool_and(w.name is null or n.code is not null) as known
	from (values ${wanted.join(', ')}) w(step, name) left join ${names} n on n.name = w.name)
select s.journey from (${from}) s join wanted w on w.a = s.a and w.b = s.b and w.steps = s.steps where w.known`;
}
