// The linter loads resolvers by `require`.
const { statSync } = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');

/** @type {Record<string, string | undefined>} */
const aliases = { $lib: 'src/lib', $workers: 'workers' };
const endings = ['', '.ts', '.js', '.svelte', '.svelte.ts', '/index.ts'];

/** @param {string} file */
const isFile = (file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true;

/**
 * @param {string} source
 * @param {string} importer
 */
function findBase(source, importer) {
	if (source.startsWith('.')) return path.resolve(path.dirname(importer), source);
	const alias = source.split('/', 1)[0] ?? '';
	const folder = aliases[alias];
	return folder === undefined ? undefined : path.join(root, folder, source.slice(alias.length));
}

/**
 * Where an import of ours leads, whether or not the file is there already.
 * @param {string} source
 * @param {string} importer
 */
function resolve(source, importer) {
	const base = findBase(source.replace(/\?.*$/, ''), importer);
	if (base === undefined) return { found: false };
	const file = endings.map((ending) => base + ending).find(isFile);
	return { found: true, path: file ?? `${base}.ts` };
}

module.exports = { interfaceVersion: 2, resolve };
