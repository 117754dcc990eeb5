import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from './serve.js';

let dir: string;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
	dir = mkdtempSync(join(tmpdir(), 'serve-'));
	mkdirSync(join(dir, 'notebook'));
	mkdirSync(join(dir, '_app/immutable'), { recursive: true });
	writeFileSync(join(dir, 'index.html'), 'library');
	writeFileSync(join(dir, 'notebook/index.html'), 'notebook');
	writeFileSync(join(dir, 'service-worker.js'), '');
	writeFileSync(join(dir, 'manifest.webmanifest'), '{}');
	writeFileSync(join(dir, '_app/immutable/a.wasm'), '');
	server = await serve({ dir, port: 0, base: '/tools/sentiero' });
});

afterAll(async () => {
	await server.close();
	rmSync(dir, { recursive: true });
});

const get = (path: string) => fetch(new URL(path, server.url), { redirect: 'manual' });

test('pages are found under a sub-path', async () => {
	expect(new URL(server.url).pathname).toBe('/tools/sentiero/');
	expect(await (await get('./')).text()).toBe('library');
	expect(await (await get('notebook/?id=1')).text()).toBe('notebook');
});

test.each([
	['/tools/sentiero', '/tools/sentiero/'],
	['notebook?id=1', '/tools/sentiero/notebook/?id=1']
])('%s without its slash leads to %s', async (path, location) => {
	const response = await get(path);
	expect(response.status).toBe(301);
	expect(response.headers.get('location')).toBe(location);
});

test.each(['/', '/tools', '/tools/sentierone/', 'missing.js', '..%2f..%2fetc/passwd', '%E0%A4'])(
	'%s is not there',
	async (path) => {
		expect((await get(path)).status).toBe(404);
	}
);

test.each([
	['_app/immutable/a.wasm', 'application/wasm', 'public,max-age=31536000,immutable'],
	['manifest.webmanifest', 'application/manifest+json', 'no-cache'],
	['service-worker.js', 'text/javascript', 'no-cache'],
	['index.html', 'text/html;charset=utf-8', 'no-cache']
])('%s is %s, kept as %s', async (path, type, cache) => {
	const { headers } = await get(path);
	expect(headers.get('content-type')).toBe(type);
	expect(headers.get('cache-control')).toBe(cache);
});

test('closing frees the port', async () => {
	const first = await serve({ dir, port: 0 });
	await first.close();
	const again = await serve({ dir, port: Number(new URL(first.url).port) });
	expect(again.url).toBe(first.url);
	await again.close();
});
