import { expect, test } from 'vitest';
import { useApp } from './app';
import { eventually, expectText } from './eventually';
import { cell, en, figure, figureDetail, it, settled, shownState } from './notebook';

const app = useApp();

test.each([
	{ locale: 'en-GB', t: en, who: 'Who is who', tied: '95.0%' },
	{ locale: 'it-IT', t: it, who: 'Chi è chi', tied: '95,0%' }
])('the sample is a finished notebook in one click ($locale)', async ({ locale, t, who, tied }) => {
	const { page } = await app.visit({ locale });
	await page.getByRole('button', { name: t('library.openSample') }).click();
	await page.waitForURL(/\/notebook\/\?id=/);
	await eventually(() => shownState(page, t)).toEqual({
		cells: 11,
		results: 8,
		errors: [],
		waiting: 0
	});
	expect(await page.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2));

	// The 60,751 rows of the seven files, but for nine that have nothing but junk for an identifier.
	const people = cell(page, who);
	await expectText(figure(people, t('cells.tied')), tied);
	await expectText(
		figureDetail(people, t('cells.tied')),
		t('cells.tied-detail', { interactions: 60_742 })
	);
	await expectText(figure(people, t('cells.left-out')), '9');
	await settled(page, t);
});
