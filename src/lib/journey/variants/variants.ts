import * as v from 'valibot';
import type { Analysis, Build, Context, Statement } from '../analysis';
import { lastOf } from '../journeys/journeys';
import { SpecError, parseSpec } from '../spec-error';
import { decodeVariants } from './decode';
import type { VariantsResult } from './result';
import { variantJourneys, variantSteps } from './sequences';
import { variantPickSchema, variantsSchema, type VariantsSpec } from './spec';
import {
	shownFigures,
	shownJourneys,
	shownWays,
	waysBuild,
	waySizes,
	waysTable,
	within
} from './ways';
import { journeysSpecOf, requiredWithin, segmentsOf } from '../within';

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

function builds(spec: VariantsSpec, context: Context): readonly Build[] {
	return segmentsOf(spec).map((segment) => waysBuild(spec, context, segment));
}

function compile(spec: VariantsSpec, context: Context): readonly Statement[] {
	const shown = shownWays(spec, context);
	const figures = shownFigures(spec, context);
	const succeeds = journeysSpecOf(context, spec.journeys).success.length > 0;
	const statements = [
		{ name: 'sizes', sql: waySizes(spec, context) },
		{
			name: 'variants',
			sql: `select variant, journeys, steps, a::varchar || ' ' || b::varchar as code from ${shown} order by variant`
		},
		{ name: 'steps', sql: figures.steps },
		{ name: 'times', sql: figures.gaps },
		{ name: 'durations', sql: figures.lengths },
		...(succeeds
			? [
					{
						name: 'outcomes',
						sql: `select variant, outcome::varchar as outcome, count(*)::integer as journeys
from ${shownJourneys(spec, context)} group by all`
					}
				]
			: [])
	];
	if (spec.compare === '') return statements;
	const other = waysTable(spec, context, spec.compare);
	return [
		...statements,
		{
			name: 'compared',
			sql: `select v.variant, o.journeys from ${other} o join ${shown} v using (a, b, steps) order by v.variant`
		},
		{
			name: 'compared journeys',
			sql: `select coalesce(sum(journeys), 0)::integer as journeys from ${other}`
		}
	];
}

/** A line a step of each shown variant. */
function relation(spec: VariantsSpec, context: Context): string {
	const { events, names } = within(spec, context, spec.segment);
	return `select v.variant + 1 as variant, v.journeys, v.steps, s.step::integer as step, n.name as label
from (${variantSteps(events, spec)}) s join ${shownWays(spec, context)} v on v.first = s.journey
left join ${names} n on n.code = s.label order by variant, step`;
}
