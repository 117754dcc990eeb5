import { sum } from './tally.js';
import { checkByTool } from './tool.js';

const svelteCheck = ['svelte-check', '--output', 'human', '--fail-on-warnings'];

/** Checks the types of every part: the app, the workers, and what runs on Node. */
export async function types() {
	return sum([
		await checkByTool('svelte-kit sync', ['svelte-kit', 'sync']),
		await checkByTool('svelte-check', [...svelteCheck, '--tsconfig', './tsconfig.json']),
		await checkByTool('tsc of the workers', ['tsc', '-p', 'workers']),
		await checkByTool('tsc of what runs on Node, and of the tests', [
			'tsc',
			'-p',
			'tsconfig.node.json'
		])
	]);
}
