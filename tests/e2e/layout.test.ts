import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApp } from './app';
import { drop } from './drop';
import { eventually } from './eventually';
import { CALLS, COUNTED, useFiles, WEB_EVENTS } from './files';
import {
	anyTable,
	acceptFiles,
	addCell,
	cell,
	en as t,
	figure,
	it,
	openSetting,
	openSmallNotebook,
	setNumber,
	settled,
	writeQuery
} from './notebook';

const app = useApp();
const write = useFiles();
const files = [write('web-events.csv', WEB_EVENTS), write('chiamate.csv', CALLS)];

const PHONE = { width: 390, height: 844 };

/** Pixels by which the page is wider than the window, and what sticks out. */
function overflow(page: Page) {
	return page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		return scrollWidth - clientWidth;
	});
}

test.each([
	{ locale: 'en-GB', t },
	{ locale: 'it-IT', t: it }
])('nothing is wider than a phone ($locale)', async ({ locale, t }) => {
	const { page } = await app.visit({ locale, viewport: PHONE });
	await page.getByRole('button', { name: t('library.chooseFiles') }).waitFor();
	expect(await overflow(page), 'the library of a first visit').toBe(0);

	await drop(page, files);
	for (const file of ['web-events.csv', 'chiamate.csv']) {
		await page.getByRole('button', { name: file, exact: true }).click();
	}
	await page.getByText(t('intake.rejectedNone'), { exact: true }).nth(1).waitFor();
	expect(await overflow(page), 'the mapping panel').toBe(0);

	await acceptFiles(page, t, 2);
	await cell(page, t('cells.name-metrics')).locator('.view[aria-busy=false]').waitFor();
	await addCell(page, 'sql', t);
	const query = cell(page, t('cells.name-sql'));
	await writeQuery(query, 'select *, repeat(touchpoint, 20) as wide from interactions');
	await anyTable(query).waitFor();
	const paths = cell(page, t('cells.name-paths'));
	await paths.getByRole('button', { name: t('cells.show-table'), exact: true }).click();
	await anyTable(paths).waitFor();
	await settled(page, t);
	expect(await overflow(page), 'the notebook').toBe(0);

	await openSetting(paths, t('cells.setting-depth'));
	expect(await overflow(page), 'a setting').toBe(0);
	await page.keyboard.press('Escape');

	await page.getByRole('link', { name: t('notebook.library'), exact: true }).click();
	await page.getByRole('heading', { name: t('library.notebooks') }).waitFor();
	expect(await overflow(page), 'the library with a notebook').toBe(0);
});

test('on paper there is what is read, not what is pressed, and none of it is wider than the sheet', async () => {
	const { page } = await app.visit();
	await openSmallNotebook(page, files);
	await settled(page);
	const buttons = page.locator('section.cell .button').filter({ visible: true });
	expect(await buttons.count()).toBeGreaterThan(0);

	await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
	// A sheet of A4 without its margins.
	await page.setViewportSize({ width: 703, height: 1000 });
	await page.emulateMedia({ media: 'print' });
	await eventually(() => overflow(page)).toBe(0);
	expect(await buttons.count()).toBe(0);
	expect(await figure(cell(page, t('cells.name-metrics')), t('cells.people')).innerText()).toBe(
		COUNTED.people
	);
});

test('cells stay where they are while one runs again', async () => {
	const { page } = await app.visit({ viewport: { width: 1280, height: 3000 } });
	await openSmallNotebook(page, files);
	const paths = cell(page, t('cells.name-paths'));
	const boxes = () =>
		page.locator('section.cell').evaluateAll((cells) =>
			cells.map((one) => {
				const { top, height } = one.getBoundingClientRect();
				return { top, height };
			})
		);
	// No journey has more than four steps, so five are drawn as six are.
	const before = await boxes();
	await page.evaluate(() => {
		const seen = { shift: 0, heights: new Set<number>(), ran: false };
		Object.assign(window, { seen });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries())
				seen.shift += (entry as unknown as { value: number }).value;
		}).observe({ type: 'layout-shift', buffered: false });
		new MutationObserver(() => {
			if (document.querySelector('[aria-busy=true]') !== null) seen.ran = true;
			seen.heights.add(document.documentElement.scrollHeight);
		}).observe(document.body, { subtree: true, childList: true, attributes: true });
	});
	await setNumber(paths, t('cells.setting-depth'), 5);
	await paths.locator('button[title="Steps"]', { hasText: '5 steps' }).waitFor();
	await paths.locator('.view:not(.dim)').waitFor();
	await settled(page);
	const seen = await page.evaluate(() => {
		const { shift, heights, ran } = (
			window as unknown as { seen: { shift: number; heights: Set<number>; ran: boolean } }
		).seen;
		return { shift, heights: heights.size, ran };
	});
	expect(seen.ran).toBe(true);
	expect(await boxes()).toEqual(before);
	expect(seen.heights, 'heights that the page had meanwhile').toBe(1);
	expect(seen.shift).toBeLessThan(0.1);
});
