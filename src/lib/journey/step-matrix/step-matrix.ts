import type { Analysis } from '../analysis';
import { lastOf } from '../journeys/journeys';
import { parseSpec } from '../spec-error';
import { stepBehind } from './behind';
import { stepMatrix as matrixOf, type StepMatrixResult } from './result';
import { stepMatrixSchema, type StepMatrixSpec } from './spec';
import { stepRelation, stepStatements } from './statements';
import { requiredWithin } from '../within';

/** How many units are at each label at each step; whoever is over stays at the end. */
export const stepMatrix: Analysis<StepMatrixSpec, StepMatrixResult> = {
	kind: 'step-matrix',
	version: 1,
	uses: [],
	runs: true,
	asks: false,
	parse: (spec) => parseSpec('step-matrix', stepMatrixSchema, spec),
	initial: (document) => {
		const journeys = lastOf(document, 'journeys');
		return journeys === undefined
			? undefined
			: parseSpec('step-matrix', stepMatrixSchema, { journeys });
	},
	requires: requiredWithin,
	gives: (cell) => [cell.name],
	builds: () => [],
	compile: stepStatements,
	decode: matrixOf,
	relations: (spec, context) => [stepRelation(spec, context)],
	behind: stepBehind
};
