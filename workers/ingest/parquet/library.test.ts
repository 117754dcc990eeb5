import { openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openDatabase } from '../../duckdb-node';
import { nodeParquet } from '../../parquet-node';
import { native } from '../native';
import { CALM } from '../testing';
import { openParquet } from './batches';
import { Library } from './library';

let folder: string;
let path: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'parquet-'));
	path = join(folder, 'a.parquet');
	await native(`copy (select md5(range::varchar) as h from range(500000)) to '${path}'`);
});
afterAll(() => rm(folder, { recursive: true }));

/** Stops half way in a file, with what that leaves in the memory of the instance, which is then as after a panic. */
async function dieReading(library: Library): Promise<void> {
	const file = await library.ParquetFile.fromFile(await openAsBlob(path));
	const stream = await file.stream({ batchSize: 1000 });
	await stream.getReader().read();
	expect(() =>
		library.now(() => {
			throw new WebAssembly.RuntimeError('unreachable');
		})
	).toThrow('unreachable');
	library.free(file);
}

/** Whatever nothing holds any longer is gone, and what was to happen then has happened. */
async function collected(): Promise<void> {
	setFlagsFromString('--expose-gc');
	for (let times = 0; times < 3; times++) {
		(runInNewContext('gc') as () => void)();
		for (let turns = 0; turns < 10; turns++) await setImmediate();
	}
}

it('what is collected of a dead instance is not freed in the next one', async () => {
	const failed: unknown[] = [];
	const others = process.listeners('uncaughtException');
	process.removeAllListeners('uncaughtException');
	process.on('uncaughtException', (error) => void failed.push(error));
	try {
		const parts = await nodeParquet();
		await dieReading(await Library.open(parts));
		const next = await Library.open(parts);
		await collected();
		const file = await next.call(CALM, async () =>
			next.ParquetFile.fromFile(await openAsBlob(path))
		);
		const stream = await next.call(CALM, () => file.stream({ batchSize: 1000 }));
		let rows = 0;
		for await (const batch of stream as ReadableStream<{ numRows: number; free(): void }>) {
			rows += batch.numRows;
			next.free(batch);
		}
		next.free(file);
		expect(rows).toBe(500_000);
	} finally {
		process.removeAllListeners('uncaughtException');
		for (const other of others) process.on('uncaughtException', other);
	}
	expect(failed).toEqual([]);
});

it('a batch that comes after its load was cancelled is given back', async () => {
	const controller = new AbortController();
	const file = await openParquet(await openDatabase(), controller.signal, await openAsBlob(path));
	const { glue } = await nodeParquet();
	const freed = vi.spyOn(glue.RecordBatch.prototype, 'free');
	const { prototype } = ReadableStreamDefaultReader;
	const { read } = prototype;
	const reads = vi.spyOn(prototype, 'read').mockImplementationOnce(function (
		this: typeof prototype
	) {
		const coming = read.call(this);
		controller.abort();
		return coming;
	});
	try {
		await expect(file.batches().next()).rejects.toMatchObject({ name: 'AbortError' });
		await vi.waitFor(() => expect(freed).toHaveBeenCalledOnce(), { timeout: 10_000 });
	} finally {
		file.close();
		reads.mockRestore();
		freed.mockRestore();
	}
});
