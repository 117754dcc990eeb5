import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsFromArrow } from '$lib/engine/rows';
import { runCell } from '$lib/engine/run';
import { analysisOf } from '$lib/journey/registry';
import { openDatabase } from '$workers/duckdb-node';
import { LocalEngine } from '$workers/engine';
import { createDiskWriter } from '../sample-data/generate/disk-writer';
import { DEFAULT_SEED, generate } from '../sample-data/generate/index';
import { Native } from './native';
import { openNotebook, type Notebook } from './notebook';
import { FILE_WORKS, writeFiles } from './files';
import { SHOWN, worksOf } from './works';

const calm = new AbortController().signal;
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
let notebook: Notebook;
let native: Native;
let wasm: LocalEngine;
let interactions: number;

beforeAll(async () => {
	const write = createDiskWriter(folder);
	interactions = generate({ seed: DEFAULT_SEED, people: 120, write });
	write.close();
	notebook = await openNotebook(folder);
	native = await Native.open(notebook);
	wasm = new LocalEngine(await openDatabase());
});

afterAll(async () => {
	await native.close();
	rmSync(folder, { recursive: true });
});

test.each(SHOWN)('native DuckDB shows the same as the app’s engine: %s', async (name) => {
	const [work] = worksOf(notebook.document, [name]);
	const { result } = await native.run(work!);
	const ours = await runCell(new AbortController().signal, notebook.document, name, {
		engine: wasm,
		analysisOf,
		fileOf: async (hash) => notebook.files.get(hash)!,
		onProgress: () => undefined
	});
	expect(result).toEqual(ours.result);
});

test('every interaction is read, and by both in the same total', async () => {
	const [sql] = worksOf(notebook.document, ['sql']);
	const { result } = await native.run(sql!);
	const { columns, rows } = result as { columns: { name: string }[]; rows: number[][] };
	const at = columns.findIndex((column) => column.name === 'interactions');
	const left = interactions - rows.reduce((sum, row) => sum + row[at]!, 0);
	// Rows whose identifiers are all junk belong to nobody.
	expect(left).toBeGreaterThanOrEqual(0);
	expect(left).toBeLessThan(interactions / 50);
});

test('a piece of work makes its own tables anew and finds the others made', () => {
	const works = worksOf(notebook.document);
	const made = Object.fromEntries(works.map(({ name, builds }) => [name, builds.length]));
	expect(made).toEqual({
		import: 7,
		reopen: 7,
		identity: 1,
		journeys: 1,
		paths: 0,
		'paths-first': 1,
		'paths-deep': 0,
		flow: 0,
		'flow-first': 1,
		'step-matrix': 0,
		variants: 0,
		'variants-first': 1,
		channels: 0,
		'channels-first': 3,
		funnel: 0,
		'funnel-first': 3,
		retention: 0,
		'retention-first': 2,
		lifecycle: 0,
		stickiness: 0,
		'stickiness-first': 2,
		metrics: 0,
		'metrics-first': 1,
		timing: 0,
		'timing-first': 2,
		sql: 1
	});
	for (const { needs, builds } of works) {
		const both = [...needs, ...builds].map(({ key }) => key);
		expect(new Set(both).size).toBe(both.length);
	}
	expect(works.find(({ name }) => name === 'identity')?.needs).toHaveLength(7);
});

test('the files that are written are imported with the same rows by both', async () => {
	const { notebook: both, works } = await writeFiles(notebook, folder, FILE_WORKS);
	expect(works.map(({ name, builds }) => [name, builds.length])).toEqual([
		['parquet', 7],
		['one-csv', 1],
		['one-parquet', 1]
	]);
	const files = [...both.files.values()];
	const contender = await Native.open(both);
	const counts = [];
	try {
		for (const work of works) {
			const { milliseconds } = await contender.run(work);
			expect(milliseconds).toBeGreaterThan(0);
			let rows = 0;
			for (const build of work.builds) {
				await wasm.ensure(calm, build, files, () => undefined);
				const sql = `select count(*)::integer as n from ${build.tables[0]}`;
				const found = rowsFromArrow(await wasm.read(calm, { name: 'n', sql }));
				rows += Number(found.column('n')[0]);
			}
			counts.push(rows);
		}
	} finally {
		await contender.close();
	}
	expect(counts[0]).toBeGreaterThanOrEqual(interactions);
	expect(counts).toEqual([counts[0], counts[0], counts[0]]);
});
