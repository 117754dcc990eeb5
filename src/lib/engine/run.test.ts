import { beforeAll, describe, expect, it } from 'vitest';
import { analysisOf } from '$lib/journey/registry';
import type { Cell, NotebookDocument } from '$lib/notebook/document';
import { GraphError } from '$lib/notebook/graph';
import { toyCell, toyDocument, toySource } from '$lib/notebook/toy-documents';
import { openDatabase } from '$workers/duckdb-node';
import { LocalEngine } from '$workers/engine';
import { EngineError } from './errors';
import type { Engine, Progress } from './protocol';
import { buildsFor, runCell } from './run';

const CSV = 'E-mail,When\nann@x.org,2024-01-01 10:00:00\nbob@x.org,2024-01-01 11:00:00\n';
const CELLS = [
	toyCell('people', 'identity'),
	toyCell('trips', 'journeys', { identity: 'people' }),
	toyCell('paths', 'paths', { journeys: 'trips' }),
	toyCell('words', 'markdown', { text: 'x' }),
	toyCell('table', 'sql', { sql: 'select count(*) as n from trips' })
];

const notebook = (cells: readonly Cell[] = CELLS): NotebookDocument =>
	toyDocument({ sources: [toySource('shop')], cells });

let engine: LocalEngine;
beforeAll(async () => {
	engine = new LocalEngine(await openDatabase());
});

function run(
	id: string,
	document = notebook(),
	signal = new AbortController().signal,
	with_: Engine = engine
) {
	const heard: Progress[] = [];
	const asked: string[] = [];
	const result = runCell(signal, document, id, {
		engine: with_,
		analysisOf,
		fileOf: async (hash, name) => {
			asked.push(name);
			if (hash === 'gone')
				throw new EngineError({ code: 'file-missing', message: name, file: name });
			return { hash, blob: new Blob([CSV]) };
		},
		onProgress: (progress) => heard.push(progress)
	});
	return { result, heard, asked };
}

describe('running a cell', () => {
	it('makes what it rests on, then reads it', async () => {
		const { result, heard, asked } = run('paths');
		expect(await result).toMatchObject({ kind: 'paths', result: { total: 2 } });
		expect(asked).toEqual(['shop.csv']);
		const names = heard.map(({ name }) => name);
		for (const name of ['shop', 'identifiers', 'events', 'paths']) expect(names).toContain(name);
	});

	it('makes nothing twice', async () => {
		await run('paths').result;
		const { result, heard } = run('paths');
		await result;
		expect(heard.map(({ name }) => name)).toEqual(['paths']);
	});

	it('of words needs no engine', async () => {
		const none = new Proxy({} as Engine, {
			get() {
				throw new Error('the engine was asked');
			}
		});
		expect(await run('words', notebook(), undefined, none).result).toMatchObject({ result: null });
	});

	it('gives the same key for the same work, and another for another', async () => {
		const [{ key }, again] = [await run('paths').result, await run('paths').result];
		expect(again.key).toBe(key);
		const deeper = CELLS.map((cell) =>
			cell.id === 'paths' ? toyCell('paths', 'paths', { journeys: 'trips', depth: 3 }) : cell
		);
		expect((await run('paths', notebook(deeper)).result).key).not.toBe(key);
	});

	it('rejects with the signal’s reason where it is cancelled', async () => {
		await engine.retain(new AbortController().signal, []);
		const controller = new AbortController();
		const { result } = run('paths', notebook(), controller.signal);
		const reason = new Error('enough');
		controller.abort(reason);
		await expect(result).rejects.toBe(reason);
		expect(await run('paths').result).toMatchObject({ result: { total: 2 } });
	});

	it('rejects where a file is gone', async () => {
		const files = [{ name: 'lost.csv', size: 1, hash: 'gone' }];
		const document = toyDocument({ sources: [toySource('shop', { files })], cells: CELLS });
		await expect(run('people', document).result).rejects.toMatchObject({
			code: 'file-missing',
			file: 'lost.csv'
		});
	});

	it('rejects where the cell or what it needs is missing', async () => {
		await expect(run('nowhere').result).rejects.toThrow(GraphError);
		const orphan = [toyCell('paths', 'paths', { journeys: 'trips' })];
		await expect(run('paths', notebook(orphan)).result).rejects.toMatchObject({
			code: 'missing',
			cells: ['paths', 'trips']
		});
	});
});

describe('what a cell rests on', () => {
	it('is each build once, before what needs it', () => {
		const builds = buildsFor(notebook(), 'table', analysisOf);
		const made = new Set<string>();
		for (const { steps, tables } of builds) {
			for (const step of steps) {
				if (step.kind !== 'sql') continue;
				for (const other of builds.flatMap((build) => build.tables)) {
					const reads = step.sql.includes(other) && !tables.includes(other);
					if (reads) expect(made).toContain(other);
				}
			}
			for (const table of tables) made.add(table);
		}
		expect(new Set(builds.map(({ key }) => key)).size).toBe(builds.length);
		expect(builds.length).toBe(4);
	});
});
