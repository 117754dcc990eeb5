import * as v from 'valibot';
import { integer } from '$lib/sql/quote';
import type { Analysis, Build, Context, Statement } from '../analysis';
import { lastOf } from '../journeys/journeys';
import { SpecError, parseSpec } from '../spec-error';
import { decodeVariants } from './decode';
import type { VariantsResult } from './result';
import { variantJourneys, variantSequences, variantSteps } from './sequences';
import { MOST_STEPS, variantPickSchema, variantsSchema, type VariantsSpec } from './spec';
import { requiredWithin, tablesWithin } from '../within';

/** The different ways that journeys go: all of them are counted, the most frequent are shown. */
export const variants: Analysis<VariantsSpec, VariantsResult> = {
	kind: 'variants',
	version: 1,
	uses: ['smallGroup'],
	runs: true,
	asks: false,
	parse: (spec) => parseSpec('variants', variantsSchema, spec),
	initial: (document) => {
		const journeys = lastOf(document, 'journeys');
		return journeys === undefined ? undefined : v.parse(variantsSchema, { journeys });
	},
	requires: requiredWithin,
	gives: (cell) => [cell.name],
	builds,
	compile,
	decode: decodeVariants,
	relations: (spec, context) => [{ name: context.cell.name, query: relation(spec, context) }],
	behind: (pick, spec, context) => {
		const parsed = v.safeParse(variantPickSchema, pick);
		if (!parsed.success) throw new SpecError('variants', 'pick', parsed.issues[0].message);
		const { events, names } = within(spec, context, spec[parsed.output.side]);
		const query = variantJourneys(events, names, spec, parsed.output);
		return { unit: 'journey', journeys: spec.journeys, query };
	}
};

/** The cell's own tables: each journey's variant, all variants with their counts, and the other segment's. */
function tablesOf(context: Context) {
	const named = (what: string) => `variants_${what}_${context.key.slice(0, 16)}`;
	return { sequences: named('of'), counted: named('counted'), other: named('compared') };
}

function within(spec: VariantsSpec, context: Context, segment: string) {
	const t = tablesWithin(context, spec.journeys, segment);
	const names = { touchpoint: t.touchpoints, channel: t.channels, stage: t.stages }[spec.label];
	return { ...t, names };
}

function builds(spec: VariantsSpec, context: Context): readonly Build[] {
	const own = tablesOf(context);
	const { events, names } = within(spec, context, spec.segment);
	const step = (name: string, sql: string) => ({ kind: 'sql' as const, name, sql });
	const steps = [
		step('sequences', `create table ${own.sequences} as\n${variantSequences(events, names, spec)}`),
		step(
			'variants',
			`create table ${own.counted} as
select a, b, steps, any_value(found) as found, count(*)::integer as journeys, min(journey) as first
from ${own.sequences} group by a, b, steps`
		)
	];
	const tables = [own.sequences, own.counted];
	if (spec.compare !== '') {
		const other = within(spec, context, spec.compare);
		const sequences = variantSequences(other.events, other.names, { ...spec, search: '' });
		steps.push(
			step(
				'compared',
				`create table ${own.other} as
select a, b, steps, count(*)::integer as journeys from (${sequences}) group by a, b, steps`
			)
		);
		tables.push(own.other);
	}
	return [{ key: context.key, tables, steps }];
}

/** SQL: the shown variants, numbered from 0. */
function shownOf(counted: string, spec: VariantsSpec): string {
	return `(select (row_number() over (order by journeys desc, first))::integer - 1 as variant, *
	from (from ${counted} where found order by journeys desc, first limit ${integer(spec.top)}))`;
}

function compile(spec: VariantsSpec, context: Context): readonly Statement[] {
	const own = tablesOf(context);
	const { events, journeys, names } = within(spec, context, spec.segment);
	const shown = shownOf(own.counted, spec);
	const steps = variantSteps(events, spec);
	const statements = [
		{
			name: 'sizes',
			sql: `select journeys, found, count(*)::integer as variants from ${own.counted}
group by journeys, found order by journeys desc, found`
		},
		{
			name: 'variants',
			sql: `select variant, journeys, steps, a::varchar || ' ' || b::varchar as code from ${shown} order by variant`
		},
		{
			name: 'steps',
			sql: `select v.variant, s.step::integer as step, n.name as label
from (${steps}) s join ${shown} v on v.first = s.journey left join ${names} n on n.code = s.label
where s.step <= ${integer(MOST_STEPS)} order by v.variant, s.step`
		},
		{
			name: 'times',
			sql: `with steps as (
	${steps}),
followed as (
	select journey, step::integer as step, lead(journey) over () = journey as goes_on,
		epoch_us(lead(time) over ()) - epoch_us(time) as microseconds
	from steps),
members as (
	select s.journey, v.variant from ${own.sequences} s join ${shown} v using (a, b, steps))
select m.variant, f.step, f.microseconds, count(*)::integer as journeys
from followed f join members m using (journey)
where f.goes_on and f.step < ${integer(MOST_STEPS)} group by all order by m.variant, f.step, f.microseconds`
		},
		{
			name: 'durations',
			sql: `select v.variant, j.outcome::varchar as outcome, epoch_us(j.end_time) - epoch_us(j.start_time) as microseconds,
	count(*)::integer as journeys
from ${journeys} j join ${own.sequences} s using (journey) join ${shown} v using (a, b, steps)
group by all order by v.variant, microseconds`
		}
	];
	if (spec.compare === '') return statements;
	return [
		...statements,
		{
			name: 'compared',
			sql: `select v.variant, o.journeys from ${own.other} o join ${shown} v using (a, b, steps) order by v.variant`
		},
		{
			name: 'compared journeys',
			sql: `select coalesce(sum(journeys), 0)::integer as journeys from ${own.other}`
		}
	];
}

/** A line a step of each shown variant. */
function relation(spec: VariantsSpec, context: Context): string {
	const own = tablesOf(context);
	const { events, names } = within(spec, context, spec.segment);
	return `select v.variant + 1 as variant, v.journeys, v.steps, s.step::integer as step, n.name as label
from (${variantSteps(events, spec)}) s join ${shownOf(own.counted, spec)} v on v.first = s.journey
left join ${names} n on n.code = s.label order by variant, step`;
}
