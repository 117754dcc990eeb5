import type { Analysis } from '../analysis';
import { funnelBehind } from './behind';
import { funnelBuilds } from './build';
import { decodeFunnel, type FunnelResult } from './result';
import { funnelSchema, type FunnelSpec, type FunnelStep } from './spec';
import { funnelRelations, funnelStatements, unitsName } from './statements';
import { lastOf } from '../journeys/journeys';
import { parseSpec } from '../spec-error';
import { requiredWithin } from '../within';

export type { FunnelResult } from './result';

/** How many go from step to step, where they stop, and how long it takes. */
export const funnel: Analysis<FunnelSpec, FunnelResult> = {
	kind: 'funnel',
	version: 1,
	uses: ['timeZone', 'weekStart', 'smallGroup'],
	runs: true,
	asks: false,
	parse: (spec) => parseSpec('funnel', funnelSchema, spec),
	initial: (document) => {
		const journeys = lastOf(document, 'journeys');
		return journeys === undefined ? undefined : funnelOf(journeys);
	},
	requires: requiredWithin,
	gives: (cell) => [cell.name, unitsName(cell.name)],
	builds: funnelBuilds,
	compile: funnelStatements,
	decode: decodeFunnel,
	relations: (spec, context) => funnelRelations(spec, context, spec.steps.map(stepName)),
	behind: funnelBehind
};

/** A funnel of these journeys with all else as it is unless told. */
export function funnelOf(journeys: string): FunnelSpec {
	return parseSpec('funnel', funnelSchema, { journeys });
}

/** What a step is called: as it was named, else by the values that it is tested for. */
export function stepName({ name, match }: Pick<FunnelStep, 'name' | 'match'>): string {
	if (name !== '') return name;
	return match
		.flatMap((test) => ('values' in test ? test.values : 'value' in test ? [test.value] : []))
		.join(' / ');
}
