import { expect, test } from 'vitest';
import { useApp } from './app';
import { eventually, expectText } from './eventually';
import { CALLS, useFiles, WEB_EVENTS } from './files';
import { anyTable, cell, en as t, figure, openSmallNotebook, settled } from './notebook';

const app = useApp();
const write = useFiles();
const files = [write('web-events.csv', WEB_EVENTS), write('chiamate.csv', CALLS)];

test('a number opens its journeys, these their timeline, and Escape leads back', async () => {
	const { page } = await app.visit();
	await openSmallNotebook(page, files);
	const journeys = cell(page, t('cells.name-journeys'));
	const checkout = journeys.getByRole('button', { name: 'checkout', exact: true });
	await checkout.click();
	const title = t('journeys.behind-name', { name: 'checkout' });
	const panel = journeys.getByRole('region', { name: title }).first();
	await panel.getByText(t('behind.journey-count', { people: 2, journeys: 2 })).waitFor();
	expect(await page.locator(':focus').innerText()).toBe(title);

	const anna = anyTable(panel).getByRole('button', { name: 'anna@example.it' });
	await anna.click();
	const dialog = page.getByRole('dialog', { name: t('person.title') });
	await dialog.getByText(t('person.facts', { count: 5 })).waitFor();
	await eventually(() => page.locator(':focus').innerText()).toContain('home');
	expect(await dialog.locator('[aria-current=true] [data-event] strong').allInnerTexts()).toEqual([
		'home',
		'product',
		'checkout',
		'Pagamento'
	]);
	await page.keyboard.press('Escape');
	await dialog.waitFor({ state: 'hidden' });
	await panel.getByRole('heading').focus();
	await page.keyboard.press('Escape');
	await panel.waitFor({ state: 'detached' });
	await eventually(() => page.locator(':focus').innerText()).toBe('checkout');
});

test('those behind a number become a segment, which stays', async () => {
	const { page } = await app.visit();
	await openSmallNotebook(page, files);
	const journeys = cell(page, t('cells.name-journeys'));
	await journeys.getByRole('button', { name: 'checkout', exact: true }).click();
	const title = t('journeys.behind-name', { name: 'checkout' });
	await journeys.getByRole('button', { name: t('behind.save') }).click();
	const segment = cell(page, title);
	await expectText(figure(segment, t('cells.journeys')), '2');
	await segment.getByText(t('segments.behind', { title })).first().waitFor();
	await settled(page);
	await page.reload();
	await expectText(figure(segment, t('cells.journeys')), '2');
});
