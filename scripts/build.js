import { rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build as viteBuild } from 'vite';
import { isCommand } from './is-command.js';
import { fillPrecache } from './precache.js';
import { findRemoteFiles } from './remote-files.js';

/**
 * Builds the app into `build/` and tells its service worker which files to keep.
 * @returns {Promise<string>} the folder
 */
export async function build() {
	const folder = resolve('build');
	// A build that fails leaves nothing that could be taken for it.
	rmSync(folder, { recursive: true, force: true });
	await viteBuild({
		logLevel: 'warn',
		build: { rolldownOptions: { checks: { pluginTimings: false } } }
	});
	const remote = findRemoteFiles(folder);
	if (remote.length > 0) throw new Error(`The build fetches from elsewhere:\n${remote.join('\n')}`);
	const entries = fillPrecache(folder);
	const bytes = entries.reduce((sum, { url }) => sum + statSync(join(folder, url)).size, 0);
	const megabytes = (bytes / 1e6).toFixed(1);
	console.log(`build/: ${entries.length} files, ${megabytes} MB, all of them kept for offline use`);
	return folder;
}

if (isCommand(import.meta.url)) await build();
