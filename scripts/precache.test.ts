import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { fillPrecache, listFiles } from './precache.js';

const complete = {
	'index.html': '<p>library</p>',
	'notebook/index.html': '<p>notebook</p>',
	'_app/immutable/workers/engine.worker-A1.js': 'work',
	'_app/immutable/workers/chunks/B2.js': 'chunk',
	'_app/immutable/workers/assets/duckdb-eh-C3.wasm': 'wasm',
	'service-worker.js': 'keep(self.__WB_MANIFEST)',
	'.nojekyll': ''
};

const folders: string[] = [];
function write(files: Record<string, string>): string {
	const folder = mkdtempSync(join(tmpdir(), 'precache-'));
	folders.push(folder);
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
	return folder;
}
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

test('every file is listed but the service worker and those with a dot in front', () => {
	expect(listFiles(write(complete)).map(({ url }) => url)).toEqual([
		'_app/immutable/workers/assets/duckdb-eh-C3.wasm',
		'_app/immutable/workers/chunks/B2.js',
		'_app/immutable/workers/engine.worker-A1.js',
		'index.html',
		'notebook/index.html'
	]);
});

test('files with a hash in their name have no revision, others one that follows their content', () => {
	const revisions = (files: Record<string, string>) =>
		new Map(listFiles(write(files)).map(({ url, revision }) => [url, revision]));
	const before = revisions(complete);
	const after = revisions({ ...complete, 'index.html': '<p>new</p>' });
	expect(before.get('_app/immutable/workers/chunks/B2.js')).toBeNull();
	expect(before.get('index.html')).not.toBe(after.get('index.html'));
	expect(before.get('notebook/index.html')).toBe(after.get('notebook/index.html'));
});

test('the list is written into the service worker', () => {
	const folder = write(complete);
	const entries = fillPrecache(folder);
	const script = readFileSync(join(folder, 'service-worker.js'), 'utf8');
	expect(script).toBe(`keep(${JSON.stringify(entries)})`);
});

test.each([
	['_app/immutable/workers/assets/duckdb-eh-C3.wasm', /the DuckDB wasm/],
	['_app/immutable/workers/engine.worker-A1.js', /the engine worker's script/],
	['notebook/index.html', /the notebook page/]
])('a build without %s is refused', (name, message) => {
	const rest = Object.entries(complete).filter(([file]) => file !== name);
	expect(() => fillPrecache(write(Object.fromEntries(rest)))).toThrow(message);
});

test('a service worker without a place for the list is refused', () => {
	const folder = write({ ...complete, 'service-worker.js': 'keep([])' });
	expect(() => fillPrecache(folder)).toThrow(/0 times/);
});
