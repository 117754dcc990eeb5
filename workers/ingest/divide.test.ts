import { openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DataFile, Progress } from '$lib/engine/protocol';
import type { Source } from '$lib/import/source';
import { loadBuild, loadTables } from '$lib/journey/tables';
import { name } from '$lib/sql/quote';
import type { DuckDBDatabase } from '../duckdb';
import { openDatabase } from '../duckdb-node';
import { LocalEngine } from '../engine';
import { native } from './native';
import { CALM, QUIET, fileOf, tableOf, textColumn, textSource } from './testing';

let db: DuckDBDatabase;
let engine: LocalEngine;
beforeAll(async () => {
	db = await openDatabase();
	engine = new LocalEngine(db);
});

/** What is in the tables of a source, without an order: theirs counts. */
async function contents(source: Source) {
	const { rows, rejects, files } = loadTables(source);
	const found = [];
	for (const table of [rows, rejects, files]) {
		found.push(await tableOf(db, `from ${name(table)}`));
	}
	await engine.retain(CALM, []);
	return found;
}

/** What a load in one go gives, in how many parts it can be done, and what these give. */
async function both(source: Source, files: readonly DataFile[], count: number) {
	const build = loadBuild(source);
	await engine.ensure(CALM, build, files, QUIET);
	const whole = await contents(source);
	const builds = await engine.divide(CALM, build, files, count, QUIET);
	const prepared = [];
	for (const part of builds) prepared.push(await engine.prepare(CALM, part, files, QUIET));
	const [first] = prepared;
	const parts = prepared.flatMap((one) => one.parts);
	expect(await engine.adopt(CALM, build, { format: first?.format ?? '', parts })).toBe(true);
	return { builds, whole, divided: await contents(source) };
}

const TEXT = fc.string({
	unit: fc.constantFrom('a', 'é', '7', ' ', ',', '"', '\n', '\r\n', '€'),
	maxLength: 12
});

/** Records that are in order: DuckDB would read them as they stand. */
const quoted = (value: string) =>
	/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

describe('delimited text in parts', () => {
	it('is the same rows, in the same order, under the same numbers', async () => {
		const records = fc.array(fc.tuple(fc.nat(99), TEXT, TEXT), { maxLength: 25 });
		await fc.assert(
			fc.asyncProperty(
				fc.array(records, { minLength: 1, maxLength: 3 }),
				fc.integer({ min: 2, max: 4 }),
				fc.record({
					mark: fc.constantFrom('', '\ufeff'),
					end: fc.constantFrom('\n', '\r\n'),
					title: fc.boolean(),
					header: fc.boolean()
				}),
				async (given, count, { mark, end, title, header }) => {
					const hashes = given.map((_, i) => `h${i}`);
					const source = textSource(3, { header, skip: title ? 1 : 0 }, hashes);
					const files = given.map((lines, i) => {
						const text = [
							...(title ? ['Report'] : []),
							...(header ? ['c1,c2,c3'] : []),
							...lines.map((fields) => fields.map((field) => quoted(String(field))).join(','))
						];
						return fileOf(mark + text.map((line) => line + end).join(''), `h${i}`);
					});
					const { whole, divided } = await both(source, files, count);
					expect(divided).toEqual(whole);
				}
			),
			{ numRuns: 60 }
		);
	});

	it('is cut at records, not at lines, into parts of about one size', async () => {
		const note = '"first, line\nsecond ""line""\n"';
		const lines = Array.from({ length: 3000 }, (_, i) => `${i},${note}`);
		const source = textSource(2, { header: false });
		const { builds, whole, divided } = await both(source, [fileOf(lines.join('\n'))], 3);
		expect(divided).toEqual(whole);
		const rows = builds.map(({ steps: [step] }) => step?.kind === 'load' && step.part?.[0]?.rows);
		expect(rows.reduce<number>((sum, n) => sum + Number(n), 0)).toBe(3000);
		for (const n of rows) expect(Math.abs(Number(n) - 1000)).toBeLessThan(50);
	});

	it('shares several files out, and cuts only where it must', async () => {
		const text = Array.from({ length: 400 }, (_, i) => `${i},x`).join('\n');
		const source = textSource(2, { header: false }, ['a', 'b', 'c']);
		const files = ['a', 'b', 'c'].map((hash) => fileOf(text, hash));
		const { builds, whole, divided } = await both(source, files, 3);
		expect(divided).toEqual(whole);
		const pieces = builds.map(({ steps: [step] }) =>
			step?.kind === 'load' ? step.part?.map(({ file, rows }) => [file, rows]) : undefined
		);
		expect(pieces).toEqual([[[0, 400]], [[1, 400]], [[2, 400]]]);
	});

	it('keeps a byte order mark that some program left where files were put together', async () => {
		const text = `\ufeff${'anna,b\n'.repeat(50)}`;
		const source = textSource(2, { header: false });
		const { builds, whole, divided } = await both(source, [fileOf(text.repeat(2))], 2);
		expect(divided).toEqual(whole);
		// Not before the mark, where DuckDB would take it for none of the value's.
		expect(
			builds.map(({ steps: [step] }) => step?.kind === 'load' && step.part?.[0]?.rows)
		).toEqual([51, 49]);
	});

	it('keeps the numbers and the files of one that has no record at all', async () => {
		const source = textSource(1, {}, ['a', 'b', 'c']);
		const text = `c1\n${'x\n'.repeat(50)}`;
		const files = [fileOf(text, 'a'), fileOf('c1\n', 'b'), fileOf(text, 'c')];
		const { builds, whole, divided } = await both(source, files, 2);
		expect(builds.length).toBe(2);
		expect(divided).toEqual(whole);
		expect(divided[2]).toHaveLength(3);
	});

	const whole: [string, string | Uint8Array<ArrayBuffer>, Partial<Source>?][] = [
		['a record is out of order', `${'a,b\n'.repeat(50)}a,b,c\n${'a,b\n'.repeat(50)}`],
		['a quote is open', `${'a,b\n'.repeat(50)}a,"b\n${'a,b\n'.repeat(50)}`],
		['lines end in two ways', `${'a,b\n'.repeat(50)}${'a,b\r\n'.repeat(50)}`],
		['there is one record', 'a,b\n'],
		[
			'it is in another encoding',
			Uint8Array.from(Buffer.from('é,b\n'.repeat(50), 'latin1')),
			{ read: textSource(2, { header: false, encoding: 'windows-1252' }).read }
		],
		['only a sample is wanted', 'a,b\n'.repeat(100), { sample: { one: 2, by: 'c1' } }]
	];
	it.each(whole)('is read as a whole where %s', async (_, text, other = {}) => {
		const build = loadBuild({ ...textSource(2, { header: false }), ...other });
		expect(await engine.divide(CALM, build, [fileOf(text)], 2, QUIET)).toEqual([build]);
	});

	it('says how far it is, and can be stopped', async () => {
		const build = loadBuild(textSource(2, { header: false }));
		const file = fileOf('a,b\n'.repeat(3 << 20));
		const heard: Progress[] = [];
		await engine.divide(CALM, build, [file], 2, (progress) => heard.push(progress));
		expect(heard.map(({ done }) => done)).toEqual(
			heard.map(({ done }) => done).toSorted((a, b) => a - b)
		);
		expect(heard.length).toBeGreaterThan(2);
		const stop = new AbortController();
		const dividing = engine.divide(stop.signal, build, [file], 2, () => stop.abort());
		await expect(dividing).rejects.toBe(stop.signal.reason);
	});

	it('of a file that is not given says which', async () => {
		const build = loadBuild(textSource(1));
		await expect(engine.divide(CALM, build, [], 2, QUIET)).rejects.toMatchObject({
			code: 'file-missing',
			file: 'h.csv'
		});
	});
});

describe('Parquet in parts', () => {
	let folder: string;
	beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'parts-'))));
	afterAll(() => rm(folder, { recursive: true }));

	it('says of which file it cannot read something', async () => {
		const source = sourceOf('broken');
		const damaged = { hash: 'broken', blob: new Blob(['PAR1, and no more than that']) };
		const build = loadBuild(source);
		const named = { code: 'parquet-broken', file: 'broken.csv' };
		await expect(engine.divide(CALM, build, [damaged], 2, QUIET)).rejects.toMatchObject(named);
		await expect(engine.prepare(CALM, build, [damaged], QUIET)).rejects.toMatchObject(named);
	});

	async function file(rows: number, hash: string): Promise<DataFile> {
		const path = join(folder, `${hash}.parquet`);
		await native(
			`copy (select range::varchar as a, 'x' || (range % 7) as b from range(${rows})) to '${path}' (format parquet, row_group_size 2048)`
		);
		return { hash, blob: await openAsBlob(path) };
	}
	const sourceOf = (...hashes: string[]): Source => ({
		...textSource(0, {}, hashes),
		read: { format: 'parquet' },
		columns: ['a', 'b'].map(textColumn)
	});

	it.each([2, 3])('is the same rows: %i parts of two files', async (count) => {
		const files = [await file(20_000, 'long'), await file(3000, 'short')];
		const { builds, whole, divided } = await both(sourceOf('long', 'short'), files, count);
		expect(builds.length).toBe(count);
		expect(divided).toEqual(whole);
		expect(whole[0]).toHaveLength(23_000);
	});

	it('is read as a whole where it is one row group', async () => {
		const build = loadBuild(sourceOf('one'));
		const files = [await file(2000, 'one')];
		expect(await engine.divide(CALM, build, files, 2, QUIET)).toEqual([build]);
	});
});

it('what is no load, or of a format that is read from its start on, stays whole', async () => {
	const sql = {
		key: '1',
		tables: ['t'],
		steps: [{ kind: 'sql' as const, name: 't', sql: 'select 1' }]
	};
	expect(await engine.divide(CALM, sql, [], 2, QUIET)).toEqual([sql]);
	const json = loadBuild({
		...textSource(1),
		read: { format: 'json', encoding: 'utf-8', layout: 'lines', at: '' }
	});
	const file = fileOf('{"c1":1}\n'.repeat(1000));
	expect(await engine.divide(CALM, json, [file], 2, QUIET)).toEqual([json]);
});
