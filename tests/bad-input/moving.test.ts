import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { openAsBlob } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSentence } from './sentences';
import { Intake } from './take-in';

const CSV = `customer,time,event\n${Array.from({ length: 500 }, (_, i) => `c${i},2024-01-01 10:00:00,visit\n`).join('')}`;
const JSON_TEXT = JSON.stringify(Array.from({ length: 500 }, (_, i) => ({ customer: `c${i}` })));

let intake: Intake;
let folder: string;
beforeAll(async () => {
	intake = await Intake.open();
	folder = await mkdtemp(join(tmpdir(), 'moving-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A file on disk as a browser gives it: one that has changed since can no longer be read. */
class Moving extends File {
	readonly #disk: Blob;
	readonly #move: () => Promise<void>;
	#reads: number;

	constructor(disk: Blob, name: string, reads: number, move: () => Promise<void>) {
		super([disk], name);
		this.#disk = disk;
		this.#reads = reads;
		this.#move = move;
	}

	override slice(from?: number, to?: number): Blob {
		const part = this.#disk.slice(from, to);
		const arrayBuffer = part.arrayBuffer.bind(part);
		part.arrayBuffer = async () => {
			if (this.#reads-- === 0) await this.#move();
			return arrayBuffer();
		};
		return part;
	}

	override stream() {
		return new ReadableStream({
			pull: async (controller) => {
				controller.enqueue(await this.#all());
				controller.close();
			}
		});
	}

	async #all() {
		if (this.#reads-- === 0) await this.#move();
		return new Uint8Array(await this.#disk.arrayBuffer());
	}
}

const FILES: readonly [string, string | Uint8Array][] = [
	['events.csv', CSV],
	['events.json', JSON_TEXT],
	['events.csv.gz', gzipSync(CSV)],
	['events.zip', zipSync({ 'events.csv': strToU8(CSV) })]
];

describe.each(FILES)('%s', (name, bytes) => {
	it.each([0, 1])('that changes on disk at read %i says so', async (reads) => {
		const path = join(folder, `${reads}-${name}`);
		await writeFile(path, bytes);
		const move = () => writeFile(path, `${CSV}more`);
		const file = new Moving(await openAsBlob(path), name, reads, move);
		const error: unknown = await intake.drop(file).then(
			() => 'it was taken in',
			(cause: unknown) => cause
		);
		expectSentence(error, 'file-changed', name);
		expect(await intake.tables()).toEqual([]);
	});
});

describe('a file that is read again to be loaded', () => {
	it.each([2, 3, 4])('and is gone by read %i says so, and leaves nothing', async (reads) => {
		const path = join(folder, `gone-${reads}.csv`);
		await writeFile(path, CSV);
		const file = new Moving(await openAsBlob(path), 'gone.csv', reads, () => rm(path));
		const error: unknown = await intake.drop(file).then(
			() => 'it was taken in',
			(cause: unknown) => cause
		);
		expectSentence(error, 'file-changed', 'gone.csv');
		expect(await intake.tables()).toEqual([]);
	});
});

it('a folder that comes as a file, or one that was deleted, says that it is not there', async () => {
	class Folder extends File {
		override slice(): Blob {
			const part = new Blob([]);
			part.arrayBuffer = () =>
				Promise.reject(new DOMException('A requested file could not be found', 'NotFoundError'));
			return part;
		}
	}
	const error: unknown = await intake.drop(new Folder(['x'], 'exports')).catch((e: unknown) => e);
	expectSentence(error, 'file-missing', 'exports');
});
