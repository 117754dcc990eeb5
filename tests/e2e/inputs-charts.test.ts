import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { useApp } from './app';
import { eventually } from './eventually';
import { CALLS, useFiles, WEB_EVENTS } from './files';
import {
	addCell,
	cell,
	en as t,
	openSetting,
	openSmallNotebook,
	settled,
	tableRows,
	writeQuery
} from './notebook';

const app = useApp();
const write = useFiles();
const files = [write('web-events.csv', WEB_EVENTS), write('chiamate.csv', CALLS)];

/** What the browser saves when something is chosen in the menu of a cell's foot. */
async function saved(page: Page, within: Locator, item: string): Promise<Buffer> {
	await within.getByRole('button', { name: t('export.take-out'), exact: true }).click();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('menuitem', { name: item }).first().click()
	]);
	return readFile(await download.path());
}

async function choose(page: Page, within: Locator, setting: string, option: string) {
	const panel = await openSetting(within, setting);
	await panel.getByRole('combobox', { name: setting }).first().click();
	await page.getByRole('option', { name: option, exact: true }).click();
	await page.keyboard.press('Escape');
}

test('an input runs what refers to it: a query that was asked, and a setting', async () => {
	const { page } = await app.visit();
	await openSmallNotebook(page, files);
	await addCell(page, 'input');
	const input = cell(page, t('cells.name-input'));
	await choose(page, input, t('inputs.setting-type'), t('inputs.type-number'));
	await input.getByRole('spinbutton').fill('3');
	await input.getByRole('spinbutton').press('Enter');

	await addCell(page, 'sql');
	const query = cell(page, t('cells.name-sql'));
	await writeQuery(query, `select $input + 1 as n, '$input' as text`);
	expect(await tableRows(query, t('cells.name-sql'))).toEqual([['4', '$input']]);
	await writeQuery(query, 'select $nobody');
	await query
		.getByRole('alert')
		.getByText(t('inputs.unknown', { name: '$nobody' }))
		.waitFor();
	await writeQuery(query, 'select $input * 2 as n');
	await eventually(() => tableRows(query, t('cells.name-sql'))).toEqual([['6']]);

	// The setting takes the input's value, and says so by it.
	const paths = cell(page, t('cells.name-paths'));
	const panel = await openSetting(paths, t('cells.setting-depth'));
	await panel.getByLabel(t('inputs.bind')).click();
	await page.getByRole('option', { name: '$input', exact: true }).click();
	await page.keyboard.press('Escape');
	await paths.getByRole('button', { name: '3 steps' }).waitFor();

	await input.getByRole('spinbutton').fill('2');
	await input.getByRole('spinbutton').press('Enter');
	await paths.getByRole('button', { name: '2 steps' }).waitFor();
	await eventually(() => tableRows(query, t('cells.name-sql'))).toEqual([['4']]);
	await settled(page);
	await paths.locator('.view[aria-busy=false]:not(.dim)').waitFor();
	await page.reload();
	await cell(page, t('cells.name-paths')).getByRole('button', { name: '2 steps' }).waitFor();
});

test('a chart is drawn of what is chosen, and can be saved as picture and as data', async () => {
	const { page } = await app.visit();
	await openSmallNotebook(page, files);
	await addCell(page, 'chart');
	const chart = cell(page, t('cells.name-chart'));
	await chart.getByText(t('chart.choose-relation')).waitFor();
	const panel = await openSetting(chart, t('chart.setting-relation'));
	await panel.getByRole('combobox', { name: t('chart.setting-relation') }).click();
	await page.getByRole('option', { name: 'interactions', exact: true }).click();
	await page.keyboard.press('Escape');
	const drawing = chart.locator('.plot [role="img"]');
	await drawing.waitFor();
	expect(await drawing.getAttribute('aria-label')).toMatch(/^Chart: Bars: number of rows/);
	await settled(page);

	const png = await saved(page, chart, t('export.save-png'));
	expect([...png.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join('')).toBe('PNG');
	expect(png.length).toBeGreaterThan(5000);
	const svg = (await saved(page, chart, t('export.save-svg'))).toString();
	expect(svg).toMatch(/^<svg [^>]*xmlns/);
	expect(svg).not.toMatch(/var\(|<style|class=/);

	const csv = (await saved(page, chart, t('export.save-csv'))).toString();
	expect(csv).toMatch(/^\ufeffx,colour,value,rows\r\n2025-03-/);
	const parquet = await saved(page, chart, t('export.save-parquet'));
	const path = write('saved.parquet', parquet);
	const connection = await (await DuckDBInstance.create()).connect();
	const read = await connection.runAndReadAll(`select sum(rows)::integer from '${path}'`);
	expect(read.getRowsJson()).toEqual([[14]]);
});

test('what an analysis reads can be copied as a query, and the whole notebook as a script', async () => {
	const { page } = await app.visit();
	await openSmallNotebook(page, files);
	const paths = cell(page, t('cells.name-paths'));
	await paths.getByRole('button', { name: t('cells.show-sql'), exact: true }).click();
	await paths.getByRole('button', { name: t('export.copy-as-sql-cell') }).click();
	const more = page.getByRole('menuitem');
	if ((await more.count()) > 0) await more.first().click();
	const copy = page.locator('section.cell').filter({ has: page.locator('.cm-content') });
	await copy.locator('.view[aria-busy=false]').waitFor();
	await eventually(() => copy.locator('.cm-content').innerText()).toContain('Paths · paths_links');
	await settled(page);

	await page.getByRole('button', { name: t('notebook.more'), exact: true }).click();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('menuitem', { name: t('export.save-script') }).click()
	]);
	const script = (await readFile(await download.path())).toString();
	expect(download.suggestedFilename()).toMatch(/\.sql$/);
	expect(script).toContain(`read_csv('web-events.csv'`);
	expect(script).toContain('create table "Journeys · events" as');
	expect(script).toContain('create table "Paths · paths_links" as');
});
