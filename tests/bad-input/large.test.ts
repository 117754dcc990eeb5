import { gzipSync } from 'node:zlib';
import { BlobReader, BlobWriter, ZipWriter } from '@zip.js/zip.js';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EngineErrorCode } from '$lib/engine/errors';
import { workbook } from '$workers/ingest/xlsx/testing';
import { expectSentence } from './sentences';
import { Intake } from './take-in';

let intake: Intake;
beforeAll(async () => {
	intake = await Intake.open();
});

const wide = (columns: number) => {
	const line = (cell: (i: number) => string) => Array.from({ length: columns }, (_, i) => cell(i));
	return `${line((i) => `h${i}`).join(',')}\n${line((i) => `v${i}`).join(',')}\n`;
};
const MANY = Object.fromEntries(
	Array.from({ length: 1001 }, (_, i) => [`${i}.csv`, strToU8('a,b\n1,2\n')])
);

const BOMB = new Blob(Array.from({ length: 80 }, () => new Uint8Array(1 << 20).fill(32)));

async function zip(files: Readonly<Record<string, Blob>>): Promise<Blob> {
	const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
	for (const [path, blob] of Object.entries(files)) await writer.add(path, new BlobReader(blob));
	return writer.close();
}

/** A workbook whose sheet is far larger than its packed bytes. */
function bombOfSheets(): Promise<Blob> {
	const parts = Object.entries(unzipSync(workbook({ sheets: { Events: '' } })));
	const files = parts.map(([path, bytes]) => {
		const grown = path.includes('sheet1') ? [bytes.slice(0, -30), BOMB] : [bytes];
		return [
			path,
			new Blob(grown.map((part) => (part instanceof Blob ? part : new Uint8Array(part))))
		] as const;
	});
	return zip(Object.fromEntries(files));
}

describe('a file too large in some way', { timeout: 300_000 }, () => {
	it.each<[string, () => string | Uint8Array | Promise<Blob>, EngineErrorCode]>([
		['columns.csv', () => wide(5001), 'file-too-wide'],
		[
			'columns.json',
			() => `[{${Array.from({ length: 5001 }, (_, i) => `"h${i}":1`).join(',')}}]`,
			'file-too-wide'
		],
		['bomb.zip', () => zip({ 'a.csv': BOMB }), 'archive-bomb'],
		['bomb.csv.gz', () => gzipSync(Buffer.alloc(80 << 20)), 'archive-bomb'],
		['many.zip', () => zipSync(MANY, { level: 0 }), 'archive-bomb'],
		['bomb.xlsx', bombOfSheets, 'xlsx-large']
	])('%s', async (name, make, code) => {
		const made = await make();
		const file = new File([made instanceof Uint8Array ? new Uint8Array(made) : made], name);
		const error: unknown = await intake.drop(file).then(
			() => 'it was taken in',
			(cause: unknown) => cause
		);
		expectSentence(error, code, name);
		expect(await intake.tables()).toEqual([]);
	});

	it('has 5,000 columns, and is taken in', async () => {
		const [taken] = await intake.drop(new File([wide(5000)], 'wide.csv'));
		expect(taken?.headings).toHaveLength(5000);
		expect(taken?.rows).toEqual([wide(5000).split('\n')[1]?.replaceAll(',', '|')]);
		expect(taken?.rejects).toEqual([]);
	});

	it('has a cell of 10 MB: a reject in CSV, a value in JSON', async () => {
		const cell = 'x'.repeat(10 << 20);
		const csv = `id,text\n1,a\n2,${cell}\n3,b\n`;
		const [delimited] = await intake.drop(new File([csv], 'cell.csv'));
		expect(delimited?.rows).toEqual(['1|a', '3|b']);
		expect(delimited?.rejects).toEqual(['3 too-long']);
		const json = JSON.stringify([{ id: 'a', text: cell }]);
		const [records] = await intake.drop(new File([json], 'cell.json'));
		expect(records?.rows).toEqual([`a|${cell}`]);
	});
});
