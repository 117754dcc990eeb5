import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApp } from './app';
import { axeFaultsInBothThemes } from './axe';
import { drop } from './drop';
import { CALLS, useFiles, WEB_EVENTS } from './files';
import {
	anyTable,
	acceptFiles,
	addCell,
	cell,
	en,
	it,
	openSetting,
	settled,
	writeQuery
} from './notebook';

const app = useApp();
const write = useFiles();
// One more row, without a time.
const web = write('web-events.csv', `${WEB_EVENTS},c5,,home,IT\n`);
const calls = write('chiamate.csv', CALLS);

const NONE = { light: [], dark: [] };

/** `within` is for what covers the rest of the page, which cannot be used meanwhile. */
async function expectAccessible(page: Page, what: string, within = 'html'): Promise<void> {
	expect(await axeFaultsInBothThemes(page, within), what).toEqual(NONE);
}

test.each([
	{ locale: 'en-GB', t: en },
	{ locale: 'it-IT', t: it }
])('axe has nothing serious against any page, in either theme ($locale)', async ({ locale, t }) => {
	const { page } = await app.visit({ locale });
	await page.getByRole('button', { name: t('library.chooseFiles') }).waitFor();
	await expectAccessible(page, 'the library of a first visit');

	await drop(page, [web, calls]);
	for (const file of ['web-events.csv', 'chiamate.csv']) {
		await page.getByRole('button', { name: file, exact: true }).click();
	}
	await page.getByText(t('intake.rejectedNone'), { exact: true }).waitFor();
	await expectAccessible(page, 'the mapping panel');

	await acceptFiles(page, t, 2);
	await cell(page, t('cells.name-metrics')).locator('.view[aria-busy=false]').waitFor();
	await addCell(page, 'sql', t);
	const query = cell(page, t('cells.name-sql'));
	await writeQuery(query, 'select touchpoint, count(*) as n from interactions group by all');
	await anyTable(query).waitFor();
	await addCell(page, 'markdown', t);
	await page
		.getByRole('textbox', { name: t('cells.markdown-text') })
		.fill('# A heading\n\nand [a link](https://example.org), *stressed*.');
	await page.getByRole('button', { name: t('common.done'), exact: true }).click();
	for (const name of ['identity', 'journeys', 'paths', 'metrics'] as const) {
		const within = cell(page, t(`cells.name-${name}`));
		await within.getByRole('button', { name: t('cells.show-counted'), exact: true }).click();
	}
	const paths = cell(page, t('cells.name-paths'));
	await paths.getByRole('button', { name: t('cells.show-table'), exact: true }).click();
	await settled(page, t);
	await expectAccessible(page, 'a notebook with every kind of cell');

	await writeQuery(query, 'select nothing');
	await query.getByRole('alert').waitFor();
	await expectAccessible(page, 'a query that failed');

	await openSetting(paths, t('cells.setting-depth'));
	await expectAccessible(page, 'a setting');
	await page.keyboard.press('Escape');

	await page.getByRole('button', { name: t('notebook.more'), exact: true }).click();
	await page.getByRole('menuitem', { name: t('notebook.save-file') }).waitFor();
	await expectAccessible(page, 'a menu');
	await page.getByRole('menuitem', { name: t('notebook.settings-item'), exact: true }).click();
	await page.getByRole('dialog').waitFor();
	await expectAccessible(page, 'the settings of the notebook', '[role=dialog]');
	expect(await page.locator('[role=dialog] :focus').count(), 'the focus is in the dialog').toBe(1);
	await page.keyboard.press('Escape');
	await page.getByRole('dialog').waitFor({ state: 'detached' });

	await page.getByRole('button', { name: t('cells.show-rows'), exact: true }).click();
	await anyTable(page.getByRole('dialog')).waitFor();
	await expectAccessible(page, 'the rows that were not used', '[role=dialog]');
	await page.keyboard.press('Escape');
	await page.getByRole('dialog').waitFor({ state: 'detached' });

	await page.getByRole('link', { name: t('notebook.library'), exact: true }).click();
	await page.getByRole('heading', { name: t('library.notebooks') }).waitFor();
	await expectAccessible(page, 'the library with a notebook');
});
