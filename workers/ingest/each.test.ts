import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReadHints } from '$lib/import/source';
import type { DuckDBDatabase } from '../duckdb';
import { openDatabase } from '../duckdb-node';
import { inspect } from './inspect';
import { locate } from './locate';
import { checksums, native, sourceOf, sumSql } from './native';
import { CALM, loaded, QUIET } from './testing';

let db: DuckDBDatabase;
beforeAll(async () => {
	db = await openDatabase();
});

const look = (blob: Blob, given?: ReadHints) => inspect(db, CALM, { blob }, given, QUIET);

const CALLS = [
	{
		id: 'c1',
		who: { tag: 'A' },
		legs: [{ kind: 'ivr', segments: [{ at: '10:00' }, { at: '10:01' }] }]
	},
	{ id: 'c2', who: { tag: 'B' }, legs: [] },
	{
		id: 'c3',
		who: { tag: 'C' },
		legs: [
			{ kind: 'acd', segments: [] },
			{ kind: 'agent', segments: [{ at: '10:02' }] }
		]
	},
	{ id: 'c4', who: { tag: 'D' }, legs: null }
];
const LINES = CALLS.map((call) => JSON.stringify(call)).join('\n');
const EACH = { format: 'json', each: 'legs.segments' } as const;

describe('a row for each element of a list', () => {
	it('has the fields of all that it lies in; an empty list loses no record', async () => {
		for (const text of [LINES, `{"calls":[${LINES.replaceAll('\n', ',\n')}]}`]) {
			const blob = new Blob([text]);
			const found = await look(blob, EACH);
			expect(found.headings).toEqual(['id', 'who.tag', 'legs.kind', 'legs.segments.at']);
			expect(found.rows).toEqual([
				['c1', 'A', 'ivr', '10:00'],
				['c1', 'A', 'ivr', '10:01'],
				['c2', 'B', null, null],
				['c3', 'C', 'acd', null],
				['c3', 'C', 'agent', '10:02'],
				['c4', 'D', null, null]
			]);
			const source = sourceOf(found.read, found.headings);
			const { rows } = await loaded(db, source, [{ hash: 'h', blob }]);
			expect(rows.map((row) => found.headings.map((heading) => row[heading]))).toEqual(found.rows);
		}
	});

	it('is found where it lies in the file', async () => {
		const blob = new Blob([LINES]);
		const { read, headings } = await look(blob, EACH);
		const found = await locate(
			db,
			CALM,
			sourceOf(read, headings),
			[{ hash: 'h', blob }],
			[1, 3, 5]
		);
		expect(found.map(({ line }) => line)).toEqual([1, 3, 4]);
	});

	it('can be asked for wherever records hold lists of records, and be taken back', async () => {
		const plain = await look(new Blob([LINES]));
		expect(plain.lists).toEqual(['legs', 'legs.segments']);
		const each = await look(new Blob([LINES]), EACH);
		expect(each.lists).toEqual(['legs', 'legs.segments']);
		expect(await look(new Blob([LINES]), { ...EACH, each: '' })).toEqual(plain);
	});

	it('is made without asking where only the list says when things happened', async () => {
		const visit = (user: string, ...events: object[]) => JSON.stringify({ user, events });
		const text = [
			visit(
				'u1',
				{ when: '2025-10-01T10:00:00Z', name: 'open' },
				{ when: '2025-10-01T10:05:00Z', name: 'buy' }
			),
			visit('u2', { when: '2025-10-02T09:00:00Z', name: 'open' })
		].join('\n');
		const { read, rows } = await look(new Blob([text]));
		expect(read).toMatchObject({ each: 'events' });
		expect(rows).toHaveLength(3);
		const dated = text.replaceAll('"user"', '"created":"2025-10-01T08:00:00Z","user"');
		expect((await look(new Blob([dated]))).read).not.toHaveProperty('each');
	});
});

describe('against native DuckDB', () => {
	const HEADINGS = ['id', 'n', 'tags', 'legs.kind', 'legs.segments.at', 'legs.segments.q.m'];
	const records = Array.from({ length: 4000 }, (_, i) => ({
		id: `c${i}`,
		n: i * 7919,
		tags: ['x', `t${i % 5}`],
		legs: Array.from({ length: i % 4 }, (_, leg) => ({
			kind: leg === 0 ? 'ivr "1"' : `agent\n${i % 9}`,
			segments: Array.from({ length: (i + leg) % 3 }, (_, s) => ({
				at: `2025-10-${String((i % 28) + 1).padStart(2, '0')} 10:0${s}`,
				q: { m: i + s + 0.0625 }
			}))
		}))
	}));

	it('has the same rows, and the same texts in each column, from JSON and from Parquet', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'sentiero-each-'));
		try {
			const [json, parquet] = [join(folder, 'x.ndjson'), join(folder, 'x.parquet')];
			await writeFile(json, records.map((one) => JSON.stringify(one)).join('\n'));
			const rows = `select id, n, to_json(tags)::varchar as tags, leg.kind as kind, seg.at as at, seg.q.m as m
				from (select *, unnest(if(len(leg.segments) > 0, leg.segments, [null])) as seg
					from (select *, unnest(if(len(legs) > 0, legs, [null])) as leg from calls))`;
			const [expected] = await native(
				`create table calls as select * from read_json('${json}', format = 'newline_delimited', columns = {id: 'varchar', n: 'bigint', tags: 'varchar[]', legs: 'struct(kind varchar, segments struct("at" varchar, q struct(m double))[])[]'})`,
				`copy calls to '${parquet}' (row_group_size 1000)`,
				`select count(*)::varchar, ${['id', 'n', 'tags', 'kind', '"at"', 'm'].map((column) => sumSql(`${column}::varchar`)).join(', ')} from (${rows})`
			);
			for (const [path, format] of [
				[json, 'json'],
				[parquet, 'parquet']
			] as const) {
				const blob = new Blob([new Uint8Array(await readFile(path))]);
				const { read, headings } = await look(blob, { format, each: 'legs.segments' });
				expect(headings.toSorted()).toEqual(HEADINGS.toSorted());
				const found = await checksums(db, sourceOf(read, HEADINGS), blob);
				expect([String(found.rows), ...found.sums]).toEqual(expected);
				if (format === 'parquet') {
					const at = await locate(
						db,
						CALM,
						sourceOf(read, HEADINGS),
						[{ hash: 'h', blob }],
						[found.rows - 1]
					);
					expect(at).toEqual([{ file: 0, line: records.length }]);
				}
			}
		} finally {
			await rm(folder, { recursive: true });
		}
	});
});
