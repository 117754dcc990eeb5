import { GraphError } from '$lib/notebook/graph';
import type { Analysis, Context, Scope } from '../analysis';
import { decodeChart, type ChartResult } from './fold';
import { chartSchema, type ChartSpec } from './spec';
import { chartSql, chartStatement, isComplete, pointCountStatement } from './sql';
import { parseSpec } from '../spec-error';

export type { ChartResult } from './fold';

/** A picture of any relation of the notebook. */
export const chart: Analysis<ChartSpec, ChartResult> = {
	kind: 'chart',
	version: 1,
	uses: ['timeZone', 'weekStart'],
	runs: true,
	asks: false,
	parse: (spec) => parseSpec('chart', chartSchema, spec),
	initial: () => parseSpec('chart', chartSchema, {}),
	requires: (spec, scope) => {
		const relation = found(spec, scope);
		return relation === undefined ? [] : [relation.node];
	},
	gives: ({ name, spec }) => (spec['relation'] ? [name] : []),
	builds: () => [],
	compile: (spec, context) => {
		const query = queryOf(spec, context);
		if (query === undefined) return [];
		const columns = { name: 'columns', sql: `select * from (${query}) limit 0` };
		if (!isComplete(spec)) return [columns];
		const points = { name: 'points', sql: chartStatement(spec, query, context.settings) };
		const counts = { name: 'counts', sql: pointCountStatement(spec, query) };
		return [columns, points, ...(spec.type === 'dot' ? [counts] : [])];
	},
	decode: decodeChart,
	relations: (spec, context) => {
		const query = queryOf(spec, context);
		if (query === undefined || !isComplete(spec)) return [];
		return [{ name: context.cell.name, query: chartSql(spec, query, context.settings) }];
	}
};

function found({ relation }: ChartSpec, scope: Scope) {
	const wanted = relation.toLowerCase();
	return scope.relations.find(({ name }) => name.toLowerCase() === wanted);
}

/** The rows that are drawn; undefined while nothing is chosen. Throws `GraphError` where it is gone. */
function queryOf(spec: ChartSpec, context: Context): string | undefined {
	if (spec.relation === '') return undefined;
	const relation = found(spec, context.scope);
	const given = relation && context.relationsOf(relation.node);
	const query = given?.find(({ name }) => name === relation?.name)?.query;
	if (query === undefined) throw new GraphError('missing', [context.cell.id, spec.relation]);
	return query;
}
