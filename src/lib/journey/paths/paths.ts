import * as v from 'valibot';
import type { Analysis } from '../analysis';
import { lastOf } from '../journeys/journeys';
import { decodePaths, type PathsResult } from './decode';
import { pathsPickSchema, pathsSchema, type PathsSpec } from './spec';
import { behindPaths, pathsBuilds, pathsRelation, pathsStatements } from './statements';
import { SpecError, parseSpec } from '../spec-error';
import { requiredWithin } from '../within';

export type { PathNode } from './fold';
export type { PathsResult, PathsSide } from './decode';

/** Paths through steps counted from an anchor: all of them are counted first, small ones folded afterwards. */
export const paths: Analysis<PathsSpec, PathsResult> = {
	kind: 'paths',
	version: 2,
	uses: [],
	runs: true,
	asks: false,
	parse: (spec) => parseSpec('paths', pathsSchema, spec),
	initial: (document) => {
		const journeys = lastOf(document, 'journeys');
		return journeys === undefined ? undefined : v.parse(pathsSchema, { journeys });
	},
	requires: requiredWithin,
	gives: (cell) => [cell.name],
	builds: pathsBuilds,
	compile: pathsStatements,
	decode: decodePaths,
	relations: (spec, context) => [{ name: context.cell.name, query: pathsRelation(spec, context) }],
	behind: (pick, spec, context) => {
		const one = parseSpec('paths', pathsPickSchema, pick);
		const [side, gone] = [one.of, 'passed' in one && one.passed > spec.sequence.length];
		if ((side === 'compare' && spec.compare === '') || gone) {
			throw new SpecError('paths', 'pick', 'there is no such part of the picture');
		}
		return behindPaths(one, spec, context);
	}
};
