import { expect, test } from 'vitest';
import { useApp } from '../e2e/app';
import { drop } from '../e2e/drop';
import { expectText } from '../e2e/eventually';
import { CALLS, COUNTED, useFiles, WEB_EVENTS } from '../e2e/files';
import {
	acceptFiles,
	cell,
	en as t,
	figure,
	openEmptyQuery,
	openSmallNotebook,
	settled,
	tableRows,
	writeQuery
} from '../e2e/notebook';

const app = useApp();
const write = useFiles();
const files = [write('web-events.csv', WEB_EVENTS), write('chiamate.csv', CALLS)];

test('an import that is given up leaves nothing behind and can be begun again', async () => {
	const { page } = await app.visit();
	await drop(page, files);
	await page
		.locator('.intake footer')
		.getByRole('button', { name: t('intake.giveUp') })
		.click();
	await page.getByText(t('notebook.empty-title'), { exact: true }).waitFor();

	// The same once more, with both mapped: nothing of them is in the notebook.
	await drop(page, files);
	await page.getByRole('button', { name: t('intake.use', { count: 2 }) }).waitFor();
	await page.getByRole('button', { name: t('intake.leaveOut', { file: 'chiamate.csv' }) }).click();
	await page
		.locator('.intake footer')
		.getByRole('button', { name: t('intake.giveUp') })
		.click();
	await page.getByText(t('notebook.empty-title'), { exact: true }).waitFor();
	expect(await page.locator('section.cell').count()).toBe(0);

	await openSmallNotebook(page, files);
	const journeys = cell(page, t('cells.name-journeys'));
	await expectText(figure(journeys, t('cells.interactions')), COUNTED.interactions);
});

test('a run that is stopped leaves the results as they were, and the next one works', async () => {
	const { page } = await app.visit();
	const query = await openEmptyQuery(page);
	await writeQuery(query, 'select 1 as one');
	expect(await tableRows(query, t('cells.name-sql'))).toEqual([['1']]);

	// Far more than any machine counts while this test runs.
	await writeQuery(query, 'select sum(a.range * b.range) from range(9000000) a, range(9000000) b');
	await query.getByRole('button', { name: t('cells.stop') }).click();
	await query.getByText(t('cells.cancelled'), { exact: true }).waitFor();
	expect(await tableRows(query, t('cells.name-sql'))).toEqual([['1']]);
	expect(await page.getByRole('alert').count()).toBe(0);

	await writeQuery(query, 'select 40 + 2 as answer');
	await query.getByText(t('cells.cancelled'), { exact: true }).waitFor({ state: 'detached' });
	await settled(page);
	expect(await tableRows(query, t('cells.name-sql'))).toEqual([['42']]);
});

test('the first run can be stopped as a whole and taken up again', async () => {
	const { page } = await app.visit();
	await drop(page, files);
	await acceptFiles(page, t, 2);
	await page
		.getByRole('banner')
		.getByRole('button', { name: t('notebook.stop-all') })
		.click();
	await page.getByText(t('cells.cancelled'), { exact: true }).first().waitFor();
	await page.getByRole('button', { name: /^Run \d cells?$/ }).click();
	await expectText(
		figure(cell(page, t('cells.name-journeys')), t('cells.journeys')),
		COUNTED.sessions
	);
	await settled(page);
});
