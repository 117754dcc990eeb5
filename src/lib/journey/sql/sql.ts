import * as v from 'valibot';
import { inputReferences, replaceInputs } from '$lib/sql/input-references';
import { references } from '$lib/sql/references';
import { faultOf, wrapped } from '$lib/sql/user-statement';
import { innerNamed, innerRelations } from '../relations/inner';
import { fits, inputSql, inputsOf } from '../input/values';
import type { Analysis, Relation, Rows, Scope, Value, ValueType, Context } from '../analysis';
import { SpecError, parseSpec } from '../spec-error';
import { sqlTable } from '../tables';

const schema = v.strictObject({
	/** One query. It reads sources, interactions, people, identifiers and cells by their names. */
	sql: v.optional(v.pipe(v.string(), v.maxLength(100_000)), '')
});
export type SqlSpec = v.InferOutput<typeof schema>;

/** The most rows that are kept with a result; the count says how many there are. */
const KEPT_ROWS = 1000;

export interface TableResult {
	readonly columns: readonly { readonly name: string; readonly type: ValueType }[];
	/** The first rows, at most `KEPT_ROWS`. */
	readonly rows: readonly (readonly Value[])[];
	/** How many rows there are. */
	readonly total: number;
}

/** A query that a user wrote, over everything in the notebook that has a name. */
export const sql: Analysis<SqlSpec, TableResult> = {
	kind: 'sql',
	version: 1,
	uses: [],
	runs: true,
	asks: true,
	parse: (spec) => parseSpec('sql', schema, spec),
	initial: () => ({ sql: '' }),
	requires: (spec, scope) => [
		...named(spec, scope).map(({ node }) => node),
		...innerNamed(spec.sql, scope).map(({ node }) => node),
		...inputReferences(spec.sql).flatMap(
			({ name }) => inputsOf(scope.document).get(name.toLowerCase())?.cell ?? []
		)
	],
	gives: (cell) => [cell.name],
	builds: (spec, context) => {
		const fault = faultOf(spec.sql);
		if (fault !== undefined) throw new SpecError('sql', 'sql', fault);
		const table = sqlTable(context.key);
		const text = withInputs(spec.sql, context.scope);
		const query = `create table ${table} as ${wrapped(text, relations(spec, context))}`;
		return [
			{ key: context.key, tables: [table], steps: [{ kind: 'sql', name: 'query', sql: query }] }
		];
	},
	compile: (_, context) => [
		{ name: 'rows', sql: `from ${sqlTable(context.key)} limit ${KEPT_ROWS}` },
		{ name: 'total', sql: `select count(*)::bigint as total from ${sqlTable(context.key)}` }
	],
	decode,
	relations: (_, context) => [{ name: context.cell.name, query: `from ${sqlTable(context.key)}` }]
};

/** The statement with the values of its inputs. Throws `SpecError` for what is none. */
function withInputs(sql: string, { document }: Pick<Scope, 'document'>): string {
	return replaceInputs(sql, ({ name, end }) => {
		const found = inputsOf(document).get(name.toLowerCase());
		if (found === undefined) throw new SpecError('sql', 'sql', `input-unknown $${name}`);
		if (fits(found, end)) return inputSql(found, end);
		const fault = end === undefined ? 'input-range' : 'input-no-range';
		throw new SpecError('sql', 'sql', `${fault} $${found.name}`);
	});
}

/** The relations that a statement may read. Where two nodes give one name, the first keeps it. */
function named(spec: SqlSpec, scope: Scope): Scope['relations'] {
	const known = scope.relations;
	const found = references(
		spec.sql,
		known.map(({ name }) => name)
	);
	return found.flatMap((name) => known.find((relation) => relation.name === name) ?? []);
}

function relations(spec: SqlSpec, context: Context): readonly Relation[] {
	const listed = named(spec, context.scope).flatMap(
		({ name, node }) => context.relationsOf(node).find((relation) => relation.name === name) ?? []
	);
	const names = new Set(listed.map(({ name }) => name.toLowerCase()));
	// A cell may be called like a table of another.
	const inner = innerRelations(spec.sql, context).filter(
		({ name }) => !names.has(name.toLowerCase())
	);
	return [...listed, ...inner];
}

function decode(rows: ReadonlyMap<string, Rows>): TableResult {
	const found = rows.get('rows');
	if (found === undefined) throw new Error('the statement rows was not read');
	const columns = found.columns.map(({ name }) => found.column(name));
	return {
		columns: found.columns,
		rows: Array.from({ length: found.length }, (_, row) =>
			columns.map((column) => column[row] ?? null)
		),
		total: Number(rows.get('total')?.column('total')[0] ?? 0)
	};
}
