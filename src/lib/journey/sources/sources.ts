import * as v from 'valibot';
import { rejectReason, timeOf } from '$lib/import/interactions';
import type { Source } from '$lib/import/source';
import { integer, literal, name } from '$lib/sql/quote';
import { SOURCES, type Analysis, type Rows, type Statement } from '../analysis';
import { objects } from '../rows';
import { parseSpec } from '../spec-error';
import { loadTables } from '../tables';

const schema = v.strictObject({});
export type SourcesSpec = v.InferOutput<typeof schema>;

export interface SourceReport {
	/** The source's id. */
	readonly source: string;
	/** Records of its files: usable, rejected for a reason, or left out of its sample. */
	readonly records: number;
	readonly interactions: number;
	/** Records that its sample leaves out. */
	readonly leftOut: number;
	readonly rejected: readonly { readonly reason: string; readonly records: number }[];
	/** Values that are not of their column's type, and so are empty. */
	readonly unreadable: readonly { readonly column: string; readonly values: number }[];
	/** First and last interaction, in microseconds UTC. */
	readonly from: number | null;
	readonly to: number | null;
}

export interface SourcesResult {
	readonly sources: readonly SourceReport[];
}

export const sources: Analysis<SourcesSpec, SourcesResult> = {
	kind: 'sources',
	version: 2,
	uses: [],
	runs: true,
	asks: false,
	parse: (spec) => parseSpec('sources', schema, spec),
	initial: () => ({}),
	requires: () => [SOURCES],
	gives: () => [],
	builds: () => [],
	compile: (_, context) => context.sources.flatMap(statements),
	decode: (rows, _, context) => ({
		sources: context.sources.map((source, index) => report(rows, source, index))
	}),
	relations: () => []
};

function statements(source: Source, index: number): readonly Statement[] {
	const t = loadTables(source);
	const time = timeOf(source);
	const typed = source.columns.filter(
		(column) => column.type.type !== 'text' && column.role.role !== 'ignore'
	);
	const unreadable = typed.map(
		(column) =>
			`select ${literal(column.name)} as "column", count(${name(`raw:${column.name}`)})::integer as "values" from ${t.rows}`
	);
	return [
		{
			name: `records ${integer(index)}`,
			sql: `select reason, count(*)::integer as records, min(time) as first_time, max(time) as last_time from (
	select ${rejectReason(source)} as reason, ${time} as time from ${t.rows}
	union all select reason, null from ${t.rejects}) group by reason order by reason`
		},
		{
			name: `left out ${integer(index)}`,
			// Row numbers count all records of the files, so whatever is missing among them was left out.
			sql: `select (coalesce(sum(rows), 0) - (select count(*) from ${t.rows}))::integer as records from ${t.files}`
		},
		{
			name: `unreadable ${integer(index)}`,
			sql:
				unreadable.length === 0
					? `select '' as "column", 0 as "values" where false`
					: unreadable.join('\nunion all ')
		}
	];
}

function report(rows: ReadonlyMap<string, Rows>, source: Source, index: number): SourceReport {
	const records = objects(rows, `records ${index}`);
	const used = records.find((row) => row['reason'] === null);
	const leftOut = Number(objects(rows, `left out ${index}`)[0]?.['records'] ?? 0);
	const number = (value: unknown) => (typeof value === 'number' ? value : null);
	return {
		source: source.id,
		records: records.reduce((sum, row) => sum + Number(row['records']), leftOut),
		interactions: Number(used?.['records'] ?? 0),
		leftOut,
		rejected: records
			.filter((row) => row['reason'] !== null)
			.map((row) => ({ reason: String(row['reason']), records: Number(row['records']) })),
		unreadable: objects(rows, `unreadable ${index}`)
			.map((row) => ({ column: String(row['column']), values: Number(row['values']) }))
			.filter((column) => column.values > 0),
		from: number(used?.['first_time']),
		to: number(used?.['last_time'])
	};
}
