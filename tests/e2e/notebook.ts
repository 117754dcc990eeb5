import type { Locator, Page } from 'playwright-core';
import { drop } from './drop';
import { translate, type Key, type Params } from '$lib/messages';

/** Messages in the language of the visitor. */
export const en = translate('en');
export const it = translate('it');
export type Translate = (key: Key, params?: Params) => string;

/** A cell of the notebook by its name. */
export function cell(page: Page, name: string): Locator {
	return page.locator('section.cell').and(page.getByRole('region', { name, exact: true }));
}

/** The number of a figure by its label. */
export function figure(within: Locator, label: string): Locator {
	return within
		.locator('.figure')
		.filter({ has: within.page().getByText(label, { exact: true }) })
		.locator('.value');
}

/** The line under the number of a figure. */
export function figureDetail(within: Locator, label: string): Locator {
	return within
		.locator('.figure')
		.filter({ has: within.page().getByText(label, { exact: true }) })
		.locator('.detail');
}

/** The table of that caption: one of a few rows, or a grid that draws only the rows in sight. */
export function tableOf(within: Locator | Page, caption: string): Locator {
	const named = { name: caption, exact: true };
	return within.getByRole('table', named).or(within.getByRole('grid', named));
}

/** Whatever table there is. */
export function anyTable(within: Locator): Locator {
	return within.getByRole('table').or(within.getByRole('grid'));
}

/** Rows of the table of that caption that are drawn, each as its cells' text. */
export async function tableRows(within: Locator | Page, caption: string): Promise<string[][]> {
	const table = tableOf(within, caption);
	await table.waitFor();
	return table.evaluate((element) =>
		[...element.querySelectorAll<HTMLElement>('tr, [role=row]')]
			.map((row) => [...row.querySelectorAll<HTMLElement>('td, [role=gridcell]')])
			.filter((cells) => cells.length > 0)
			.map((cells) => cells.map((cell) => cell.innerText.trim()))
	);
}

/** Accepts the mapping of the files in the panel. */
export async function acceptFiles(page: Page, t: Translate = en, count = 1): Promise<void> {
	await page.getByRole('button', { name: t('intake.use', { count }), exact: true }).click();
}

/** Resolves when nothing runs and the edits are saved. */
export async function settled(page: Page, t: Translate = en): Promise<void> {
	await page.getByRole('status').getByText(t('notebook.saved'), { exact: true }).waitFor();
	await page.locator('section.cell').first().waitFor();
	const stop = page.getByRole('button', { name: t('notebook.stop-all'), exact: true });
	await stop.first().waitFor({ state: 'detached' });
}

/** Opens a word of a cell's sentence, which is a setting. Gives its panel. */
export async function openSetting(within: Locator, setting: string): Promise<Locator> {
	await within.locator(`button[title="${setting}"]`).click();
	const panel = within.page().getByRole('dialog', { name: setting, exact: true });
	await panel.waitFor();
	return panel;
}

/** Sets a number of a cell's sentence by typing it. */
export async function setNumber(within: Locator, setting: string, value: number): Promise<void> {
	const panel = await openSetting(within, setting);
	await panel.getByRole('spinbutton').fill(String(value));
	await panel.getByRole('spinbutton').press('Enter');
	await within.page().keyboard.press('Escape');
	await panel.waitFor({ state: 'hidden' });
}

/** Names of the nodes of a cell's diagram, step by step. */
export async function nodeNames(within: Locator): Promise<string[]> {
	const names = await within
		.locator('rect[aria-label]')
		.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('aria-label') ?? ''));
	return names;
}

/** What a reader sees of the state of all cells: how many, with a result, in error, still to be run. */
export async function shownState(page: Page, t: Translate = en) {
	return {
		cells: await page.locator('section.cell').count(),
		results: await page.locator('section.cell .view[aria-busy=false]:not(.dim)').count(),
		errors: await page.getByRole('alert').allInnerTexts(),
		waiting: await page
			.locator('section.cell')
			.getByRole('button', { name: new RegExp(`^(${t('cells.run')}|${t('cells.stop')})$`) })
			.count()
	};
}

/** Adds a cell of a kind after the last one. */
export async function addCell(page: Page, kind: string, t: Translate = en): Promise<void> {
	await page.getByRole('button', { name: t('notebook.add-first'), exact: true }).click();
	// Its name begins with what it is; others may speak of it further on.
	const name = new RegExp(`^${t(`cells.name-${kind}` as Key)}(?!\\p{L})`, 'u');
	await page.getByRole('menuitem', { name }).click();
}

/** Writes a statement into a query cell; with `run`, runs it by the keyboard. */
export async function writeQuery(within: Locator, sql: string, run = true): Promise<void> {
	const editor = within.locator('.cm-content');
	await editor.fill(sql);
	if (run) await editor.press('ControlOrMeta+Enter');
}

/** Makes a notebook with nothing but an empty query in it. Gives the cell of the query. */
export async function openEmptyQuery(page: Page): Promise<Locator> {
	await page.getByRole('button', { name: en('library.newNotebook') }).click();
	await addCell(page, 'sql');
	return cell(page, en('cells.name-sql'));
}

/** Takes the two small files in and waits for their results. */
export async function openSmallNotebook(
	page: Page,
	files: readonly string[],
	t: Translate = en
): Promise<void> {
	await drop(page, files);
	await acceptFiles(page, t, files.length);
	await cell(page, t('cells.name-metrics')).locator('.view[aria-busy=false]').waitFor();
	await settled(page, t);
}
