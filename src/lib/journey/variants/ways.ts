import { integer, literal } from '$lib/sql/quote';
import type { Build, Context } from '../analysis';
import { partKey } from '../part-key';
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

const shapeOf = ({ label, collapse }: VariantsSpec) => ({ label, collapse });

function keyOf(spec: VariantsSpec, context: Context, segment: string): string {
	const part = { name: 'ways', version: 1 };
	return partKey(context, part, [spec.journeys, segment], shapeOf(spec));
}

/** Of how many variants all is told before it is known how many are shown. */
const AHEAD = 100;

function tablesOf(key: string) {
	const named = (what: string) => `${what}_${key.slice(0, 16)}`;
	return {
		sequences: named('way_of'),
		ways: named('ways'),
		steps: named('way_steps'),
		gaps: named('way_gaps'),
		lengths: named('way_lengths')
	};
}

/** The table of all variants of a segment's journeys: (variant, a, b, steps, journeys, first). */
export function waysTable(spec: VariantsSpec, context: Context, segment: string): string {
	return tablesOf(keyOf(spec, context, segment)).ways;
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
		: `(from ${journeys} join ${tablesOf(keyOf(spec, context, segment)).sequences} using (journey))`;
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
	const key = keyOf(spec, context, segment);
	const own = tablesOf(key);
	const { events, names } = within(spec, context, segment);
	const known = isKnown(spec, context, segment);
	const make = (table: string, text: string) =>
		({ kind: 'sql', name: 'variants', sql: `create table ${table} as\n${text}` }) as const;
	const first = `(from ${own.ways} where variant < ${integer(AHEAD)})`;
	const steps = variantSteps(events, spec);
	const theirs = journeysOf(spec, context, segment, first);
	return {
		key,
		tables: Object.values(own),
		steps: [
			...(known ? [] : [make(own.sequences, variantSequences(events, spec))]),
			make(
				own.ways,
				`select (row_number() over (order by journeys desc, first))::integer - 1 as variant, *
from (select a, b, steps, count(*)::integer as journeys, min(journey) as first
	from ${known ? codedJourneys(spec, context, segment) : own.sequences} group by a, b, steps)`
			),
			make(own.steps, stepsSql(steps, first, names)),
			make(own.gaps, gapsSql(steps, theirs)),
			make(own.lengths, lengthsSql(theirs))
		]
	};
}

/** SQL: what is told of the shown variants: the labels of their steps, times between them, and their lengths. */
export function shownFigures(spec: VariantsSpec, context: Context) {
	if (spec.search === '' && spec.top <= AHEAD) {
		const own = tablesOf(keyOf(spec, context, spec.segment));
		const shown = (table: string) => `from ${table} where variant < ${integer(spec.top)}`;
		return {
			steps: `${shown(own.steps)} order by variant, step`,
			gaps: shown(own.gaps),
			lengths: shown(own.lengths)
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
