import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** What the build is made from. */
const MADE_FROM = [
	'src',
	'workers',
	'static',
	'sample-data',
	'scripts',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts'
];

const WORKER = /engine\.worker[^/]*\.js$/;

/** Builds the app into `build/` unless the build is younger than all that it is made from. */
export function ensureBuild(build = 'build'): void {
	const made = changedAt(join(build, 'index.html'));
	if (made > Math.max(...MADE_FROM.map(newest))) return;
	// A process of its own: here modules are run as in development.
	const env = { ...process.env };
	delete env['NODE_ENV'];
	const { status } = spawnSync(process.execPath, ['scripts/build.js'], {
		stdio: ['ignore', 2, 2],
		env
	});
	if (status !== 0) throw new Error('The app could not be built.');
}

/** The engine worker's own script in a build, as an address in it. */
export function workerScript(build = 'build'): string {
	const folder = join(build, '_app/immutable/workers');
	const names = existsSync(folder) ? readdirSync(folder).filter((name) => WORKER.test(name)) : [];
	const [name] = names;
	if (name === undefined || names.length > 1) {
		throw new Error(`The build has ${names.length} scripts of the engine worker instead of one.`);
	}
	return relative(build, join(folder, name)).split(sep).join('/');
}

function newest(path: string): number {
	if (!existsSync(path)) return 0;
	if (!statSync(path).isDirectory()) return changedAt(path);
	return readdirSync(path, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
		.reduce(
			(latest, { parentPath, name }) => Math.max(latest, changedAt(join(parentPath, name))),
			0
		);
}

function changedAt(path: string): number {
	return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
