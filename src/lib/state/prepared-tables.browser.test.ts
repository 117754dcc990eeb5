import { afterEach, describe, expect, it } from 'vitest';
import EngineWorker from '$workers/engine.worker?worker';
import { engineClient } from '$lib/engine/client';
import type { DataFile } from '$lib/engine/protocol';
import { rowsFromArrow } from '$lib/engine/rows';
import { runCell } from '$lib/engine/run';
import { hashOfFile } from '$lib/import/file-hash';
import { Supervisor } from '$lib/engine/supervisor';
import { analysisOf } from '$lib/journey/registry';
import { loadBuild, loadTables } from '$lib/journey/tables';
import { toyCell, toyDocument, toySource } from '$lib/notebook/toy-documents';
import { removeToyStorages, toyStorage } from '$lib/storage/toy-storage';
import { TableKeeper } from './prepared-tables';

const calm = new AbortController().signal;
const supervisors: Supervisor[] = [];

afterEach(async () => {
	for (const supervisor of supervisors.splice(0)) supervisor.stop();
	await removeToyStorages();
});

/** An engine of its own, as every visit has one. */
function visit() {
	const supervisor = new Supervisor({ spawn: () => new EngineWorker() });
	supervisors.push(supervisor);
	return engineClient(supervisor);
}

/** Records enough to be worth keeping, one of them no record. */
function largeFile(): string {
	const lines = ['E-mail,When'];
	for (let i = 0; i < 60_000; i++) {
		const minute = String(i % 60).padStart(2, '0');
		lines.push(
			`person${i % 997}@example.org,2024-01-${String(1 + (i % 28)).padStart(2, '0')} 10:${minute}:00`
		);
	}
	lines.splice(100, 0, 'too,many,fields');
	return `${lines.join('\n')}\n`;
}
const TEXT = largeFile();
const SOURCE = toySource('shop', {
	files: [{ name: 'shop.csv', size: TEXT.length, hash: 'shop' }]
});
const DOCUMENT = toyDocument({ sources: [SOURCE], cells: [toyCell('people', 'identity')] });
const BUILD = loadBuild(SOURCE);

/** Runs the notebook's one cell; `files` says which of them were asked for. */
async function run(engine: ReturnType<typeof visit>, prepared: TableKeeper) {
	const files: string[] = [];
	const { result } = await runCell(calm, DOCUMENT, 'people', {
		engine,
		analysisOf,
		prepared,
		fileOf: async (hash, name): Promise<DataFile> => {
			files.push(name);
			return { hash, blob: new Blob([TEXT]) };
		},
		onProgress: () => undefined
	});
	const { rows, rejects } = loadTables(SOURCE);
	const sums = rowsFromArrow(
		await engine.read(calm, {
			name: 'sums',
			sql: `select count(*)::integer as n, bit_xor(hash(r))::varchar as x, (select count(*) from ${rejects})::integer as rejects from ${rows} r`
		})
	);
	const tables = ['n', 'x', 'rejects'].map((column) => sums.column(column)[0]);
	return { result, files, tables };
}

describe('on the next visit', () => {
	it('tables are there without the file, and give the same', async () => {
		const { tables } = toyStorage();
		const first = visit();
		const keeper = new TableKeeper(tables);
		const made = await run(first, keeper);
		expect(made.files).toEqual(['shop.csv']);
		expect(made.tables).toMatchObject([60_000, expect.any(String), 1]);
		await keeper.settled;
		expect(await tables.size()).toBeLessThan(TEXT.length);

		const next = visit();
		const again = await run(next, new TableKeeper(tables));
		expect(again).toEqual({ ...made, files: [] });
	});

	it('tables that were damaged are forgotten, and the file is read', async () => {
		const { tables } = toyStorage();
		const first = visit();
		const keeper = new TableKeeper(tables);
		const made = await run(first, keeper);
		await keeper.settled;
		const stored = await tables.get(BUILD.key);
		const [part] = stored!.parts;
		const bytes = new Uint8Array(await part!.blob.arrayBuffer());
		bytes[bytes.length >> 1]! ^= 255;
		const parts = [{ ...part!, blob: new Blob([bytes]) }];
		await tables.put(BUILD.key, { ...stored!, parts }, ['shop']);

		const next = visit();
		const later = new TableKeeper(tables);
		expect(await run(next, later)).toEqual(made);
		await later.settled;
		const mended = await tables.get(BUILD.key);
		expect(await hashOfFile(calm, mended!.parts[0]!.blob)).toBe(mended!.parts[0]!.checksum);
	});
});

describe('keeping tables', () => {
	const PREPARED = { format: 'f', parts: [{ checksum: 'c', blob: new Blob(['tables']) }] };

	it('is given up without a word where the storage fails, and goes on with the next', async () => {
		const { tables } = toyStorage();
		const put = tables.put.bind(tables);
		let fails = true;
		tables.put = async (...given) => {
			if (fails) throw new RangeError('no');
			return put(...given);
		};
		const keeper = new TableKeeper(tables);
		keeper.keep(BUILD, PREPARED);
		await keeper.settled;
		fails = false;
		keeper.keep({ ...BUILD, key: 'next' }, PREPARED);
		await keeper.settled;
		expect([await tables.has(BUILD.key), await tables.has('next')]).toEqual([false, true]);
	});

	it('leaves alone what is made of files that nobody can find again', async () => {
		const { tables } = toyStorage();
		const unknown = loadBuild({ ...SOURCE, files: [{ name: 'a.csv', size: 9, hash: '' }] });
		const keeper = new TableKeeper(tables);
		keeper.keep(unknown, PREPARED);
		await keeper.settled;
		expect(await tables.has(unknown.key)).toBe(false);
	});
});
