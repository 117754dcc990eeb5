import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';

/** How files of each kind name something that the browser then fetches from another origin. */
const patterns = new Map([
	[
		'.html',
		[/<(?:script|link|img|iframe|source)\b[^>]*\b(?:src|href)=["']?(?:https?:)?\/\/[^"'\s>]+/gi]
	],
	['.css', [/url\(\s*["']?(?:https?:)?\/\/[^"')]+/gi, /@import\s+["'](?:https?:)?\/\/[^"']+/gi]],
	['.js', [/\b(?:import|importScripts|fetch)\(\s*["'`](?:https?:)?\/\/[^"'`]+/g]]
]);

/**
 * Places in a build that would fetch a file from somewhere else: `file: text` of each.
 * @param {string} build
 */
export function findRemoteFiles(build) {
	return readdirSync(build, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.flatMap((path) => {
			const text = patterns.has(extname(path)) ? readFileSync(path, 'utf8') : '';
			const found = (patterns.get(extname(path)) ?? []).flatMap((one) => text.match(one) ?? []);
			return found.map((place) => `${relative(build, path)}: ${place}`);
		});
}
