import { gzipSync } from 'node:zlib';
import { strToU8, zipSync, type Zippable } from 'fflate';
import {
	BlobReader,
	BlobWriter,
	ZipWriter,
	type ZipWriterConstructorOptions
} from '@zip.js/zip.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '$lib/engine/errors';
import type { Progress } from '$lib/engine/protocol';
import { CALM, QUIET } from '../testing';
import { BOUNDS, type Bounds } from './budget';
import { crc32 } from './crc32';
import { unpack } from './unpack';

const CSV = 'a,b\n1,2\n';
const LONG = Array.from({ length: 60_000 }, (_, i) => `${i},${(i * 7919) % 100_003}\n`).join('');

type Bytes = string | Uint8Array<ArrayBufferLike>;
const blobOf = (bytes: Bytes) =>
	new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]);

async function open(bytes: Bytes, name: string, bounds?: Bounds) {
	const files = await unpack(CALM, { name, blob: blobOf(bytes) }, QUIET, bounds);
	return Promise.all(files.map(async (file) => [file.name, await file.blob.text()] as const));
}

/** A zip as zip.js writes it: data descriptors, zip64 or encryption as told. */
async function written(files: Record<string, string>, options: ZipWriterConstructorOptions) {
	const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false, ...options });
	for (const [name, text] of Object.entries(files)) {
		await writer.add(name, new BlobReader(new Blob([text])));
	}
	return new Uint8Array(await (await writer.close()).arrayBuffer());
}

const zip = (files: Zippable) => zipSync(files);
const gz = (text: string) => new Uint8Array(gzipSync(text));
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

describe('a file', () => {
	it('that is plain comes back as it is', async () => {
		const file = { name: 'a.csv', blob: blobOf(CSV) };
		expect(await unpack(CALM, file, QUIET)).toEqual([file]);
		const empty = { name: 'a.csv.gz', blob: new Blob([]) };
		expect(await unpack(CALM, empty, QUIET)).toEqual([empty]);
	});

	it('in gzip is one file, whatever its name', async () => {
		expect(await open(gz(LONG), 'a.csv.gz')).toEqual([['a.csv', LONG]]);
		expect(await open(gz(CSV), 'a.csv')).toEqual([['a.csv', CSV]]);
		expect(await open(gz(''), 'a.gz').catch((error: EngineError) => error.code)).toBe(
			'archive-empty'
		);
	});

	it('in gzip of several members is all of them', async () => {
		const members = joined(
			gz(LONG),
			gz(CSV),
			gz(''),
			...Array.from({ length: 300 }, () => gz(CSV))
		);
		expect(await open(members, 'a.csv.gz')).toEqual([['a.csv', LONG + CSV + CSV.repeat(300)]]);
	});

	it('in a zip is each of its files, but for what systems leave about', async () => {
		const bytes = zip({
			'data/': new Uint8Array(0),
			'data/a.csv': strToU8(CSV),
			'data/b.json.gz': gz('[{"a":1}]'),
			'__MACOSX/data/._a.csv': strToU8('x'),
			'data/.DS_Store': strToU8('x'),
			'../../etc/passwd': strToU8(CSV),
			'C:\\temp\\è.csv': [strToU8(LONG), { level: 0 }]
		});
		expect(await open(bytes, 'x.zip')).toEqual([
			['data/a.csv', CSV],
			['data/b.json', '[{"a":1}]'],
			['etc/passwd', CSV],
			['temp/è.csv', LONG]
		]);
	});

	it('in a zip in a zip is found, no deeper', async () => {
		const inner = zip({ 'c.csv': strToU8(CSV), 'd.zip': zip({ 'e.csv': strToU8(CSV) }) });
		const files = await open(zip({ 'b.zip': inner }), 'a.zip');
		expect(files.map(([name]) => name)).toEqual(['c.csv', 'd.zip']);
	});

	it('that is a workbook is left packed', async () => {
		const bytes = zip({
			'[Content_Types].xml': strToU8('<x/>'),
			'xl/workbook.xml': strToU8('<x/>')
		});
		const file = { name: 'a.xlsx', blob: blobOf(bytes) };
		expect(await unpack(CALM, file, QUIET)).toEqual([file]);
	});

	it.each([{ zip64: true }, { dataDescriptor: true }, { zip64: true, dataDescriptor: true }])(
		'in a zip with %j is read',
		async (options) => {
			const bytes = await written({ 'a.csv': LONG, 'b.csv': CSV }, options);
			expect(await open(bytes, 'x.zip')).toEqual([
				['a.csv', LONG],
				['b.csv', CSV]
			]);
		}
	);

	it('says how far it is, in bytes of the archive', async () => {
		const heard: Progress[] = [];
		const bytes = zip({ 'a.csv': strToU8(LONG), 'b.csv': strToU8(LONG) });
		await unpack(CALM, { name: 'x', blob: blobOf(bytes) }, (progress) => heard.push(progress));
		const total = bytes.length;
		expect(heard.at(-1)).toMatchObject({ name: 'unpack', unit: 'bytes', total });
		const done = heard.map((progress) => progress.done);
		expect(done).toEqual(done.toSorted((a, b) => a - b));
		expect(done.at(-1)).toBeGreaterThan(total * 0.9);
	});
});

describe('an archive that cannot be used', () => {
	const fault = (bytes: Bytes, bounds?: Bounds) =>
		open(bytes, 'x', bounds).then(
			() => 'none',
			(error: unknown) => (error instanceof EngineError && error.file === 'x' ? error.code : error)
		);
	const changed = (bytes: Uint8Array, at: number) =>
		bytes.map((byte, i) => (i === (at + bytes.length) % bytes.length ? byte ^ 0x55 : byte));

	it('breaks off', async () => {
		expect(await fault(gz(LONG).subarray(0, 5000))).toBe('archive-truncated');
		expect(await fault(gz(LONG).subarray(0, -30))).toBe('archive-truncated');
		expect(await fault(zip({ 'a.csv': strToU8(LONG) }).subarray(0, 5000))).toBe(
			'archive-truncated'
		);
	});

	it('does not match its checksum', async () => {
		expect(await fault(changed(gz(LONG), -6))).toBe('archive-checksum');
		const stored = zip({ 'a.csv': [strToU8(LONG), { level: 0 }] });
		expect(await fault(changed(stored, 2000))).toBe('archive-checksum');
		const second = joined(gz(CSV), changed(gz(CSV), -6), gz(CSV));
		expect(await fault(second)).toBe('archive-checksum');
	});

	it('wants a password', async () => {
		const bytes = await written({ 'a.csv': CSV }, { password: 'secret', zipCrypto: true });
		expect(await fault(bytes)).toBe('archive-encrypted');
	});

	it('unpacks to far more than it should', async () => {
		const bomb = new Uint8Array(gzipSync(Buffer.alloc(80 << 20)));
		expect(await fault(bomb)).toBe('archive-bomb');
		const zeros = new Uint8Array(2 << 20);
		const small: Bounds = { ...BOUNDS, free: 1 << 20 };
		expect(await fault(zip({ 'a.csv': zeros }), small)).toBe('archive-bomb');
		// In archives within it, too: the ratio is of what was dropped.
		const nested = zip({ 'a.zip': zip({ 'a.csv': zeros, 'b.csv': zeros }) });
		expect(await fault(nested, small)).toBe('archive-bomb');
		expect(await fault(gz(LONG), { ...BOUNDS, total: 1000 })).toBe('archive-bomb');
		const many = Object.fromEntries(
			Array.from({ length: 1001 }, (_, i) => [`${i}.csv`, strToU8('a')])
		);
		expect(await fault(zip(many))).toBe('archive-bomb');
	});

	it('has nothing of use in it', async () => {
		expect(await fault(zip({}))).toBe('archive-empty');
		expect(await fault(zip({ 'a/': new Uint8Array(0), '.DS_Store': strToU8('x') }))).toBe(
			'archive-empty'
		);
		expect(await fault(zip({ 'a.png': strToU8('\x89PNG', true) }))).toBe('archive-empty');
	});

	it('is named, whatever it is: damaged anywhere, it gives its files whole or a fault', async () => {
		const originals = [
			gz(LONG.slice(0, 4000)),
			joined(gz(CSV), gz(CSV)),
			zip({ 'a.csv': strToU8(LONG.slice(0, 2000)), 'b.csv': [strToU8(CSV), { level: 0 }] }),
			await written({ 'a.csv': CSV }, { dataDescriptor: true, zip64: true })
		];
		const codes = /^(?:none|archive-(?:broken|truncated|checksum|encrypted|bomb|empty))$/;
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...originals),
				fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
				fc.option(fc.nat()),
				async (original, changes, cut) => {
					const bytes = original.slice();
					for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
					const end = cut === null ? bytes.length : cut % bytes.length;
					expect(await fault(bytes.subarray(0, end))).toMatch(codes);
				}
			),
			{ numRuns: 300, seed: 7 }
		);
	});
});

it('unpacking stops when it is told to', async () => {
	const stop = new AbortController();
	const blob = blobOf(zip({ 'a.csv': strToU8(LONG.repeat(30)) }));
	const reason = new Error('enough');
	const unpacking = unpack(stop.signal, { name: 'x', blob }, () => stop.abort(reason));
	setTimeout(() => stop.abort(reason), 5);
	await expect(unpacking).rejects.toBe(reason);
	const members = blobOf(joined(gz(CSV), gz(LONG.repeat(10))));
	const again = new AbortController();
	const slow = unpack(again.signal, { name: 'x', blob: members }, () => again.abort(reason));
	await expect(slow).rejects.toBe(reason);
});

it('a checksum is that of zlib, whatever the pieces', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 100 }), fc.uint8Array({ maxLength: 100 }), (a, b) => {
			const trailer = gzipSync(Buffer.concat([a, b])).subarray(-8);
			expect(crc32(b, crc32(a))).toBe(trailer.readUInt32LE(0));
		})
	);
});
