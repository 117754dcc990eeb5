import * as arrow from 'apache-arrow';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DuckDBDatabase } from '../../duckdb';
import { openDatabase } from '../../duckdb-node';
import { inspect } from '../inspect';
import { checksums, sourceOf } from '../native';
import { CALM, QUIET, loaded, tableOf } from '../testing';
import { readerFor } from '../readers';
import { unpackLz4 } from './lz4';
import { unpackZstd } from './zstd';
import { ZSTD_FILE } from './zstd-file';

const READ = { format: 'arrow' } as const;
let db: DuckDBDatabase;
beforeAll(async () => {
	db = await openDatabase();
});

const look = (blob: Blob) => inspect(db, CALM, { blob }, undefined, QUIET);
const faultOf = (bytes: Uint8Array) => {
	const blob = new File([new Uint8Array(bytes)], 'x.arrow');
	return expect(inspect(db, CALM, { blob }, { format: 'arrow' }, QUIET)).rejects;
};
const blobOf = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]);

const LENGTH = 5000;
const numbers = Array.from({ length: LENGTH }, (_, i) => i);
const table = () =>
	new arrow.Table({
		id: arrow.vectorFromArray(
			numbers.map((n) => 9007199254740993n + BigInt(n)),
			new arrow.Int64()
		),
		page: arrow.vectorFromArray(
			numbers.map((n) => (n % 7 === 0 ? null : `p${n % 5}`)),
			new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32())
		),
		at: arrow.vectorFromArray(
			numbers.map((n) => 1_700_000_000_000 + n),
			new arrow.TimestampMillisecond('UTC')
		),
		'who.name': arrow.vectorFromArray(
			numbers.map((n) => `è${n}`),
			new arrow.Utf8()
		)
	});

/** The table as several record batches. */
function batched(size: number): arrow.Table {
	const whole = table();
	const starts = Array.from({ length: Math.ceil(LENGTH / size) }, (_, i) => i * size);
	return new arrow.Table(starts.flatMap((from) => whole.slice(from, from + size).batches));
}

describe.each([
	['stream', 400],
	['stream', LENGTH],
	['file', 400],
	['file', LENGTH]
] as const)('Arrow as a %s in batches of %i rows', (form, size) => {
	it('has every row and value', async () => {
		const blob = blobOf(arrow.tableToIPC(batched(size), form));
		const { headings, rows, read } = await look(blob);
		expect(read).toEqual(READ);
		expect(headings).toEqual(['id', 'page', 'at', 'who.name']);
		expect(rows).toHaveLength(1000);
		expect(rows[8]).toEqual(['9007199254741001', 'p3', '2023-11-14 22:13:20.008+00', 'è8']);
		const { rows: all } = await loaded(db, sourceOf(READ, headings), [{ hash: 'h', blob }]);
		expect(all).toHaveLength(LENGTH);
		for (const n of [0, 399, 400, 4999]) {
			expect(all[n]).toMatchObject({
				row: n,
				id: String(9007199254740993n + BigInt(n)),
				page: n % 7 === 0 ? null : `p${n % 5}`,
				'who.name': `è${n}`
			});
		}
	});

	it('is looked at no further than asked', async () => {
		const data = { blob: blobOf(arrow.tableToIPC(batched(size), form)) };
		const source = sourceOf(READ, ['id', 'page', 'at', 'who.name']);
		await db.run(
			CALM,
			'create table part ("row" integer, id varchar, page varchar, "at" varchar, "who.name" varchar)'
		);
		const reader = readerFor('arrow', data.blob);
		const take = {
			data,
			read: READ,
			headings: source.columns.map((c) => c.heading),
			source,
			table: 'part'
		};
		const taken = await reader.take(db, CALM, {
			...take,
			firstRow: 0,
			most: 700,
			places: true,
			onRead: () => undefined
		});
		expect(taken).toMatchObject({ rows: 700, rejects: [], whole: false });
		expect(taken.places.slice(0, 2)).toEqual([1, 2]);
		expect(
			await tableOf(db, 'select count(*)::integer as n, max("row") as last from part')
		).toEqual([{ n: 700, last: 699 }]);
		await db.run(CALM, 'drop table part');
		expect(
			await reader.places(db, CALM, { data, read: READ, headings: take.headings }, [3, 4999, 5000])
		).toEqual({
			places: [4, 5000],
			rows: LENGTH
		});
	});
});

describe('Arrow packed by Zstandard', () => {
	const bytes = new Uint8Array(Buffer.from(ZSTD_FILE, 'base64'));

	it('has every row and value', async () => {
		const { headings, rows } = await look(blobOf(bytes));
		expect(headings).toEqual(['id', 'page', 'score']);
		const page = (i: number) => (i % 7 === 0 ? null : `page ${i % 5} è`);
		// As native DuckDB writes such numbers.
		const score = (i: number) => (i % 4 === 0 ? `${i / 4}.0` : String(i / 4));
		expect(rows).toHaveLength(200);
		expect(rows).toEqual(rows.map((_, i) => [String(3 * i), page(i), score(i)]));
		const found = await checksums(db, sourceOf(READ, headings), blobOf(bytes));
		expect(found.rows).toBe(200);
	});

	it('costs no more than an error where it is damaged', async () => {
		let broken = 0;
		for (let at = 400; at < 1000; at += 7) {
			const bad = bytes.slice();
			bad.fill(0xff, at, at + 3);
			const outcome = await look(blobOf(bad)).then(
				() => 'read',
				(error: { name: string }) => error.name
			);
			expect(['read', 'EngineError']).toContain(outcome);
			if (outcome === 'EngineError') broken++;
		}
		expect(broken).toBeGreaterThan(20);
	});

	it('is not unpacked into more or less than it says', () => {
		// "hello hello hello hello hello", packed by the zstd command.
		const frame = Uint8Array.from(
			Buffer.from('28b52ffd04686500003068656c6c6f200100a94b11874e200a', 'hex')
		);
		const text = 'hello hello hello hello hello';
		expect(new TextDecoder().decode(unpackZstd(frame, text.length))).toBe(text);
		expect(() => unpackZstd(frame, text.length - 1)).toThrow(RangeError);
		expect(() => unpackZstd(frame, text.length + 1)).toThrow(RangeError);
	});
});

const one = (type: arrow.DataType, values: unknown[]) =>
	blobOf(arrow.tableToIPC(new arrow.Table({ v: arrow.vectorFromArray(values, type) }), 'stream'));

it.each<[string, arrow.DataType, unknown[], (string | null)[]]>([
	['half floats', new arrow.Float16(), [1.5, null], ['1.5', null]],
	[
		'wide decimals',
		new arrow.Decimal(2, 50, 256),
		[new Uint32Array([12345, 0, 0, 0, 0, 0, 0, 0]), null],
		['123.45', null]
	],
	[
		'negative wide decimals',
		new arrow.Decimal(2, 50, 256),
		[new Uint32Array(8).fill(0xffffffff)],
		['-0.01']
	],
	['large texts', new arrow.LargeUtf8(), ['é', ''], ['é', null]],
	['nulls', new arrow.Null(), [null, null], [null, null]],
	['times', new arrow.TimeMillisecond(), [5, null], ['00:00:00.005', null]],
	['dates', new arrow.DateDay(), [new Date(0), null], ['1970-01-01', null]],
	['days in milliseconds', new arrow.DateMillisecond(), [new Date(86_400_000)], ['1970-01-02']],
	['durations', new arrow.DurationSecond(), [90_000n], ['25:00:00']],
	[
		'lists',
		new arrow.List(new arrow.Field('item', new arrow.Int32(), true)),
		[[1, 2], null, []],
		['[1,2]', null, '[]']
	]
])('%s become texts', async (_, type, values, texts) => {
	const { rows } = await look(one(type, values));
	expect(rows.map(([value]) => value)).toEqual(texts);
});

it('columns that differ in case alone, or have no name, are told apart', async () => {
	const columns = ['a', 'A', ''].map((name) => new arrow.Field(name, new arrow.Int32(), true));
	const data = [1, 2, 3].map((n) => arrow.vectorFromArray([n], new arrow.Int32()).data[0]!);
	const schema = new arrow.Schema(columns);
	const struct = arrow.makeData({ type: new arrow.Struct(columns), length: 1, children: data });
	const whole = new arrow.Table(schema, [new arrow.RecordBatch(schema, struct)]);
	const { headings, rows } = await look(blobOf(arrow.tableToIPC(whole, 'stream')));
	expect(headings).toEqual(['a', 'A (2)', 'column 3']);
	expect(rows).toEqual([['1', '2', '3']]);
});

describe('a file that cannot be read', () => {
	it.each(['stream', 'file'] as const)('is a %s that is cut off', async (form) => {
		const bytes = arrow.tableToIPC(batched(400), form);
		for (const size of [9, 200, 1000]) {
			await faultOf(bytes.slice(0, size)).toMatchObject({ code: 'arrow-broken', file: 'x.arrow' });
		}
	});

	it('is damaged in its metadata', async () => {
		const bytes = arrow.tableToIPC(table(), 'stream');
		for (let at = 8; at < 400; at += 9) {
			const bad = bytes.slice();
			bad.fill(0xff, at, at + 5);
			const outcome = await look(blobOf(bad)).then(
				() => 'read',
				(error: { name: string }) => error.name
			);
			expect(['read', 'EngineError']).toContain(outcome);
		}
	});

	it('is damaged in its values, which is not the end of the engine', async () => {
		const rows = Array.from({ length: 40 }, (_, i) => i);
		const lists = new arrow.List(new arrow.Field('item', new arrow.Utf8(), true));
		const words = new arrow.Dictionary(new arrow.Utf8(), new arrow.Int8());
		const small = new arrow.Table({
			text: arrow.vectorFromArray(
				rows.map((i) => `text ${i}`),
				new arrow.Utf8()
			),
			lists: arrow.vectorFromArray(
				rows.map((i) => [`a${i}`, `b${i}`]),
				lists
			),
			words: arrow.vectorFromArray(
				rows.map((i) => `w${i % 3}`),
				words
			)
		});
		const bytes = arrow.tableToIPC(small, 'stream');
		let refused = 0;
		for (let at = 500; at < bytes.length - 4; at += 17) {
			const bad = bytes.slice();
			bad.fill(0x7f, at, at + 4);
			await look(blobOf(bad)).catch((error: { code?: string }) => {
				expect(error.code).toMatch(/^(arrow-|table-|sql)/);
				refused++;
			});
		}
		expect(refused).toBeGreaterThan(10);
		expect(await tableOf(db, 'select 1 as alive')).toEqual([{ alive: 1 }]);
	});

	it('is Feather of the first version', async () => {
		await faultOf(new TextEncoder().encode('FEA1....FEA1')).toMatchObject({
			code: 'arrow-feather-1'
		});
	});

	it('has intervals', async () => {
		const bytes = new Uint8Array(await one(new arrow.IntervalYearMonth(), [null]).arrayBuffer());
		await faultOf(bytes).toMatchObject({ code: 'table-type' });
	});

	it('has no rows', async () => {
		const empty = new arrow.Table(table().schema);
		const bytes = arrow.tableToIPC(empty, 'stream');
		await faultOf(bytes).toMatchObject({ code: 'file-empty' });
		expect((await checksums(db, sourceOf(READ, ['id']), blobOf(bytes))).rows).toBe(0);
	});
});

it('LZ4 frames are unpacked: literals, matches near and far, blocks that are not packed', () => {
	// magic, flags, block size, header checksum; a packed block: "ab" and a match of 8 two back, then "xyz".
	const packed = [0x24, 0x61, 0x62, 2, 0, 0x30, 0x78, 0x79, 0x7a];
	const frame = [
		0x04,
		0x22,
		0x4d,
		0x18,
		0x60,
		0x40,
		0,
		packed.length,
		0,
		0,
		0,
		...packed,
		2,
		0,
		0,
		0x80,
		0x21,
		0x21,
		0,
		0,
		0,
		0
	];
	expect(new TextDecoder().decode(unpackLz4(new Uint8Array(frame), 15))).toBe(
		'ababababab' + 'xyz!!'
	);
	expect(() => unpackLz4(new Uint8Array(frame), 14)).toThrow(RangeError);
	expect(() => unpackLz4(new Uint8Array(frame.slice(0, 20)), 15)).toThrow(RangeError);
});
