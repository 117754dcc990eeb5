import { spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';
import { check } from './tally.js';

/** After this long a stage hangs: no test runner ends a test that loops without a pause. */
const LIMIT_IN_MINUTES = 20;

const grouped = process.platform !== 'win32';

/** @param {import('node:child_process').ChildProcess} child */
function kill(child) {
	if (child.pid === undefined) return;
	if (grouped) process.kill(-child.pid, 'SIGKILL');
	else child.kill('SIGKILL');
}

/**
 * Runs a command that `npm ci` installed, its output on the screen; true where it ends well.
 * @param {string[]} words
 * @returns {Promise<boolean>}
 */
export function run([command = '', ...args]) {
	const path = `${resolve('node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
	const env = { ...process.env, PATH: path };
	return new Promise((ended) => {
		// A group of its own, so that nothing it started outlives it.
		const child = spawn(command, args, {
			stdio: 'inherit',
			env,
			detached: grouped,
			shell: !grouped
		});
		const interrupt = () => {
			kill(child);
			process.exit(130);
		};
		const timer = setTimeout(() => {
			console.error(`${command} was ended after ${LIMIT_IN_MINUTES} minutes.`);
			kill(child);
		}, LIMIT_IN_MINUTES * 60_000);
		process.once('SIGINT', interrupt);
		process.once('SIGTERM', interrupt);

		/** @param {boolean} ok */
		const end = (ok) => {
			clearTimeout(timer);
			process.off('SIGINT', interrupt);
			process.off('SIGTERM', interrupt);
			ended(ok);
		};
		child.once('error', (error) => {
			console.error(error.message);
			end(false);
		});
		child.once('close', (code) => end(code === 0));
	});
}

/**
 * The same as one check of that name.
 * @param {string} name
 * @param {string[]} words
 */
export async function checkByTool(name, words) {
	return check(name, await run(words));
}
