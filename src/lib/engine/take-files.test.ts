import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Source } from '$lib/import/source';
import { loadBuild, loadTables } from '$lib/journey/tables';
import { toySource } from '$lib/notebook/toy-documents';
import { openDatabase } from '$workers/duckdb-node';
import { LocalEngine } from '$workers/engine';
import { EngineError } from './errors';
import type { Engine, Prepared, Progress } from './protocol';
import { rowsFromArrow } from './rows';
import { takeFiles, WORTH_IT, type PreparedStore } from './take-files';

const calm = new AbortController().signal;
let local: LocalEngine;
beforeAll(async () => {
	local = new LocalEngine(await openDatabase());
});
afterEach(() => local.retain(new AbortController().signal, []));

const CSV = 'E-mail,When\nann@x.org,2024-01-01 10:00:00\nbob@x.org,2024-01-01 11:00:00\n';

/** Their bytes are said to be many: so much is what counts. */
const source = (id: string, size = WORTH_IT): Source =>
	toySource(id, { files: [{ name: `${id}.csv`, size, hash: id }] });

function store() {
	const kept = new Map<string, Prepared>();
	const prepared: PreparedStore = {
		get: async (key) => kept.get(key),
		drop: async (key) => void kept.delete(key),
		keep: ({ key }, tables) => void kept.set(key, tables)
	};
	return { kept, prepared };
}

/** The engine with another way to prepare. */
const preparing = (prepare: Engine['prepare']): Engine =>
	new Proxy<Engine>(local, {
		get: (engine, method: keyof Engine) =>
			method === 'prepare' ? prepare : engine[method].bind(engine)
	});

function take(
	sources: readonly Source[],
	{ prepared = store().prepared, engine = preparing(local.prepare.bind(local)), signal = calm } = {}
) {
	const asked: string[] = [];
	const heard: Progress[] = [];
	const taken = takeFiles(signal, sources.map(loadBuild), {
		engine,
		prepared,
		fileOf: async (hash, name) => {
			asked.push(name);
			return { hash, blob: new Blob([CSV]) };
		},
		onProgress: (progress) => heard.push(progress)
	});
	return { taken, asked, heard };
}

async function rowsOf(one: Source): Promise<number> {
	const sql = `select count(*)::integer as n from ${loadTables(one).rows}`;
	return Number(rowsFromArrow(await local.read(calm, { name: 'n', sql })).column('n')[0]);
}

const nothingThere = async (...sources: Source[]) => {
	const keys = sources.map((one) => loadBuild(one).key);
	expect(await local.missing(calm, keys)).toEqual(keys);
};

describe('taking files', () => {
	const [a, b] = [source('a'), source('b')];

	it('makes the tables of all of them, and gives them to be kept', async () => {
		const { kept, prepared } = store();
		const { taken } = take([a, b], { prepared });
		expect(await taken).toEqual([loadBuild(a), loadBuild(b)]);
		expect([await rowsOf(a), await rowsOf(b)]).toEqual([2, 2]);
		expect([...kept.keys()].sort()).toEqual([a, b].map((one) => loadBuild(one).key).sort());
	});

	it('takes those of an earlier visit without their files', async () => {
		const { prepared } = store();
		await take([a], { prepared }).taken;
		await local.retain(new AbortController().signal, []);
		const { taken, asked } = take([a], { prepared });
		expect(await taken).toHaveLength(1);
		expect(asked).toEqual([]);
		expect(await rowsOf(a)).toBe(2);
	});

	it('forgets stored tables that are damaged, and makes them', async () => {
		const { kept, prepared } = store();
		await take([a], { prepared }).taken;
		const [[key, good]] = [...kept] as [[string, Prepared]];
		const [part] = good.parts;
		kept.set(key, { ...good, parts: [{ ...part!, checksum: 'other' }] });
		await local.retain(new AbortController().signal, []);
		const { taken, asked } = take([a], { prepared });
		expect(await taken).toHaveLength(1);
		expect(asked).toEqual(['a.csv']);
		expect(kept.get(key)?.parts[0]?.checksum).toBeUndefined();
	});

	it('leaves small files, and what is made of other tables', async () => {
		const small = source('small', WORTH_IT - 1);
		const { taken, asked } = take([small]);
		expect(await taken).toEqual([]);
		expect(asked).toEqual([]);
		await nothingThere(small);
	});

	it('leaves files where no worker can start for them', async () => {
		const engine = preparing(() =>
			Promise.reject(new EngineError({ code: 'start', message: 'no memory' }))
		);
		expect(await take([a], { engine }).taken).toEqual([]);
	});

	it('asks for all of them in one turn, so that they can be shared out', async () => {
		const turns: number[] = [];
		let turn = 0;
		const engine = preparing((signal, build, files, onProgress) => {
			turns.push(turn);
			setTimeout(() => turn++);
			return local.prepare(signal, build, files, onProgress);
		});
		await take([a, b, source('c')], { engine }).taken;
		expect(turns).toEqual([0, 0, 0]);
	});

	it('tells how far all are as of one', async () => {
		const engine = preparing(async (signal, build, files, onProgress) => {
			const name = build.steps[0]?.name ?? '';
			const half = WORTH_IT / 2;
			onProgress({ name, unit: 'steps', done: 0, total: 1 });
			onProgress({ name, unit: 'bytes', done: half, total: WORTH_IT });
			await new Promise((resolve) => setTimeout(resolve));
			onProgress({ name, unit: 'bytes', done: WORTH_IT, total: WORTH_IT });
			return local.prepare(signal, build, files, () => undefined);
		});
		const { taken, heard } = take([a, b], { engine });
		await taken;
		const all = { unit: 'bytes', total: 2 * WORTH_IT };
		expect(heard).toEqual([
			{ ...all, name: 'a', done: 0.5 * WORTH_IT },
			{ ...all, name: 'a, b', done: WORTH_IT },
			{ ...all, name: 'b', done: 1.5 * WORTH_IT },
			{ ...all, name: 'a, b', done: 2 * WORTH_IT }
		]);
	});
});

describe('a file that cannot be taken', () => {
	const [a, b] = [source('a'), source('b')];

	it('stops the others, and says why', async () => {
		const error = new EngineError({ code: 'crashed', message: 'gone' });
		const stopped: unknown[] = [];
		const engine = preparing((signal, build) => {
			if (build.key === loadBuild(a).key) return Promise.reject(error);
			return new Promise((_, reject) => {
				signal.addEventListener('abort', () => {
					stopped.push(signal.reason);
					reject(signal.reason as Error);
				});
			});
		});
		await expect(take([a, b], { engine }).taken).rejects.toBe(error);
		expect(stopped).toEqual([error]);
		await nothingThere(a, b);
	});

	it('because it was cancelled leaves nothing', async () => {
		const stop = new AbortController();
		const reason = new Error('enough');
		const { taken } = take([a, b], { signal: stop.signal });
		stop.abort(reason);
		await expect(taken).rejects.toBe(reason);
		await nothingThere(a, b);
	});
});
