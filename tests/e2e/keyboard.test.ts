import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApp } from './app';
import { eventually, expectText } from './eventually';
import { CALLS, COUNTED, useFiles, WEB_EVENTS } from './files';
import { cell, en as t, figure, settled, tableRows } from './notebook';

const app = useApp();
const write = useFiles();
const files = [write('web-events.csv', WEB_EVENTS), write('chiamate.csv', CALLS)];

/** More stops than any page of these tests has. */
const MOST_STOPS = 250;

const MOST_LOOKS = 20;

const hasFocus = (locator: Locator) =>
	locator.evaluate((element) => element === document.activeElement);

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, locator: Locator): Promise<void> {
	await locator.waitFor();
	for (let stop = 0; stop < MOST_STOPS; stop++) {
		await page.keyboard.press('Tab');
		if (await hasFocus(locator)) return;
	}
	throw new Error(`Tab does not reach ${locator.toString()}`);
}

/** A look at something once two looks are the same. */
async function still(look: () => Promise<Buffer>): Promise<Buffer> {
	let before = await look();
	for (let looks = 0; looks < MOST_LOOKS; looks++) {
		const now = await look();
		if (now.equals(before)) return now;
		before = now;
	}
	throw new Error('the page does not stand still');
}

/** That something on screen says where the focus is: once it has moved on, the same place looks different. */
async function expectVisibleFocus(page: Page): Promise<void> {
	const element = await page.evaluateHandle(() => document.activeElement ?? document.body);
	const { x, y, width, height } = await element.evaluate((one) => {
		const { x, y, width, height } = one.getBoundingClientRect();
		return { x, y, width, height };
	});
	// A ring lies around what it belongs to, and around the words of a node.
	const clip = { x: x - 8, y: Math.max(0, y - 24), width: width + 16, height: height + 32 };
	const look = () => page.screenshot({ clip, caret: 'hide', animations: 'disabled' });
	const focused = await still(look);
	await page.keyboard.press('Tab');
	expect(focused.equals(await look()), 'the focus is not to be seen').toBe(false);
	await page.keyboard.press('Shift+Tab');
	expect(await element.evaluate((one) => one === document.activeElement)).toBe(true);
}

test('the whole way from files to paths goes by keyboard alone', async () => {
	const { page } = await app.visit();
	const choose = page.getByRole('button', { name: t('library.chooseFiles') });
	await tabTo(page, choose);
	await expectVisibleFocus(page);
	const chooser = page.waitForEvent('filechooser');
	await page.keyboard.press('Enter');
	await (await chooser).setFiles(files);

	const use = page.getByRole('button', { name: t('intake.use', { count: 2 }), exact: true });
	await tabTo(page, use);
	await eventually(() => use.getAttribute('aria-disabled')).toBe('false');
	await expectVisibleFocus(page);
	await page.keyboard.press('Enter');
	const journeys = cell(page, t('cells.name-journeys'));
	const sessions = figure(journeys, t('cells.journeys'));
	await expectText(sessions, COUNTED.sessions);
	await settled(page);

	// A word of the sentence is a setting: it opens, is changed, and gives the focus back.
	const cut = journeys.locator(`button[title="${t('journeys.setting-cut')}"]`);
	await tabTo(page, cut);
	await expectVisibleFocus(page);
	await page.keyboard.press('Enter');
	const gap = page.getByRole('spinbutton', { name: t('journeys.setting-gap') });
	await tabTo(page, gap);
	await page.keyboard.press('ArrowUp');
	await expectText(sessions, '6');
	await page.keyboard.press('Escape');
	await eventually(() => hasFocus(cut)).toBe(true);

	// Through the diagram: one stop for Tab, arrows within.
	const paths = cell(page, t('cells.name-paths'));
	const home = paths.getByRole('button', { name: 'home, step 1', exact: true });
	await settled(page);
	await tabTo(page, home);
	await expectVisibleFocus(page);
	const details = paths.locator('.details');
	await expectText(details, /^home at step 1: 4 reached/);
	await page.keyboard.press('ArrowRight');
	await expectText(details, /^home → product, step 1: 3 took it/);
	await page.keyboard.press('ArrowRight');
	await expectText(details, /^product at step 2: 3 reached/);
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	await expectText(details, /^checkout at step 3: 2 reached/);
	await page.keyboard.press('Tab');
	expect(await paths.locator('svg :focus').count()).toBe(0);

	// Undo, wherever the focus is.
	await page.keyboard.press('ControlOrMeta+z');
	await expectText(sessions, COUNTED.sessions);
});

test('a query is added, written and run by keyboard, and Tab leaves its editor', async () => {
	const { page } = await app.visit();
	const create = page.getByRole('button', { name: t('library.newNotebook') });
	await tabTo(page, create);
	await page.keyboard.press('Enter');
	const add = page.getByRole('button', { name: t('notebook.add-first'), exact: true });
	await tabTo(page, add);
	await page.keyboard.press('Enter');
	await page.getByRole('menuitem', { name: t('cells.name-sql') }).waitFor();
	await page.keyboard.press('End');
	await page.keyboard.press('Enter');
	const query = cell(page, t('cells.name-sql'));
	const editor = query.locator('.cm-content');
	await tabTo(page, editor);
	await expectVisibleFocus(page);
	await page.keyboard.type('select 40 + 2 as answer');
	await page.keyboard.press('ControlOrMeta+Enter');
	expect(await tableRows(query, t('cells.name-sql'))).toEqual([['42']]);
	await page.keyboard.press('Tab');
	expect(await hasFocus(editor)).toBe(false);
	expect(await editor.innerText()).toBe('select 40 + 2 as answer');
	await page.keyboard.press('Shift+Tab');
	expect(await hasFocus(editor)).toBe(true);
	await page.keyboard.press('Shift+Tab');
	expect(await hasFocus(editor)).toBe(false);
});

test('Tab goes round the whole notebook and is caught nowhere', async () => {
	const { page } = await app.visit();
	const chooser = page.waitForEvent('filechooser');
	await page.getByRole('button', { name: t('library.chooseFiles') }).click();
	await (await chooser).setFiles(files);
	await page.getByRole('button', { name: t('intake.use', { count: 2 }), exact: true }).click();
	const metrics = cell(page, t('cells.name-metrics'));
	await metrics.locator('.view').waitFor();
	await settled(page);
	const last = page.getByRole('button', { name: t('notebook.add-first'), exact: true });
	await tabTo(page, page.getByRole('link', { name: t('notebook.library'), exact: true }));
	await tabTo(page, last);
	await tabTo(page, page.getByRole('link', { name: t('notebook.library'), exact: true }));
});
