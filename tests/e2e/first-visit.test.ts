import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApp } from './app';
import { drop, pick } from './drop';
import { eventually, expectText } from './eventually';
import { CALLS, COUNTED, useFiles, WEB_EVENTS } from './files';
import { acceptFiles, cell, en as t, figure, figureDetail, settled, tableRows } from './notebook';

const app = useApp();
const write = useFiles();
const web = write('web-events.csv', WEB_EVENTS);
const calls = write('chiamate.csv', CALLS);

/** What the files' columns were taken for, by file and column. */
async function roles(page: Page, file: string): Promise<Record<string, string>> {
	const list = page.getByRole('list', { name: t('intake.columnsOf', { file }) });
	const rows = await list.locator('li:has(.name)').all();
	return Object.fromEntries(
		await Promise.all(
			rows.map(async (row) => [
				await row.locator('.name').innerText(),
				await row.getByRole('combobox').first().innerText()
			])
		)
	);
}

async function expectFigures(page: Page): Promise<void> {
	const people = cell(page, t('cells.name-identity'));
	await expectText(figure(people, t('cells.people')), COUNTED.people);
	await expectText(figure(people, t('cells.known-people')), COUNTED.known);
	await expectText(figure(people, t('cells.tied')), COUNTED.tied);
	await expectText(
		figureDetail(people, t('cells.people')),
		t('cells.from-identifiers', { identifiers: Number(COUNTED.identifiers) })
	);
	const journeys = cell(page, t('cells.name-journeys'));
	await expectText(figure(journeys, t('cells.journeys')), COUNTED.sessions);
	await expectText(
		figureDetail(journeys, t('cells.journeys')),
		t('cells.open-detail', { open: Number(COUNTED.open) })
	);
	await expectText(figure(journeys, t('cells.people')), COUNTED.people);
	await expectText(figure(journeys, t('cells.interactions')), COUNTED.interactions);
	await expectText(figure(journeys, t('cells.transitions')), COUNTED.transitions);
	await expectText(figure(journeys, t('cells.median-events')), COUNTED.medianEvents);
}

test('a first visit offers a place to drop files, the sample, and asks for nothing', async () => {
	const { page } = await app.visit();
	await page.getByRole('heading', { name: t('library.dropTitle') }).waitFor();
	await page.getByRole('button', { name: t('library.openSample') }).waitFor();
	await page.getByText(t('library.privacy')).waitFor();
	expect(await page.locator('input:visible, [role=dialog]').count()).toBe(0);
});

test('two dropped files become people, sessions and paths, kept over a reload', async () => {
	const { page } = await app.visit();
	await drop(page, [web, calls]);
	await page.waitForURL(/\/notebook\/\?id=/);

	// What each file was understood to be.
	for (const file of ['web-events.csv', 'chiamate.csv']) {
		await page.getByRole('button', { name: file, exact: true }).click();
	}
	await eventually(() => roles(page, 'web-events.csv')).toEqual({
		timestamp: t('intake.role-time'),
		cookie_id: t('cells.identifier-cookie'),
		email: t('cells.identifier-email'),
		event: t('intake.role-touchpoint'),
		country: t('intake.role-attribute')
	});
	await eventually(() => roles(page, 'chiamate.csv')).toEqual({
		'Data e ora': t('intake.role-time'),
		'Email cliente': t('cells.identifier-email'),
		Motivo: t('intake.role-touchpoint'),
		'Durata minuti': t('intake.role-duration'),
		Operatore: t('intake.role-attribute')
	});
	const minutes = page.getByRole('combobox', {
		name: t('intake.typeOf', { column: 'Durata minuti' })
	});
	await expectText(minutes, t('intake.type-number-comma'));
	await eventually(() => page.getByText(t('intake.rejectedNone'), { exact: true }).count()).toBe(2);

	await acceptFiles(page, t, 2);
	await expectFigures(page);

	const paths = cell(page, t('cells.name-paths'));
	await paths.getByRole('button', { name: 'home, step 1', exact: true }).focus();
	await expectText(
		paths.locator('.details'),
		'home at step 1: 4 reached, 3 went on (75.0%), 1 ended here (25.0%).'
	);
	await paths.getByRole('button', { name: t('cells.show-table') }).click();
	expect(await tableRows(paths, t('charts.linksCaption'))).toEqual([
		['1', 'home', 'product', '3', '75.0%', '42.9%', COUNTED.homeToProduct],
		['2', 'product', 'checkout', '1', '33.3%', '14.3%', '5 min'],
		['3', 'checkout', 'Pagamento', '1', '100.0%', '14.3%', '10 min']
	]);

	// A name of its own.
	await page.getByRole('button', { name: 'web events', exact: true }).first().click();
	const title = page.getByRole('textbox', { name: t('notebook.title') });
	await title.fill('March');
	await title.press('Enter');
	await settled(page);
	expect(await page.title()).toContain('March');

	// Results come back before any engine does: its script is held back until they have been seen.
	let release: () => void = () => undefined;
	const seen = new Promise<void>((resolve) => (release = resolve));
	let asked = 0;
	await page.context().route(/engine\.worker|\.wasm/, async (route) => {
		asked++;
		await seen;
		await route.continue();
	});
	await page.reload();
	await expectFigures(page);
	await paths.getByRole('button', { name: 'home, step 1', exact: true }).waitFor();
	expect(await page.title()).toContain('March');
	await eventually(() => asked, 'the engine starts after the results are there').toBeGreaterThan(0);
	expect(page.workers()).toEqual([]);
	release();
});

test('the file picker takes several files at once, and more can be dropped on an open notebook', async () => {
	const { page } = await app.visit();
	await pick(page, () => page.getByRole('button', { name: t('library.chooseFiles') }).click(), [
		web
	]);
	await acceptFiles(page);
	const journeys = cell(page, t('cells.name-journeys'));
	await expectText(figure(journeys, t('cells.interactions')), '10');
	await drop(page, [calls]);
	await acceptFiles(page);
	await expectText(figure(journeys, t('cells.interactions')), COUNTED.interactions);
	await expectText(figure(journeys, t('cells.people')), COUNTED.people);
});
