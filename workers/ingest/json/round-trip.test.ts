import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Source } from '$lib/import/source';
import type { Value } from '$lib/journey/analysis';
import { name as quoted } from '$lib/sql/quote';
import type { DuckDBDatabase } from '../../duckdb';
import { openDatabase } from '../../duckdb-node';
import { unpack } from '../containers/unpack';
import { inspect } from '../inspect';
import { load } from '../load';
import { CALM, QUIET, TABLES, tableOf, textColumn } from '../testing';

let db: DuckDBDatabase;
beforeAll(async () => {
	db = await openDatabase();
});

/** Loads a file as it is understood; `ask` runs on the table. */
async function withTable<T>(blob: Blob, ask: (headings: readonly string[]) => Promise<T>) {
	const { read, headings, hash } = await inspect(db, CALM, { blob }, undefined, QUIET);
	const source: Source = {
		id: 's',
		name: 's',
		files: [{ name: 'x', size: blob.size, hash }],
		read,
		columns: headings.map(textColumn),
		touchpoint: '',
		channel: ''
	};
	const step = { kind: 'load', name: 'load', source, tables: TABLES } as const;
	await load(db, CALM, step, [{ hash, blob }], QUIET);
	try {
		return { hash, result: await ask(headings) };
	} finally {
		for (const table of Object.values(TABLES)) await db.run(CALM, `drop table ${quoted(table)}`);
	}
}

type Row = Record<string, Value>;

/** Rows of a file without what is empty, whose columns may be in any order; no record may be rejected. */
async function rowsOf(content: BlobPart) {
	const [file] = await unpack(CALM, { name: 'x', blob: new Blob([content]) }, QUIET);
	return withTable(file!.blob, async (headings) => {
		expect(await tableOf(db, 'from rejects')).toEqual([]);
		const rows = await tableOf(db, 'from rows order by "row"');
		return rows.map((row) =>
			Object.fromEntries(headings.flatMap((key) => (row[key] === null ? [] : [[key, row[key]]])))
		);
	});
}

const KEYS = ['id', 'naïve key', 'a"b', 'last'];
const word = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.string({ unit: 'binary' }),
	fc.constantFrom('"', '\\', '\n', '\t', ',', '{"a":1}', '[', ']', 'null', ' ', '\u2028', '\\"')
);
/** A value as JSON text, and the text that it is to be read as. */
const value: fc.Arbitrary<readonly [string, string | null]> = fc.oneof(
	word.map((text) => [JSON.stringify(text), text === '' ? null : text] as const),
	fc.bigInt().map((n) => [String(n), String(n)] as const),
	fc
		.constantFrom('1.50', '-0', '1e400', '0.1', '123456789012345678.90')
		.map((n) => [n, n] as const),
	fc.boolean().map((yes) => [String(yes), String(yes)] as const),
	fc.array(fc.oneof(word, fc.integer()), { minLength: 1 }).map((list) => {
		const text = JSON.stringify(list);
		return [text, text] as const;
	}),
	fc.constant(['null', null] as const),
	fc.constant(['[]', null] as const)
);
const record = fc.record(
	{
		id: value,
		'naïve key': value,
		'a"b': value,
		last: value,
		of: fc.dictionary(fc.constantFrom('x', 'y'), value)
	},
	{ requiredKeys: [] }
);
type Table = (typeof record extends fc.Arbitrary<infer T> ? T : never)[];

const objectOf = (members: readonly (readonly [string, string])[], space = '') =>
	`{${members.map(([key, json]) => `${space}${JSON.stringify(key)}${space}:${space}${json}`).join(',')}${space}}`;

function textsOf(rows: Table, space = ''): string[] {
	return rows.map(({ of, ...flat }) => {
		const own = Object.entries(flat).map(([key, [json]]) => [key, json] as const);
		const inner = Object.entries(of ?? {}).map(([key, [json]]) => [key, json] as const);
		return objectOf([...own, ...(of ? [['of', objectOf(inner, space)] as const] : [])], space);
	});
}

const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd');

function expectedOf(rows: Table): Row[] {
	return rows.map(({ of = {}, ...flat }) =>
		Object.fromEntries(
			[
				...Object.entries(flat),
				...Object.entries(of).map(([key, cell]) => [`of.${key}`, cell] as const)
			].flatMap(([key, [, text]]) => (text === null ? [] : [[key, wellFormed(text)]]))
		)
	);
}

/** The same as columns, which need a value in every place. */
function columnsOf(rows: Table): string {
	const keys = [...KEYS, 'of'];
	const cell = (row: Table[number], key: string) => {
		if (key !== 'of') return row[key as 'id']?.[0] ?? 'null';
		return objectOf(Object.entries(row.of ?? {}).map(([inner, [json]]) => [inner, json] as const));
	};
	return objectOf(keys.map((key) => [key, `[${rows.map((row) => cell(row, key)).join(', ')}]`]));
}

describe('a table of any records', () => {
	it('is the same from lines, a list, columns, and packed', async () => {
		const tables = fc
			.array(record, { minLength: 2, maxLength: 12 })
			.filter((rows) => expectedOf(rows).some((row) => Object.keys(row).length > 0));
		await fc.assert(
			fc.asyncProperty(tables, async (rows) => {
				const expected = expectedOf(rows);
				const lines = textsOf(rows).join('\n');
				const list = `[\n${textsOf(rows, ' ').join(' ,\n')}\n]`;
				const plain = await rowsOf(lines);
				expect(plain.result).toEqual(expected);
				expect((await rowsOf(list)).result).toEqual(expected);
				expect((await rowsOf(textsOf(rows, '\n').join('\n'))).result).toEqual(expected);
				const packed = await rowsOf(new Uint8Array(gzipSync(lines)));
				expect(packed).toEqual(plain);
				expect(await rowsOf(new Uint8Array(zipSync({ x: strToU8(lines) })))).toEqual(plain);
			}),
			{ numRuns: 15 }
		);
	});

	it('is the same from columns', async () => {
		const flat = fc.array(fc.record({ id: value, last: value }), { minLength: 1, maxLength: 12 });
		await fc.assert(
			fc.asyncProperty(flat, async (rows) => {
				const expected = expectedOf(rows);
				fc.pre(expected.some((row) => Object.keys(row).length > 0));
				const text = columnsOf(rows).replace(/,"of":\[[^\]]*\]\}$/, '}');
				expect((await rowsOf(text)).result).toEqual(expected);
			}),
			{ numRuns: 15 }
		);
	});
});

describe('a file of many records', () => {
	const COUNT = 120_000;
	const records = Array.from({ length: COUNT }, (_, i) => ({
		id: `9${String(i * 7919).padStart(17, '0')}`,
		moment: new Date(1.7e12 + i * 1000).toISOString(),
		name: i % 5 === 0 ? 'çà "va" \\ 東京\n' : `n${i % 97}`,
		...(i % 3 === 0 ? { amount: (i % 1000) / 8 } : {}),
		ok: i % 2 === 0,
		user: { tag: i % 7 === 0 ? null : `t${i % 11}` }
	}));
	const SUMS = ['id', 'moment', 'name', 'amount', 'ok'];

	it('is what native DuckDB reads: the same rows, the same columns', async () => {
		const lines = records.map((one) => JSON.stringify(one)).join('\n');
		const folder = await mkdtemp(join(tmpdir(), 'sentiero-json-'));
		const native = await DuckDBInstance.create();
		try {
			const path = join(folder, 'x.ndjson');
			await writeFile(path, lines);
			const sums = [...SUMS, 'tag'].map(
				(key) =>
					`sum(('0x' || md5(${key})[1:8])::bigint)::varchar || ' ' || count(${key}) as ${key}`
			);
			const of = (tag: string) =>
				`select count(*)::integer as n, ${sums.join(', ')} from (select ${SUMS.join(', ')}, ${tag} as tag`;
			const connection = await native.connect();
			const types = [...SUMS.map((key) => `${key}: 'varchar'`), `"user": 'struct(tag varchar)'`];
			const reader = await connection.runAndReadAll(
				`${of('"user".tag')} from read_json('${path}', format = 'newline_delimited', columns = {${types.join(', ')}}))`
			);
			const [expected] = reader.getRowObjectsJson();
			const list = `{"meta":{"n":${COUNT}},"data":[${lines.replaceAll('\n', ',\n')}]}`;
			for (const text of [lines, list]) {
				const { result } = await withTable(new Blob([text]), () =>
					tableOf(db, `${of('"user.tag"')} from rows)`)
				);
				expect(result).toEqual([expected]);
			}
			expect(expected).toMatchObject({ n: COUNT });
			connection.closeSync();
		} finally {
			native.closeSync();
			await rm(folder, { recursive: true });
		}
	});
});
