import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApp } from './app';
import { useElsewhere } from './elsewhere';
import { eventually, expectText } from './eventually';
import { CALLS, useFiles, WEB_EVENTS } from './files';
import {
	anyTable,
	addCell,
	cell,
	en as t,
	figure,
	openEmptyQuery,
	openSetting,
	openSmallNotebook,
	settled,
	tableRows,
	writeQuery
} from './notebook';

const app = useApp();
const elsewhere = useElsewhere();
const write = useFiles();
const files = [write('web-events.csv', WEB_EVENTS), write('chiamate.csv', CALLS)];

const BY_TOUCHPOINT = `select touchpoint, count(*) as n
from interactions
group by all order by n desc, touchpoint`;
const COUNTS = [
	['home', '5'],
	['Bolletta', '3'],
	['product', '3'],
	['checkout', '2'],
	['Pagamento', '1']
];

async function openQuery(): Promise<{ page: Page; query: Locator }> {
	const { page } = await app.visit();
	await openSmallNotebook(page, files);
	await addCell(page, 'sql');
	return { page, query: cell(page, t('cells.name-sql')) };
}

const alert = (query: Locator) => query.getByRole('alert');

test('a query reads the notebook’s tables, and an error is told in words and underlined', async () => {
	const { query } = await openQuery();
	await writeQuery(query, BY_TOUCHPOINT);
	expect(await tableRows(query, t('cells.name-sql'))).toEqual(COUNTS);

	await writeQuery(query, 'select touchpoint\nfrom interactions\nwhere tochpoint is null');
	await eventually(() => alert(query).innerText()).toMatch(/^Line 3, column 7: .*"tochpoint"/s);
	await expectText(query.locator('.cm-error-place'), 'tochpoint');
	// The last good result stays where it is.
	expect(await tableRows(query, t('cells.name-sql'))).toEqual(COUNTS);

	await writeQuery(query, BY_TOUCHPOINT, false);
	await alert(query).waitFor({ state: 'detached' });
	expect(await query.locator('.cm-error-place').count()).toBe(0);

	await writeQuery(query, 'select 1; select 2');
	await alert(query).getByText(t('errors.sql-several')).waitFor();
	await writeQuery(query, 'select (1');
	await alert(query).getByText(t('errors.sql-brackets')).waitFor();
	await writeQuery(query, '-- nothing yet');
	await alert(query).getByText(t('errors.sql-empty')).waitFor();
});

test('a query runs when it is asked to, never by itself', async () => {
	const { page, query } = await openQuery();
	await writeQuery(query, 'select count(*) as sessions from "Journeys"');
	expect(await tableRows(query, t('cells.name-sql'))).toEqual([['7']]);

	// What it rests on changes and runs; the query only says that it is of before.
	const journeys = cell(page, t('cells.name-journeys'));
	const panel = await openSetting(journeys, t('journeys.setting-cut'));
	await panel.getByRole('combobox', { name: t('journeys.setting-cut') }).click();
	await page.getByRole('option', { name: t('journeys.cut-history') }).click();
	await page.keyboard.press('Escape');
	await expectText(figure(journeys, t('cells.journeys')), '4');
	await query.getByText(t('cells.stale'), { exact: true }).waitFor();
	await settled(page);
	expect(await tableRows(query, t('cells.name-sql'))).toEqual([['7']]);

	await query
		.getByRole('button', { name: t('cells.run') })
		.last()
		.click();
	await query.getByText(t('cells.stale'), { exact: true }).waitFor({ state: 'detached' });
	await eventually(() => tableRows(query, t('cells.name-sql'))).toEqual([['4']]);

	// An edit of its own does not run it either, not even after a reload.
	await writeQuery(query, 'select 1 as one', false);
	await query.getByText(t('cells.stale'), { exact: true }).waitFor();
	await settled(page);
	await page.reload();
	await query.getByText(t('cells.not-run')).waitFor();
	await settled(page);
	expect(await anyTable(query).count()).toBe(0);

	// Its editor takes back what was typed in it, not what it opened with.
	const editor = query.locator('.cm-content');
	await editor.press('End');
	await editor.press('x');
	await expectText(editor, 'select 1 as onex');
	for (let i = 0; i < 3; i++) await editor.press('ControlOrMeta+z');
	await expectText(editor, 'select 1 as one');
});

test('a query reaches neither the network, nor files, nor more than one statement', async () => {
	const { page } = await app.visit();
	const query = await openEmptyQuery(page);
	const attempts = [
		`select * from read_csv('${elsewhere.url}data.csv')`,
		`select * from '${elsewhere.url}data.csv'`,
		`from read_text('${elsewhere.url}data.csv')`,
		`from read_blob('/etc/passwd')`,
		`from glob('*')`,
		`copy (select 1) to 'out.csv'`,
		`attach '${elsewhere.url}data.db'`,
		`install httpfs`,
		`load parquet`,
		`set enable_external_access = true`,
		`drop table if exists x`,
		`create table x as select 1`,
		`select 1) ; drop table x; select (1`
	];
	for (const attempt of attempts) {
		await writeQuery(query, attempt);
		await alert(query).waitFor();
		expect(await anyTable(query).count(), attempt).toBe(0);
		await writeQuery(query, '', false);
		await alert(query).waitFor({ state: 'detached' });
	}
	expect(elsewhere.asked).toEqual([]);
	await writeQuery(query, 'select 40 + 2 as answer');
	expect(await tableRows(query, t('cells.name-sql'))).toEqual([['42']]);
});
