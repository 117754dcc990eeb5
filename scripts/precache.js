import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const SERVICE_WORKER = 'service-worker.js';
const PLACEHOLDER = 'self.__WB_MANIFEST';
const HASHED = '_app/immutable/';

/** Files without which the app does not work offline, however complete the list looks. */
const needed = [
	{ name: 'the first page', pattern: /^index\.html$/ },
	{ name: 'the notebook page', pattern: /^notebook\/index\.html$/ },
	{ name: 'the DuckDB wasm', pattern: /duckdb-eh[^/]*\.wasm$/ },
	{ name: "the engine worker's script", pattern: /engine\.worker[^/]*\.js$/ }
];

/** @typedef {{ url: string, revision: string | null }} PrecacheEntry */

/**
 * Every file of a build that the service worker keeps, addresses relative to it. Files with a dot in front
 * are left out: they are for the host, and some servers refuse them.
 * @param {string} build
 * @returns {PrecacheEntry[]}
 */
export function listFiles(build) {
	return readdirSync(build, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.map((path) => ({ path, url: relative(build, path).split(sep).join('/') }))
		.filter(({ url }) => url !== SERVICE_WORKER && !/(^|\/)\./.test(url))
		.sort((a, b) => (a.url < b.url ? -1 : 1))
		.map(({ path, url }) => ({
			url,
			revision: url.startsWith(HASHED) ? null : hash(readFileSync(path))
		}));
}

/** @param {Uint8Array} bytes */
function hash(bytes) {
	return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

/**
 * What the app needs offline and the list lacks.
 * @param {readonly PrecacheEntry[]} entries
 */
export function missing(entries) {
	return needed
		.filter(({ pattern }) => !entries.some(({ url }) => pattern.test(url)))
		.map(({ name }) => name);
}

/**
 * Writes the list of a build's files into its service worker.
 * @param {string} build
 * @returns {PrecacheEntry[]}
 */
export function fillPrecache(build) {
	const entries = listFiles(build);
	const absent = missing(entries);
	if (absent.length > 0) throw new Error(`The precache lacks ${absent.join(', ')}.`);
	const script = join(build, SERVICE_WORKER);
	const parts = readFileSync(script, 'utf8').split(PLACEHOLDER);
	if (parts.length !== 2) {
		throw new Error(`${script} names ${PLACEHOLDER} ${parts.length - 1} times instead of once.`);
	}
	writeFileSync(script, parts.join(JSON.stringify(entries)));
	return entries;
}
