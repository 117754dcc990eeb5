import type { Analysis, Context, Rows, Statement } from '../analysis';
import { lastOf } from '../journeys/journeys';
import { dataBounds } from '../periods/active';
import { periodAt } from '../periods/periods';
import { startsAt } from '../periods/pick';
import { rangeOf, rangeStatement, shownPeriods } from '../periods/range';
import { retained, type CohortCount, type RetentionResult } from './result';
import { retentionPickSchema, retentionSchema, type RetentionSpec } from './spec';
import { cohortCounts, cohortPeople, retentionBuilds, retentionRelation } from './sql';
import { objects } from '../rows';
import { parseSpec } from '../spec-error';
import { requiredWithin } from '../within';

export type { RetentionResult } from './result';

/** Who comes back, period by period, after the one in which they began. */
export const retention: Analysis<RetentionSpec, RetentionResult> = {
	kind: 'retention',
	version: 1,
	uses: ['timeZone', 'weekStart', 'smallGroup'],
	runs: true,
	asks: false,
	parse: (spec) => parseSpec('retention', retentionSchema, spec),
	initial: (document) => {
		const journeys = lastOf(document, 'journeys');
		return journeys === undefined
			? undefined
			: parseSpec('retention', retentionSchema, { journeys });
	},
	requires: requiredWithin,
	gives: (cell) => [cell.name],
	builds: retentionBuilds,
	compile,
	decode,
	relations: (spec, context) => [
		{ name: context.cell.name, query: retentionRelation(spec, context) }
	],
	behind: (given, spec, context) => {
		const { side, cohort, after } = parseSpec('retention', retentionPickSchema, given);
		const period =
			cohort === undefined ? undefined : periodAt(startsAt(cohort), spec.period, context.settings);
		const segment = side === 'shown' ? spec.segment : spec.compare;
		const query = cohortPeople(spec, segment, { cohort: period, after }, context);
		return { unit: 'person', journeys: spec.journeys, query };
	}
};

function compile(spec: RetentionSpec, context: Context): readonly Statement[] {
	const bounds = dataBounds('tables', spec, context);
	const cohorts = (name: string, segment: string) => ({
		name,
		sql: cohortCounts(spec, segment, context)
	});
	return [
		rangeStatement(bounds, spec, context.settings),
		cohorts('shown', spec.segment),
		...(spec.compare === '' ? [] : [cohorts('compared', spec.compare)])
	];
}

function decode(
	rows: ReadonlyMap<string, Rows>,
	spec: RetentionSpec,
	{ settings }: Context
): RetentionResult {
	const range = rangeOf(rows);
	const nobody = { cohorts: [], mean: [] };
	const side = (name: string) =>
		range === undefined ? nobody : retained(counts(rows, name), range, spec);
	return {
		periods: range === undefined ? [] : shownPeriods(range, spec, settings),
		shown: side('shown'),
		compared: spec.compare === '' ? null : side('compared')
	};
}

function counts(rows: ReadonlyMap<string, Rows>, name: string): CohortCount[] {
	return objects(rows, name).map((row) => ({
		cohort: Number(row['cohort']),
		after: Number(row['after']),
		people: Number(row['people'])
	}));
}
