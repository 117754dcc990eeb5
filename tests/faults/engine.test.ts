import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApp } from '../e2e/app';
import { eventually, expectText } from '../e2e/eventually';
import { CALLS, COUNTED, useFiles, WEB_EVENTS } from '../e2e/files';
import {
	addCell,
	cell,
	en as t,
	figure,
	openSmallNotebook,
	setNumber,
	settled,
	tableRows,
	writeQuery
} from '../e2e/notebook';

declare global {
	interface Window {
		/** Every worker that the page has made. */
		made: Worker[];
	}
}

const app = useApp();
const write = useFiles();
const files = [write('web-events.csv', WEB_EVENTS), write('chiamate.csv', CALLS)];

/** Keeps hold of the page's workers, so that one can be ended behind its back. */
async function holdWorkers(page: Page): Promise<void> {
	await page.addInitScript(() => {
		window.made = [];
		const Original = Worker;
		window.Worker = class extends Original {
			constructor(address: string | URL, options?: WorkerOptions) {
				super(address, options);
				window.made.push(this);
			}
		};
	});
	await page.reload();
}

const endWorker = (page: Page) => page.evaluate(() => window.made.at(-1)?.terminate());

test('an engine that dies in mid-run is told in a sentence, and trying again works', async () => {
	const { page } = await app.visit();
	await holdWorkers(page);
	await openSmallNotebook(page, files);
	await addCell(page, 'sql');
	const query = cell(page, t('cells.name-sql'));
	await writeQuery(
		query,
		'select sum(a.range * b.range) from range(20000) a, range(20000) b',
		false
	);
	await settled(page);
	await query.locator('.cm-content').press('ControlOrMeta+Enter');
	await query.getByRole('button', { name: t('cells.stop') }).waitFor();
	await endWorker(page);
	await query.getByRole('alert').getByText(t('errors.engine-crashed')).waitFor();
	// Everything else is as it was.
	const journeys = cell(page, t('cells.name-journeys'));
	await expectText(figure(journeys, t('cells.journeys')), COUNTED.sessions);

	await query.getByRole('button', { name: t('common.retry') }).click();
	expect(await tableRows(query, t('cells.name-sql'))).toHaveLength(1);
	expect(await page.evaluate(() => window.made.length)).toBe(2);

	// The new engine knows nothing: it builds again from the stored files what the next run needs.
	await setNumber(cell(page, t('cells.name-paths')), t('cells.setting-depth'), 2);
	await eventually(() =>
		cell(page, t('cells.name-paths'))
			.getByRole('img', { name: /step 3/ })
			.count()
	).toBe(0);
	await settled(page);
});

test('an engine that dies between runs is not even noticed', async () => {
	const { page } = await app.visit();
	await holdWorkers(page);
	await openSmallNotebook(page, files);
	// What ends a worker while nobody waits for it is seen when it next has to answer.
	await page.evaluate(() => window.made.at(-1)?.dispatchEvent(new ErrorEvent('error')));
	await setNumber(cell(page, t('cells.name-paths')), t('cells.setting-depth'), 2);
	await eventually(() =>
		cell(page, t('cells.name-paths'))
			.getByRole('img', { name: /step 3/ })
			.count()
	).toBe(0);
	await settled(page);
	expect(await page.getByRole('alert').count()).toBe(0);
});
