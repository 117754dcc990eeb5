import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCell } from '$lib/engine/run';
import type { DataFile } from '$lib/engine/protocol';
import { hashOfFile } from '$lib/import/file-hash';
import { analysisOf } from '$lib/journey/registry';
import type { TableResult } from '$lib/journey/sql/sql';
import { readDocument, writeDocument } from '$lib/notebook/file';
import { openDatabase } from '$workers/duckdb-node';
import { LocalEngine } from '$workers/engine';

const read = (file: string) => readFile(new URL(file, import.meta.url));
const signal = new AbortController().signal;

const texts = new Map(
	await Promise.all(
		['en', 'it'].map(async (locale) => {
			const text = (await read(`./telesenda.${locale}.sentiero.json`)).toString();
			return [locale, text] as const;
		})
	)
);
const documentOf = (locale: string) => readDocument(texts.get(locale)!, analysisOf);

describe.each(['en', 'it'])('the sample notebook (%s)', (locale) => {
	const document = documentOf(locale);

	test('is laid out as the app writes it', () => {
		expect(writeDocument(document)).toBe(texts.get(locale));
	});

	test('refers to the seven files as they are here', async () => {
		const files = document.sources.flatMap((source) => source.files);
		expect(files).toHaveLength(7);
		for (const { name, size, hash } of files) {
			const blob = new Blob([await read(`./${name}`)]);
			expect({ name, size: blob.size, hash: await hashOfFile(signal, blob) }).toEqual({
				name,
				size,
				hash
			});
		}
	});

	test('has a name for every relation only once', () => {
		const names = [
			...document.sources.map((source) => source.name),
			...document.cells.flatMap((cell) => analysisOf(cell.kind)!.gives(cell))
		].map((name) => name.toLowerCase());
		expect(new Set(names).size).toBe(names.length);
	});
});

test('the notebooks of both languages ask for the same', () => {
	const asked = (locale: string) =>
		documentOf(locale).cells.map(({ id, kind, spec }) => ({
			id,
			kind,
			spec: kind === 'markdown' || kind === 'sql' ? {} : spec
		}));
	expect(asked('it')).toEqual(asked('en'));
	const read = (locale: string) =>
		documentOf(locale).sources.map(({ files, read, columns, channel }) => ({
			files,
			read,
			channel,
			columns: columns.map(({ heading, type, role }) => ({ heading, type, role }))
		}));
	expect(read('it')).toEqual(read('en'));
});

describe('run', () => {
	let engine: LocalEngine;

	beforeAll(async () => {
		engine = new LocalEngine(await openDatabase());
	});

	const fileOf = async (hash: string, name: string): Promise<DataFile> => ({
		hash,
		blob: new Blob([await read(`./${name}`)])
	});
	const run = async (locale: string, id: string) => {
		const options = { engine, analysisOf, fileOf, onProgress: () => undefined };
		return (await runCell(signal, documentOf(locale), id, options)).result;
	};

	test('every cell gives a result', async () => {
		const { cells } = documentOf('en');
		for (const cell of cells.filter(({ kind }) => analysisOf(kind)!.runs)) {
			expect(await run('en', cell.id), cell.id).toBeDefined();
		}
	});

	test.each(['en', 'it'])('calls about bills double in June, and repeat (%s)', async (locale) => {
		const { rows } = (await run(locale, 'bill-calls')) as TableResult;
		// Calls by month as the README counts them.
		expect(rows.map(([month, calls]) => [month, Number(calls)])).toEqual([
			['2025-03', 114],
			['2025-04', 93],
			['2025-05', 133],
			['2025-06', 275],
			['2025-07', 271],
			['2025-08', 249]
		]);
		const again = (months: typeof rows) =>
			months.reduce((sum, row) => sum + Number(row[2]), 0) /
			months.reduce((sum, row) => sum + Number(row[1]), 0);
		expect(again(rows.slice(0, 3))).toBeCloseTo(1 / 8, 1);
		expect(again(rows.slice(3))).toBeGreaterThan(0.4);
	});
});
