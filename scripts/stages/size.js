import { readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { check } from './tally.js';

const BUDGET = 250_000;

const preloads = /<link\b[^>]*\bhref="([^"]+\.js)"[^>]*\brel="modulepreload"/g;
const inlineImports = /\bimport\("([^"]+\.js)"\)/g;
/** `import … from "./a.js"`, `import "./a.js"`, `export … from "./a.js"`, but not `import("./a.js")`. */
const staticImports = /(?:\bfrom|\bimport)\s*["'`](\.[^"'`]+\.js)["'`]/g;

/**
 * @param {string} text
 * @param {RegExp} pattern
 */
const all = (text, pattern) => [...text.matchAll(pattern)].flatMap(([, one]) => (one ? [one] : []));

/**
 * The scripts that the first page loads before anything is clicked, as paths in the build.
 * @param {string} build
 */
export function firstScripts(build) {
	const html = readFileSync(join(build, 'index.html'), 'utf8');
	const open = [...all(html, preloads), ...all(html, inlineImports)].map((path) => normalize(path));
	/** @type {Set<string>} */
	const seen = new Set();
	for (let path = open.pop(); path !== undefined; path = open.pop()) {
		if (seen.has(path)) continue;
		seen.add(path);
		const folder = dirname(path);
		const script = readFileSync(join(build, path), 'utf8');
		open.push(...all(script, staticImports).map((one) => normalize(join(folder, one))));
	}
	return [...seen].sort();
}

/** Holds the script of the first page to its budget (gzip, without the engine). */
export function size(build = 'build') {
	const scripts = firstScripts(build);
	if (scripts.length === 0) throw new Error('The first page loads no script at all.');
	const sizes = scripts.map((path) => gzipSync(readFileSync(join(build, path))).length);
	const total = sizes.reduce((sum, bytes) => sum + bytes, 0);
	for (const [index, path] of scripts.entries()) {
		const bytes = String(sizes[index]).padStart(8);
		console.log(`${bytes}  ${relative('.', path)}`);
	}
	const kilobytes = (total / 1000).toFixed(1);
	return check(
		`first page: ${kilobytes} kB of script, gzip (budget ${BUDGET / 1000} kB)`,
		total < BUDGET
	);
}
