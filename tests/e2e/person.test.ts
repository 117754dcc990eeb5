import { expect, test } from 'vitest';
import { useApp } from './app';
import { eventually, expectText } from './eventually';
import { CALLS, useFiles, WEB_EVENTS } from './files';
import { cell, en as t, figure, openSmallNotebook } from './notebook';

const app = useApp();
const write = useFiles();
const files = [write('web-events.csv', WEB_EVENTS), write('chiamate.csv', CALLS)];

test('a person is found by an identifier and walked through, event by event', async () => {
	const { page } = await app.visit();
	await openSmallNotebook(page, files);
	const people = cell(page, t('cells.name-identity'));
	await people.getByRole('button', { name: t('person.look') }).click();
	const dialog = page.getByRole('dialog', { name: t('person.title') });
	await dialog.getByRole('textbox', { name: t('person.search') }).fill('ANNA@');
	await dialog.getByRole('button', { name: /anna@example\.it/ }).click();
	await dialog.getByText(t('person.facts', { count: 5 })).waitFor();
	const identifiers = dialog.getByRole('list', { name: t('person.identifiers') });
	await eventually(() => identifiers.getByRole('listitem').count()).toBe(3);
	const events = dialog.locator('[data-event] strong');
	expect(await events.allInnerTexts()).toEqual([
		'home',
		'product',
		'checkout',
		'Pagamento',
		'home'
	]);
	await dialog.locator('[data-event]').first().focus();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	expect(await page.locator(':focus').innerText()).toContain('checkout');
	await dialog.getByRole('img', { name: t('person.lanes', { lanes: '' }).trim() }).waitFor();

	// Why they are one person, and no longer: three clicks.
	await dialog.getByRole('button', { name: /anna@example\.it$/ }).click();
	await dialog.waitFor({ state: 'hidden' });
	const others = people.getByRole('list', { name: /anna@example\.it/ });
	await eventually(() => others.getByRole('button').count()).toBe(2);
	await others.getByRole('button').first().click();
	await people.getByRole('button', { name: /^Cut / }).click();
	await people.getByText(t('identity.by-hand-title')).waitFor();
	await people.getByText(t('identity.two-people')).waitFor();
	await expectText(figure(people, t('cells.people')), '5');
});
