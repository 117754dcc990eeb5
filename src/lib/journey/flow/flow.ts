import type { Analysis } from '../analysis';
import { flowBehind } from './behind';
import { flowResult, type FlowResult } from './result';
import { flowSchema, type FlowSpec } from './spec';
import { flowBuilds, flowRelation, flowStatements } from './statements';
import { lastOf } from '../journeys/journeys';
import { parseSpec } from '../spec-error';
import { requiredWithin } from '../within';

/** The transition graph: what follows what, with start and end, loops kept unless told. */
export const flow: Analysis<FlowSpec, FlowResult> = {
	kind: 'flow',
	version: 1,
	uses: ['smallGroup'],
	runs: true,
	asks: false,
	parse: (spec) => parseSpec('flow', flowSchema, spec),
	initial: (document) => {
		const journeys = lastOf(document, 'journeys');
		return journeys === undefined ? undefined : parseSpec('flow', flowSchema, { journeys });
	},
	requires: requiredWithin,
	gives: (cell) => [cell.name],
	builds: flowBuilds,
	compile: flowStatements,
	decode: (rows, spec, { settings }) => flowResult(rows, spec, settings.smallGroup),
	relations: (spec, context) => [flowRelation(spec, context)],
	behind: flowBehind
};
