import { integer, literal } from '$lib/sql/quote';
import type { Build, Context } from '../analysis';
import { eventsKey, keptBuild, keptUnder } from '../kept';
import { segmentUnitOf, tablesWithin } from '../within';
import { gapsSql, lengthsSql, stepsSql } from './figures';
import { variantSequences, variantSteps } from './sequences';
import type { VariantsSpec } from './spec';

/** The tables of one segment, with the names of what steps are called by. */
export function within(spec: VariantsSpec, context: Context, segment: string) {
	const t = tablesWithin(context, spec.journeys, segment);
	const names = { touchpoint: t.touchpoints, channel: t.channels, stage: t.stages }[spec.label];
	return { ...t, names };
}

/** Of how many variants all is told before it is known how many are shown. */
const AHEAD = 100;

function kept({ journeys, label, collapse }: VariantsSpec, context: Context, segment: string) {
	return keptUnder('variants', { of: eventsKey(context, journeys, segment), label, collapse });
}

/** The table of all variants of a segment's journeys: (variant, a, b, steps, journeys, first). */
export function waysTable(spec: VariantsSpec, context: Context, segment: string): string {
	return kept(spec, context, segment).table('ways');
}

/** Whether journeys know their sequence themselves: that of their touchpoints, when all of it counts. */
function isKnown({ label, collapse }: VariantsSpec, context: Context, segment: string): boolean {
	const whole = segment === '' || segmentUnitOf(context, segment) !== 'interaction';
	return label === 'touchpoint' && collapse && whole;
}

/** SQL: a relation of a segment's journeys with what their sequence is known by: their columns and a, b, steps. */
function codedJourneys(spec: VariantsSpec, context: Context, segment: string): string {
	const { journeys } = within(spec, context, segment);
	return isKnown(spec, context, segment)
		? `(select *, sequence_a as a, sequence_b as b, runs as steps from ${journeys})`
		: `(from ${journeys} join ${kept(spec, context, segment).table('sequences')} using (journey))`;
}

/** SQL: a relation of the journeys of some variants, with their `variant` and how many `steps` it has. */
function journeysOf(spec: VariantsSpec, context: Context, segment: string, ways: string): string {
	return `(select j.*, v.variant from ${codedJourneys(spec, context, segment)} j
	join ${ways} v using (a, b, steps))`;
}

/** SQL: a relation of the journeys of the shown variants. */
export function shownJourneys(spec: VariantsSpec, context: Context): string {
	return journeysOf(spec, context, spec.segment, shownWays(spec, context));
}

/**
 * All variants, numbered from 0: the most frequent first, of equal ones that whose first journey comes
 * first. Of the first `AHEAD` also what is told of shown ones, so that to show more or fewer costs nothing.
 */
export function waysBuild(spec: VariantsSpec, context: Context, segment: string): Build {
	const own = kept(spec, context, segment);
	const { events, names } = within(spec, context, segment);
	const known = isKnown(spec, context, segment);
	const first = `(from ${own.table('ways')} where variant < ${integer(AHEAD)})`;
	const steps = variantSteps(events, spec);
	const theirs = journeysOf(spec, context, segment, first);
	const coded = known ? codedJourneys(spec, context, segment) : own.table('sequences');
	const ways = `select (row_number() over (order by journeys desc, first))::integer - 1 as variant, *
from (select a, b, steps, count(*)::integer as journeys, min(journey) as first from ${coded} group by a, b, steps)`;
	return keptBuild(own, [
		...(known
			? []
			: [{ what: 'sequences', name: 'sequences', query: variantSequences(events, spec) }]),
		{ what: 'ways', name: 'variants', query: ways },
		{ what: 'steps', name: 'steps', query: stepsSql(steps, first, names) },
		{ what: 'gaps', name: 'times between steps', query: gapsSql(steps, theirs) },
		{ what: 'lengths', name: 'durations', query: lengthsSql(theirs) }
	]);
}

/** SQL: what is told of the shown variants: the labels of their steps, times between them, and their lengths. */
export function shownFigures(spec: VariantsSpec, context: Context) {
	if (spec.search === '' && spec.top <= AHEAD) {
		const { table } = kept(spec, context, spec.segment);
		const shown = (what: string) => `from ${table(what)} where variant < ${integer(spec.top)}`;
		return {
			steps: `${shown('steps')} order by variant, step`,
			gaps: shown('gaps'),
			lengths: shown('lengths')
		};
	}
	const { events, names } = within(spec, context, spec.segment);
	const [ways, journeys] = [shownWays(spec, context), shownJourneys(spec, context)];
	const steps = variantSteps(events, spec);
	return {
		steps: `${stepsSql(steps, ways, names)} order by variant, step`,
		gaps: gapsSql(steps, journeys),
		lengths: lengthsSql(journeys)
	};
}

/** SQL: a relation of the variants with whether they are `found`. */
function foundWays(spec: VariantsSpec, context: Context): string {
	const table = waysTable(spec, context, spec.segment);
	if (spec.search === '') return `(select *, true as found from ${table})`;
	const { events, names } = within(spec, context, spec.segment);
	const said = `select code from ${names} where contains(lower(name), lower(${literal(spec.search)}))`;
	return `(select *, first in (
		select journey from (${variantSteps(events, spec)}) where label in (${said})) as found
	from ${table})`;
}

/** SQL: how many variants have how many journeys. */
export function waySizes(spec: VariantsSpec, context: Context): string {
	return `select journeys, found, count(*)::integer as variants from ${foundWays(spec, context)}
group by journeys, found order by journeys desc, found`;
}

/** SQL: a relation of the shown variants, numbered from 0 among themselves. */
export function shownWays(spec: VariantsSpec, context: Context): string {
	if (spec.search === '') {
		const table = waysTable(spec, context, spec.segment);
		return `(from ${table} where variant < ${integer(spec.top)})`;
	}
	return `(select * replace ((row_number() over (order by variant))::integer - 1 as variant)
	from (from ${foundWays(spec, context)} where found order by variant limit ${integer(spec.top)}))`;
}
