import { parseArgs } from 'node:util';
import { ensureBrowser } from './ensure-browser.js';
import { lint } from './stages/lint.js';
import { size } from './stages/size.js';
import { check, sentence, sum } from './stages/tally.js';
import { checkByTool } from './stages/tool.js';
import { types } from './stages/types.js';
import { vitest } from './stages/vitest.js';

/**
 * Every stage is its own process, or touches nothing: none can spoil the next. Those that only read, each on
 * one core, run beside one another.
 */
const stages = [
	{
		name: 'format',
		reads: true,
		run: () => checkByTool('prettier', ['prettier', '--check', '.'])
	},
	{ name: 'types', reads: true, run: types },
	{ name: 'lint', reads: true, run: lint },
	{ name: 'node', run: () => vitest('node') },
	{ name: 'browser', run: () => vitest('browser') },
	{ name: 'build', run: () => checkByTool('build', ['node', 'scripts/build.js']) },
	{ name: 'size', run: async () => size() },
	{ name: 'e2e', run: () => vitest('e2e') }
];

function chosen() {
	const { values } = parseArgs({ options: { only: { type: 'string' } } });
	if (values.only === undefined) return stages;
	const names = values.only.split(',');
	const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
	if (unknown.length === 0) return stages.filter(({ name }) => names.includes(name));
	console.error(
		`no such stage: ${unknown.join(', ')} (${stages.map(({ name }) => name).join(', ')})`
	);
	process.exit(2);
}

/** @param {(typeof stages)[number]} stage */
async function runStage({ name, run }) {
	try {
		const counts = await run();
		console.log(`\n${name}: ${sentence(counts)}`);
		return counts;
	} catch (error) {
		console.error(error);
		return check(name, false);
	}
}

const needBrowser = ['browser', 'e2e'];
const selected = chosen();
const counts = [];
if (selected.some(({ name }) => needBrowser.includes(name))) {
	try {
		ensureBrowser();
	} catch (error) {
		console.error(error);
		counts.push(check('a browser', false));
	}
}
const beside = selected.filter(({ reads }) => reads);
const alone = selected.filter(({ reads }) => !reads).map((stage) => [stage]);
for (const group of [beside, ...alone]) {
	if (group.length === 0) continue;
	const title = group.map(({ name }) => name).join(', ');
	console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 60 - title.length))}\n`);
	counts.push(...(await Promise.all(group.map(runStage))));
}

const total = sum(counts);
if (total.failures.length > 0) console.log(`\nFailed:\n\n${total.failures.join('\n\n')}`);
console.log(`\n${sentence(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
