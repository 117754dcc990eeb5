import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { analysisOf } from '$lib/journey/registry';
import { readDocument } from '$lib/notebook/file';
import { giveData } from './data';

const CSV = 'who,at\nann,2024-01-01\n';
const document = () =>
	readDocument(
		JSON.stringify({
			format: 'sentiero-notebook',
			version: 1,
			title: 'T',
			sources: [
				{
					id: 's',
					name: 'S',
					read: { format: 'csv', delimiter: ',' },
					columns: [
						{ heading: 'who', name: 'who', type: { type: 'text' }, role: { role: 'attribute' } }
					]
				}
			],
			cells: []
		}),
		analysisOf
	);

let folder: string;
const path = (name: string) => join(folder, name);
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'sentiero-data-'));
	await writeFile(path('a.csv'), CSV);
	await writeFile(path('a.csv.gz'), gzipSync(CSV));
	await writeFile(path('cut.gz'), gzipSync(CSV).subarray(0, 20));
	await writeFile(path('two.zip'), zipSync({ 'a.csv': strToU8(CSV), 'b.csv': strToU8('x') }));
});
afterAll(() => rm(folder, { recursive: true }));

it('a packed file is the file inside it, by name and contents', async () => {
	const plain = await giveData(document(), [`S=${path('a.csv')}`]);
	const packed = await giveData(document(), [`S=${path('a.csv.gz')}`]);
	expect(packed.document).toEqual(plain.document);
	const [file] = packed.files.values();
	expect(file).not.toHaveProperty('path');
	expect(await file?.blob.text()).toBe(CSV);
});

it('the files of a zip are those of one source', async () => {
	const { document: given, files } = await giveData(document(), [`s=${path('two.zip')}`]);
	expect(given.sources[0]?.files.map(({ name, size }) => [name, size])).toEqual([
		['a.csv', CSV.length],
		['b.csv', 1]
	]);
	expect(files.size).toBe(2);
});

it('an archive that breaks off is said to', async () => {
	const given = giveData(document(), [`s=${path('cut.gz')}`]);
	await expect(given).rejects.toMatchObject({ code: 'archive-truncated', file: 'cut.gz' });
});
