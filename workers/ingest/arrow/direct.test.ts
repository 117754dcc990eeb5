import {
	Field,
	Float64,
	Int64,
	RecordBatch,
	Schema,
	Struct,
	Table,
	TimestampMicrosecond,
	Utf8,
	makeData,
	tableToIPC,
	vectorFromArray,
	type Data,
	type DataType
} from 'apache-arrow';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRowsSql, type Given } from '$lib/import/load';
import type { ColumnType, Source } from '$lib/import/source';
import { name } from '$lib/sql/quote';
import type { DuckDBDatabase } from '../../duckdb';
import { openDatabase } from '../../duckdb-node';
import { takeBatches, type Batch } from '../batches';
import { CALM, tableOf, textColumn, textSource } from '../testing';
import { directOf } from './direct';

let db: DuckDBDatabase;
beforeAll(async () => {
	db = await openDatabase();
});

const UTC: ColumnType = { type: 'time', format: 'iso', zone: 'UTC' };
const ROME: ColumnType = { type: 'time', format: 'iso', zone: 'Europe/Rome' };
const NUMBER: ColumnType = { type: 'number', decimal: '.' };

interface Column {
	readonly type: ColumnType;
	readonly arrow: DataType;
	readonly values: readonly unknown[];
}

const at = (text: string) => BigInt(Date.parse(text)) * 1000n;
const texts = (...values: (string | null)[]): Column => ({
	type: { type: 'text' },
	arrow: new Utf8(),
	values
});
const numbers = (...values: (number | null)[]): Column => ({
	type: NUMBER,
	arrow: new Float64(),
	values
});
const times = (type: ColumnType, zone: string | null, ...values: (bigint | null)[]): Column => ({
	type,
	arrow: new TimestampMicrosecond(zone),
	values
});

function dataOf({ arrow, values }: Column): Data {
	if (!(arrow instanceof TimestampMicrosecond)) return vectorFromArray([...values], arrow).data[0]!;
	const data = BigInt64Array.from(values, (value) => (value as bigint | null) ?? 0n);
	const nullBitmap = new Uint8Array(1);
	values.forEach((value, i) => (nullBitmap[0]! |= Number(value !== null) << i));
	const nullCount = values.filter((value) => value === null).length;
	return makeData({ type: arrow, length: values.length, nullCount, nullBitmap, data });
}

/** One record batch of columns `c1`, `c2`, … */
function batchOf(columns: readonly Column[], names: readonly string[]): Batch {
	const fields = columns.map(({ arrow }, i) => new Field(names[i] ?? '', arrow, true));
	const children = columns.map(dataOf);
	const length = columns[0]!.values.length;
	const data = makeData({ type: new Struct(fields), length, nullCount: 0, children });
	const schema = new Schema(fields);
	const table = new Table(schema, [new RecordBatch(schema, data)]);
	return { stream: tableToIPC(table, 'stream'), rows: length, read: 0 };
}

function sourceOf(columns: readonly Column[]): Source {
	const source = textSource(0);
	return {
		...source,
		columns: columns.map(({ type }, i) => ({ ...textColumn(`c${i + 1}`), type }))
	};
}

/** The rows that two batches of the columns give, straight or by way of SQL. */
async function taken(columns: readonly Column[], straight: boolean) {
	const source = sourceOf(columns);
	const headings = source.columns.map(({ heading }) => heading);
	const batch = batchOf(columns, headings);
	const direct = directOf(source, headings);
	const ready = direct?.(batch.stream, 0, true);
	await db.run(CALM, createRowsSql(source, 'rows'));
	const take = {
		data: { hash: 'h', blob: new Blob() },
		read: { format: 'arrow' } as const,
		headings,
		source,
		table: 'rows',
		firstRow: 10,
		onRead: () => undefined
	};
	async function* batches() {
		yield batch;
		yield batch;
	}
	const unfold = (stage: string, types: ReadonlyMap<string, string>) => ({
		relation: name(stage),
		given: headings.map((column): Given => ({ column, type: types.get(column) ?? '' }))
	});
	const nothing = (stage: string, types: ReadonlyMap<string, string>) => {
		const plain = unfold(stage, types);
		const emptied = headings
			.filter((heading) => types.get(heading) === 'VARCHAR')
			.map((heading) => `nullif(${name(heading)}, '') as ${name(heading)}`);
		const replaced = emptied.length === 0 ? '' : ` replace (${emptied.join(', ')})`;
		return { ...plain, relation: `(select *${replaced} from ${plain.relation})` };
	};
	const { rows: count } = await takeBatches(
		db,
		CALM,
		take,
		batches(),
		nothing,
		straight ? direct : undefined
	);
	const rows = await tableOf(db, 'select * from rows order by "row"');
	await db.run(CALM, 'drop table rows');
	return { count, rows, ready: ready !== undefined };
}

describe('batches straight into the table', () => {
	const plain: [string, Column[]][] = [
		['texts, the empty ones null', [texts('a', '', null, 'è', '')]],
		['texts without nulls', [texts('', 'b', 'c', 'd', '', 'f', 'g', 'h', '', 'j')]],
		['numbers', [numbers(1, -0.5, null, 9007199254740992)]],
		['large whole numbers', [{ ...numbers(), arrow: new Int64(), values: [1n, null, -5n] }]],
		['times in UTC', [times(UTC, null, at('2024-03-31T01:30:00Z'), null, -1n)]],
		[
			'the first and the last times',
			[times(UTC, null, -62_135_596_800_000_000n, 253_402_300_799_999_999n)]
		],
		['instants, whatever the zone', [times(ROME, 'UTC', at('2024-03-31T01:30:00Z'), null)]],
		['columns of each kind', [texts('x', null), numbers(null, 2), times(UTC, null, 5n, null)]]
	];
	it.each(plain)('are what SQL makes of them: %s', async (_, columns) => {
		const straight = await taken(columns, true);
		expect(straight.ready).toBe(true);
		const bySql = await taken(columns, false);
		expect(straight.rows).toEqual(bySql.rows);
		expect(straight.count).toBe(2 * columns[0]!.values.length);
		expect(straight.rows.map((row) => row['row'])).toEqual(straight.rows.map((__, i) => 10 + i));
	});

	const judged: [string, Column[]][] = [
		['a number is no number', [numbers(1, Infinity)]],
		['a time is too late', [times(UTC, null, 0n, 253_402_300_800_000_000n)]],
		['a time is too early', [times(UTC, null, 0n, -62_135_596_800_000_001n)]],
		['times are local', [times(ROME, null, 0n)]],
		['texts are read as numbers', [{ ...texts('1', 'x'), type: NUMBER }]],
		['numbers are kept as texts', [{ ...numbers(1, 2), type: { type: 'text' } }]]
	];
	it.each(judged)('are left to SQL where %s', async (_, columns) => {
		const straight = await taken(columns, true);
		expect(straight.ready).toBe(false);
		expect(straight.rows).toEqual((await taken(columns, false)).rows);
	});
});
