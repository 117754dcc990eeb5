import type { Analysis, Context, Rows, Statement } from '../analysis';
import { lastOf } from '../journeys/journeys';
import { dataBounds } from '../periods/active';
import { rangeOf, rangeStatement, shownPeriods, type ShownPeriod } from '../periods/range';
import { objects } from '../rows';
import { parseSpec } from '../spec-error';
import { stickinessPickSchema, stickinessSchema, type StickinessSpec } from './spec';
import { activeCounts, activePeople, stickinessBuilds, stickinessRelation } from './sql';
import { requiredWithin } from '../within';

export interface Sticking {
	/** Everybody who is active in at least one period. */
	readonly people: number;
	/** People by in how many periods they are active, from 1 on; in so many or more where that is asked. */
	readonly active: readonly number[];
	/** In how many periods they are active on average; null of nobody. */
	readonly mean: number | null;
}

export interface StickinessResult {
	readonly periods: readonly ShownPeriod[];
	readonly shown: Sticking;
	/** Of the segment that they are compared with; null for none. */
	readonly compared: Sticking | null;
}

/** In how many periods people are active. */
export const stickiness: Analysis<StickinessSpec, StickinessResult> = {
	kind: 'stickiness',
	version: 1,
	uses: ['timeZone', 'weekStart', 'smallGroup'],
	runs: true,
	asks: false,
	parse: (spec) => parseSpec('stickiness', stickinessSchema, spec),
	initial: (document) => {
		const journeys = lastOf(document, 'journeys');
		return journeys === undefined
			? undefined
			: parseSpec('stickiness', stickinessSchema, { journeys });
	},
	requires: requiredWithin,
	gives: (cell) => [cell.name],
	builds: stickinessBuilds,
	compile,
	decode,
	relations: (spec, context) => [
		{ name: context.cell.name, query: stickinessRelation(spec, context) }
	],
	behind: (given, spec, context) => {
		const { side, active } = parseSpec('stickiness', stickinessPickSchema, given);
		const segment = side === 'shown' ? spec.segment : spec.compare;
		const query = activePeople(spec, segment, active, context);
		return { unit: 'person', journeys: spec.journeys, query };
	}
};

function compile(spec: StickinessSpec, context: Context): readonly Statement[] {
	const bounds = dataBounds('tables', spec, context);
	const active = (name: string, segment: string) => ({
		name,
		sql: activeCounts(spec, segment, context)
	});
	return [
		rangeStatement(bounds, spec, context.settings),
		active('shown', spec.segment),
		...(spec.compare === '' ? [] : [active('compared', spec.compare)])
	];
}

function decode(
	rows: ReadonlyMap<string, Rows>,
	spec: StickinessSpec,
	{ settings }: Context
): StickinessResult {
	const range = rangeOf(rows);
	const periods = range === undefined ? [] : shownPeriods(range, spec, settings, spec.each);
	const side = (name: string) => sticking(rows, name, periods.length, spec.cumulative);
	return {
		periods,
		shown: side('shown'),
		compared: spec.compare === '' ? null : side('compared')
	};
}

function sticking(
	rows: ReadonlyMap<string, Rows>,
	statement: string,
	length: number,
	cumulative: boolean
): Sticking {
	const exact = new Array<number>(length).fill(0);
	for (const row of objects(rows, statement))
		exact[Number(row['active']) - 1] = Number(row['people']);
	const people = exact.reduce((sum, count) => sum + count, 0);
	const active = exact.reduce((sum, count, index) => sum + count * (index + 1), 0);
	const orMore = exact.map((_, index) => exact.slice(index).reduce((sum, count) => sum + count, 0));
	return {
		people,
		active: cumulative ? orMore : exact,
		mean: people === 0 ? null : active / people
	};
}
