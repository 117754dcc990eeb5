import type { Analysis, Context, Rows, Statement } from '../analysis';
import { lastOf } from '../journeys/journeys';
import {
	lifecyclePickSchema,
	lifecycleSchema,
	STATES,
	type LifecycleSpec,
	type LifecycleState
} from './spec';
import { activeCounts, lifecycleBuilds, lifecycleRelation, statePeople } from './sql';
import { dataBounds } from '../periods/active';
import { periodAt } from '../periods/periods';
import { startsAt } from '../periods/pick';
import {
	rangeOf,
	rangeStatement,
	shownPeriods,
	type PeriodRange,
	type ShownPeriod
} from '../periods/range';
import { objects } from '../rows';
import { parseSpec } from '../spec-error';
import { requiredWithin } from '../within';

/** People of a period by what they are to it; the dormant are counted up, too. */
export type PeriodStates = Readonly<Record<LifecycleState, number>>;

export interface LifecycleResult {
	readonly periods: readonly ShownPeriod[];
	readonly shown: readonly PeriodStates[];
	/** Of the segment that they are compared with; null for none. */
	readonly compared: readonly PeriodStates[] | null;
}

/** Who is new, comes again, comes back, or stays away, period by period. */
export const lifecycle: Analysis<LifecycleSpec, LifecycleResult> = {
	kind: 'lifecycle',
	version: 1,
	uses: ['timeZone', 'weekStart'],
	runs: true,
	asks: false,
	parse: (spec) => parseSpec('lifecycle', lifecycleSchema, spec),
	initial: (document) => {
		const journeys = lastOf(document, 'journeys');
		return journeys === undefined
			? undefined
			: parseSpec('lifecycle', lifecycleSchema, { journeys });
	},
	requires: requiredWithin,
	gives: (cell) => [cell.name],
	builds: lifecycleBuilds,
	compile,
	decode,
	relations: (spec, context) => [
		{ name: context.cell.name, query: lifecycleRelation(spec, context) }
	],
	behind: (given, spec, context) => {
		const { side, period, state } = parseSpec('lifecycle', lifecyclePickSchema, given);
		const number = periodAt(startsAt(period), spec.period, context.settings);
		const segment = side === 'shown' ? spec.segment : spec.compare;
		const query = statePeople(spec, segment, { period: number, state }, context);
		return { unit: 'person', journeys: spec.journeys, query };
	}
};

function compile(spec: LifecycleSpec, context: Context): readonly Statement[] {
	const bounds = dataBounds('tables', spec, context);
	const states = (name: string, segment: string) => ({
		name,
		sql: activeCounts(spec, segment, context)
	});
	return [
		rangeStatement(bounds, spec, context.settings),
		states('shown', spec.segment),
		...(spec.compare === '' ? [] : [states('compared', spec.compare)])
	];
}

function decode(
	rows: ReadonlyMap<string, Rows>,
	spec: LifecycleSpec,
	{ settings }: Context
): LifecycleResult {
	const range = rangeOf(rows);
	const side = (name: string) => (range === undefined ? [] : states(rows, name, range));
	return {
		periods: range === undefined ? [] : shownPeriods(range, spec, settings),
		shown: side('shown'),
		compared: spec.compare === '' ? null : side('compared')
	};
}

const nobody = { new: 0, returning: 0, resurrected: 0, dormant: 0 };

/** States of the periods; dormant in one is who was active in the one before and is not in this. */
function states(
	rows: ReadonlyMap<string, Rows>,
	statement: string,
	{ first, last, ends }: PeriodRange
): PeriodStates[] {
	const active = new Map<number, Record<LifecycleState, number>>();
	for (const row of objects(rows, statement)) {
		const state = STATES.find((one) => one === row['state']);
		const period = active.get(Number(row['period'])) ?? { ...nobody };
		active.set(Number(row['period']), period);
		if (state !== undefined) period[state] += Number(row['people']);
	}
	return Array.from({ length: last - first + 1 }, (_, index) => {
		const here = active.get(first + index) ?? nobody;
		const before = active.get(first + index - 1) ?? nobody;
		const were = before.new + before.returning + before.resurrected;
		return { ...here, dormant: first + index <= ends ? were - here.returning : 0 };
	});
}
