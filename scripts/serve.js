import { statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import sirv from 'sirv';
import { isCommand } from './is-command.js';

const YEAR_IN_SECONDS = 31_536_000;

/** @param {string} pathname */
function cacheControl(pathname) {
	const hashed = pathname.startsWith('/_app/immutable/');
	return hashed ? `public,max-age=${YEAR_IN_SECONDS},immutable` : 'no-cache';
}

/**
 * Whether an address names a folder but for the slash at its end.
 * @param {string} root
 * @param {string} pathname
 */
function lacksSlash(root, pathname) {
	if (pathname.endsWith('/')) return false;
	const path = normalize(join(root, pathname));
	if (!path.startsWith(root + sep)) return false;
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/**
 * Serves a folder of static files as any static server would.
 * @param {{ dir?: string, port?: number, host?: string, base?: string }} [options] `port` 0 takes a free
 * one; `base` is a sub-path such as `/tools/sentiero`.
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve({ dir = 'build', port = 4173, host = 'localhost', base = '' } = {}) {
	const root = resolve(dir);
	const prefix = base.replace(/^\/*/, '/').replace(/\/+$/, '');
	const files = sirv(root, {
		dev: true,
		etag: true,
		setHeaders: (response, pathname) => {
			response.setHeader('cache-control', cacheControl(pathname));
			response.setHeader('x-content-type-options', 'nosniff');
		}
	});

	const server = createServer((request, response) => {
		const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
		if (prefix !== '' && pathname === prefix) {
			response.writeHead(301, { location: `${prefix}/${search}` }).end();
		} else if (!pathname.startsWith(`${prefix}/`)) {
			response.writeHead(404).end();
		} else if (lacksSlash(root, pathname.slice(prefix.length))) {
			response.writeHead(301, { location: `${pathname}/${search}` }).end();
		} else {
			request.url = pathname.slice(prefix.length) + search;
			files(request, response);
		}
	});

	await new Promise((listening, failed) => {
		server.once('error', failed);
		server.listen(port, host, () => listening(undefined));
	});
	const bound = server.address();
	if (bound === null || typeof bound === 'string') throw new Error('The server has no port.');

	return {
		url: `http://${host}:${bound.port}${prefix}/`,
		close: () =>
			new Promise((closed) => {
				server.close(() => closed());
				server.closeAllConnections();
			})
	};
}

if (isCommand(import.meta.url)) {
	const text = /** @type {const} */ ({ type: 'string' });
	const { values } = parseArgs({ options: { dir: text, port: text, base: text } });
	const { dir = 'build', port = process.env['PORT'] ?? '4173', base = '' } = values;
	const { url } = await serve({ dir, port: Number(port), base });
	console.log(`Sentiero is at ${url} (Ctrl+C stops it)`);
}
