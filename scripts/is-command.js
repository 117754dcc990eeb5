import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * Whether the module of that address is the command that was started, rather than imported.
 * @param {string} moduleUrl
 */
export function isCommand(moduleUrl) {
	const started = process.argv[1];
	return started !== undefined && moduleUrl === pathToFileURL(realpathSync(started)).href;
}
