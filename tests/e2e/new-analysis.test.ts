import { execFileSync } from 'node:child_process';
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { env, execPath } from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useApp } from './app';
import { expectText } from './eventually';
import { CALLS, COUNTED, useFiles, WEB_EVENTS } from './files';
import { NEW_FILES, NEW_LINES } from './long-journeys';
import {
	addCell,
	cell,
	en as t,
	figure,
	figureDetail,
	openSmallNotebook,
	setNumber,
	tableRows,
	writeQuery,
	type Translate
} from './notebook';

const project = mkdtempSync(join(tmpdir(), 'sentiero-new-'));
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** What is not copied: what is made, and what is no part of the app. */
const LEFT = new Set(['node_modules', 'build', '.git', '.svelte-kit', 'tests', 'docs', 'bench']);

/** Of Vitest, under which the app would be configured for tests, nothing is handed on. */
const ENV = Object.fromEntries(
	Object.entries(env).filter(([name]) => !/^(?:VITEST|NODE_ENV|TEST$)/.test(name))
);

/** Runs a script in the copy; what it prints is the message where it fails. */
function run(script: string, ...given: string[]): void {
	try {
		execFileSync(execPath, [join(project, script), ...given], {
			cwd: project,
			env: ENV,
			stdio: 'pipe'
		});
	} catch (error) {
		const { stdout, stderr } = error as { stdout: Buffer; stderr: Buffer };
		throw new Error(`${script} failed:\n${String(stdout)}${String(stderr)}`, { cause: error });
	}
}

/** The project with one analysis more, checked and built. */
beforeAll(() => {
	for (const name of readdirSync('.')) {
		if (!LEFT.has(name)) cpSync(name, join(project, name), { recursive: true });
	}
	symlinkSync(resolve('node_modules'), join(project, 'node_modules'));
	for (const [path, text] of Object.entries(NEW_FILES)) {
		mkdirSync(dirname(join(project, path)), { recursive: true });
		writeFileSync(join(project, path), text);
	}
	for (const [path, changes] of Object.entries(NEW_LINES)) {
		const lines = readFileSync(join(project, path), 'utf8').split('\n');
		for (const { after, lines: added } of changes) {
			const at = lines.findIndex((line) => after.test(line));
			expect(at, `${after} in ${path}`).toBeGreaterThanOrEqual(0);
			lines.splice(at + 1, 0, ...added);
		}
		writeFileSync(join(project, path), lines.join('\n'));
	}
	run('node_modules/@sveltejs/kit/svelte-kit.js', 'sync');
	run('node_modules/svelte-check/bin/svelte-check', '--threshold', 'error');
	run('scripts/build.js');
}, 300_000);

const app = useApp({ dir: join(project, 'build') });
const write = useFiles();

/** Messages of the copy are not among those of the tests. */
const own: Readonly<Record<string, string>> = { 'cells.name-long': 'Long journeys' };
const words: Translate = (key, params) => own[key] ?? t(key, params);

test('a new analysis is a folder for what it counts, one for how it looks, a line in each registry, and its words', () => {
	const rooms = /^src\/lib\/(?:journey\/long|cells\/long)\//;
	for (const path of Object.keys(NEW_FILES)) expect(path).toMatch(rooms);
	const places = ['journey/registry', 'cells/registry', 'messages/en/cells', 'messages/it/cells'];
	expect(Object.keys(NEW_LINES)).toEqual(places.map((place) => `src/lib/${place}.ts`));
});

test('and has all that the others have: settings, results, those behind a number, SQL', async () => {
	const { page } = await app.visit();
	await openSmallNotebook(page, [
		write('web-events.csv', WEB_EVENTS),
		write('chiamate.csv', CALLS)
	]);
	await addCell(page, 'long', words);
	const long = cell(page, 'Long journeys');
	const value = figure(long, 'Long journeys');
	// Of the sessions four have two events or more, two have three.
	await expectText(value, '4');
	await expectText(figureDetail(long, 'Long journeys'), COUNTED.sessions);
	await setNumber(long, 'Steps at least', 3);
	await expectText(value, '2');

	await addCell(page, 'sql');
	const query = cell(page, t('cells.name-sql'));
	await writeQuery(
		query,
		'select events, count(*) as n from "Long journeys" group by all order by events'
	);
	expect(await tableRows(query, t('cells.name-sql'))).toEqual([
		['1', '3'],
		['2', '2'],
		['3', '1'],
		['4', '1']
	]);

	await value.getByRole('button').click();
	await long.getByRole('button', { name: t('behind.save') }).waitFor();
});
