import { integer, literal } from '$lib/sql/quote';
import * as v from 'valibot';
import type { Build, Context } from '../analysis';
import { partKey } from '../part-key';
import { segmentSchema } from '../segment/spec';
import { tablesWithin } from '../within';
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

/** The table of all variants of a segment's journeys: (variant, a, b, steps, journeys, first). */
export function waysTable(spec: VariantsSpec, context: Context, segment: string): string {
	return `ways_${keyOf(spec, context, segment).slice(0, 16)}`;
}

function sequencesTable(spec: VariantsSpec, context: Context, segment: string): string {
	return `way_of_${keyOf(spec, context, segment).slice(0, 16)}`;
}

/** Whether journeys know their sequence themselves: that of their touchpoints, when all of it counts. */
function isKnown({ label, collapse }: VariantsSpec, { scope }: Context, segment: string): boolean {
	if (label !== 'touchpoint' || !collapse) return false;
	if (segment === '') return true;
	const cell = scope.document.cells.find(({ id }) => id === segment);
	return cell !== undefined && v.parse(segmentSchema, cell.spec).unit !== 'interaction';
}

/** SQL: a relation of a segment's journeys with what their sequence is known by: their columns and a, b, steps. */
function codedJourneys(spec: VariantsSpec, context: Context, segment: string): string {
	const { journeys } = within(spec, context, segment);
	return isKnown(spec, context, segment)
		? `(select *, sequence_a as a, sequence_b as b, runs as steps from ${journeys})`
		: `(from ${journeys} join ${sequencesTable(spec, context, segment)} using (journey))`;
}

/** SQL: a relation of the journeys of shown variants, with their `variant` and how many `steps` it has. */
export function shownJourneys(spec: VariantsSpec, context: Context): string {
	return `(select j.*, v.variant from ${codedJourneys(spec, context, spec.segment)} j
	join ${shownWays(spec, context)} v using (a, b, steps))`;
}

/** All variants, numbered from 0: the most frequent first, of equal ones that whose first journey comes first. */
export function waysBuild(spec: VariantsSpec, context: Context, segment: string): Build {
	const table = waysTable(spec, context, segment);
	const sequences = sequencesTable(spec, context, segment);
	const { events } = within(spec, context, segment);
	const sql = (name: string, text: string) => ({ kind: 'sql' as const, name, sql: text });
	const known = isKnown(spec, context, segment);
	return {
		key: keyOf(spec, context, segment),
		tables: known ? [table] : [sequences, table],
		steps: [
			...(known
				? []
				: [sql('sequences', `create table ${sequences} as\n${variantSequences(events, spec)}`)]),
			sql(
				'variants',
				`create table ${table} as
select (row_number() over (order by journeys desc, first))::integer - 1 as variant, *
from (select a, b, steps, count(*)::integer as journeys, min(journey) as first
	from ${known ? codedJourneys(spec, context, segment) : sequences} group by a, b, steps)`
			)
		]
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
