import { expect, test } from 'vitest';
import { useApp } from './app';
import { eventually, expectText } from './eventually';
import { cell, en, figure, it, settled, shownState } from './notebook';

const app = useApp();

test.each([
	{ locale: 'en-GB', t: en, who: 'Who is who', interactions: '60,751' },
	{ locale: 'it-IT', t: it, who: 'Chi è chi', interactions: '60.751' }
])('the sample is a finished notebook in one click ($locale)', async ({ locale, t, who, interactions }) => {
	const { page } = await app.visit({ locale });
	await page.getByRole('button', { name: t('library.openSample') }).click();
	await page.waitForURL(/\/notebook\/\?id=/);
	await eventually(() => shownState(page, t)).toEqual({ cells: 11, results: 8, errors: [], waiting: 0 });
	expect(await page.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2));

	// Every row of the seven files is an interaction but for the few without any identifier.
	const people = cell(page, who);
	await expectText(figure(people, t('cells.people')), /^\d[.,]\d{3}$/);
	await page.getByText(interactions).first().waitFor();
	await settled(page, t);
});
