import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApp } from './app';
import { drop } from './drop';
import { eventually, expectText } from './eventually';
import { CALLS, COUNTED, useFiles, WEB_EVENTS } from './files';
import {
	addCell,
	cell,
	en as t,
	figure,
	openSmallNotebook,
	settled,
	shownState,
	tableRows,
	writeQuery
} from './notebook';

const app = useApp();
const write = useFiles();
const files = [write('web-events.csv', WEB_EVENTS), write('chiamate.csv', CALLS)];

const titles = (page: Page) => page.locator('main li .title').allInnerTexts();

async function choose(page: Page, title: string, item: string): Promise<void> {
	await page.getByRole('button', { name: t('library.moreFor', { title }), exact: true }).click();
	await page.getByRole('menuitem', { name: item, exact: true }).click();
}

/** Makes an empty notebook of that title and goes back to the library. */
async function makeNotebook(page: Page, title: string): Promise<void> {
	await page.goto(app.url);
	await page.getByRole('button', { name: t('library.newNotebook') }).click();
	await page.locator(`button[title="${t('notebook.title')}"]`).click();
	await page.getByRole('textbox', { name: t('notebook.title') }).fill(title);
	await page.keyboard.press('Enter');
	await page.getByText(t('notebook.saved'), { exact: true }).waitFor();
	await page.getByRole('link', { name: t('notebook.library') }).click();
	await page.getByRole('link', { name: title }).waitFor();
}

/** What a press lets the browser save, as a file of the name that it proposes. */
async function download(page: Page, press: () => Promise<unknown>): Promise<string> {
	const started = page.waitForEvent('download');
	await press();
	const saved = await started;
	const path = write(saved.suggestedFilename(), '');
	await saved.saveAs(path);
	return path;
}

test('notebooks are made, renamed, duplicated, deleted and brought back', async () => {
	const { page } = await app.visit();
	await makeNotebook(page, 'Spring');
	await choose(page, 'Spring', t('common.rename'));
	const field = page.getByRole('textbox', { name: t('library.renameTitle', { title: 'Spring' }) });
	await field.fill('Summer');
	await field.press('Enter');
	await eventually(() => titles(page)).toEqual(['Summer']);

	await choose(page, 'Summer', t('common.duplicate'));
	await eventually(() => titles(page)).toEqual(['Summer (copy)', 'Summer']);

	await choose(page, 'Summer', t('common.delete'));
	await eventually(() => titles(page)).toEqual(['Summer (copy)']);
	await page.getByText(t('library.deleted', { title: 'Summer' })).waitFor();
	await page.getByRole('button', { name: t('library.bringBack'), exact: true }).click();
	await eventually(() => titles(page)).toEqual(['Summer (copy)', 'Summer']);

	// For good: what was done is there after a reload.
	await choose(page, 'Summer (copy)', t('common.delete'));
	await eventually(() => titles(page)).toEqual(['Summer']);
	await page.reload();
	await eventually(() => titles(page)).toEqual(['Summer']);
});

test('a notebook goes to a colleague as a file: nothing runs there before it is asked to', async () => {
	const { page: mine } = await app.visit();
	await openSmallNotebook(mine, files);
	await addCell(mine, 'sql');
	await writeQuery(cell(mine, t('cells.name-sql')), 'select count(*) as n from interactions');
	expect(await tableRows(cell(mine, t('cells.name-sql')), t('cells.name-sql'))).toEqual([['14']]);
	await settled(mine);
	const file = await download(mine, async () => {
		await mine.getByRole('button', { name: t('notebook.more'), exact: true }).click();
		await mine.getByRole('menuitem', { name: t('notebook.save-file') }).click();
	});
	expect(file).toMatch(/web events\.sentiero\.json$/);

	const { page } = await app.visit();
	// Every statement that the page gives its engine passes here.
	const statements: string[] = [];
	await page.exposeFunction('hear', (text: string) => statements.push(text));
	await page.addInitScript(() => {
		const send = Worker.prototype.postMessage;
		Worker.prototype.postMessage = function (this: Worker, message: unknown, ...rest: unknown[]) {
			(window as unknown as { hear: (text: string) => void }).hear(JSON.stringify(message));
			Reflect.apply(send, this, [message, ...rest]);
		};
	});
	await page.reload();
	await drop(page, [file]);
	await page.getByText(t('notebook.from-file')).waitFor();
	await page
		.getByText(t('notebook.missing-files', { files: 'web-events.csv, chiamate.csv' }))
		.waitFor();
	await eventually(() => page.getByText(t('cells.not-run'), { exact: true }).count()).toBe(6);
	expect(await cell(page, t('cells.name-sql')).locator('.cm-content').innerText()).toBe(
		'select count(*) as n from interactions'
	);

	// Its files are known again by their contents. That runs nothing either.
	await drop(page, files);
	await page.getByText(t('notebook.files-found', { count: 2 })).waitFor();
	expect(await page.getByText(t('cells.not-run'), { exact: true }).count()).toBe(6);
	await page.reload();
	await eventually(() => page.getByText(t('cells.not-run'), { exact: true }).count()).toBe(6);
	expect(statements.filter((text) => text.includes('select count(*) as n'))).toEqual([]);

	await page.getByRole('button', { name: t('notebook.run-all', { count: 6 }) }).click();
	await expectText(
		figure(cell(page, t('cells.name-journeys')), t('cells.journeys')),
		COUNTED.sessions
	);
	await eventually(() => shownState(page)).toEqual({
		cells: 6,
		results: 6,
		errors: [],
		waiting: 0
	});
	expect(await tableRows(cell(page, t('cells.name-sql')), t('cells.name-sql'))).toEqual([['14']]);
	expect(statements.some((text) => text.includes('select count(*) as n'))).toBe(true);
});

test('a file saved from the library opens as another notebook', async () => {
	const { page } = await app.visit();
	await makeNotebook(page, 'A/B: “test”');
	const file = await download(page, () => choose(page, 'A/B: “test”', t('library.saveToFile')));
	await drop(page, [file]);
	await page.getByRole('heading', { name: 'A/B: “test”' }).waitFor();
	await page.goto(app.url);
	await eventually(() => titles(page)).toEqual(['A/B: “test”', 'A/B: “test”']);
});

test('a notebook file that cannot be opened says why, and the others open', async () => {
	const { page } = await app.visit();
	const good = { format: 'sentiero-notebook', version: 1, title: 'Good' };
	const cases = [
		{ name: 'torn', content: '{"format":"sentiero-note', why: t('storage.document-not-json') },
		{ name: 'other', content: '{"cells":[]}', why: t('storage.document-not-a-notebook') },
		{
			name: 'newer',
			content: JSON.stringify({ ...good, version: 99 }),
			why: t('storage.document-newer-version', { version: 99, known: 1 })
		},
		{
			name: 'kind',
			content: JSON.stringify({
				...good,
				cells: [{ id: 'x', kind: 'oracle', name: 'Ask', spec: {} }]
			}),
			why: t('storage.document-unknown-kind', { cell: 'Ask', kind: 'oracle' })
		}
	];
	for (const { name, content, why } of cases) {
		const file = `${name}.sentiero.json`;
		await drop(page, [write(file, content)]);
		await expectText(page.getByRole('alert'), t('library.notOpened', { file, why }));
	}
	expect(new URL(page.url()).pathname).toBe('/');

	await drop(page, [
		write('torn.sentiero.json', '{'),
		write('good.sentiero.json', JSON.stringify(good))
	]);
	await page.getByRole('heading', { name: 'Good' }).waitFor();
	await page.getByText(/“torn\.sentiero\.json” could not be opened/).waitFor();
});
