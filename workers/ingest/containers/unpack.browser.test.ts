import { gzipSync, strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { unpack } from './unpack';

const calm = new AbortController().signal;
const LONG = 'a,b\n' + '1,2\n'.repeat(5000);

async function open(...parts: Uint8Array[]) {
	const blob = new Blob(parts.map((part) => new Uint8Array(part)));
	const files = await unpack(calm, { name: 'x.csv.gz', blob }, () => undefined);
	return Promise.all(files.map(async (file) => [file.name, await file.blob.text()]));
}

it('unpacks by the means of the browser, and gzip of several members in spite of them', async () => {
	const gz = gzipSync(strToU8(LONG));
	expect(await open(gz)).toEqual([['x.csv', LONG]]);
	expect(await open(gz, gz, gz)).toEqual([['x.csv', LONG.repeat(3)]]);
	const files = { 'a.csv': strToU8(LONG), 'b.csv': strToU8('x') };
	expect(await open(zipSync(files))).toEqual([
		['a.csv', LONG],
		['b.csv', 'x']
	]);
});

it('names what is wrong with an archive', async () => {
	const gz = gzipSync(strToU8(LONG));
	await expect(open(gz.subarray(0, gz.length >> 1))).rejects.toMatchObject({
		code: 'archive-truncated'
	});
	const wrong = gz.map((byte, i) => (i === gz.length - 6 ? byte ^ 1 : byte));
	await expect(open(wrong)).rejects.toMatchObject({ code: 'archive-checksum' });
});
