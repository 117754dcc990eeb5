import { expect, test } from 'vitest';
import { useApp } from '../e2e/app';
import { drop } from '../e2e/drop';
import { expectText } from '../e2e/eventually';
import { CALLS, useFiles, WEB_EVENTS } from '../e2e/files';
import {
	acceptFiles,
	addCell,
	cell,
	en as t,
	figure,
	openSmallNotebook,
	settled
} from '../e2e/notebook';

const app = useApp();
const write = useFiles();

const MEGABYTE = 1 << 20;

/** Twelve megabytes in few rows. */
function large(): string {
	const row = `2025-04-01T00:00:00Z,visitor,browsing,${'x'.repeat(12_000)}`;
	return `timestamp,cookie_id,event,padding\n${Array.from({ length: 1000 }, () => row).join('\n')}\n`;
}

test('where there is no room for a file it says so in a sentence, and nothing is lost', async () => {
	const { page } = await app.visit();
	const session = await page.context().newCDPSession(page);
	const { origin } = new URL(app.url);
	// Before anything is stored: the browser remembers for a while how much room there was.
	await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 10 * MEGABYTE });
	await page.reload();
	await openSmallNotebook(page, [
		write('web-events.csv', WEB_EVENTS),
		write('chiamate.csv', CALLS)
	]);

	await drop(page, [write('large.csv', large())]);
	await acceptFiles(page);
	await page.getByText(t('storage.storage-quota')).waitFor();
	// The file is still there to be used, the notebook is as it was.
	const journeys = cell(page, t('cells.name-journeys'));
	await expectText(figure(journeys, t('cells.interactions')), '14');
	await page.getByRole('heading', { name: t('intake.title', { count: 1 }) }).waitFor();

	await session.send('Storage.overrideQuotaForOrigin', { origin });
	await acceptFiles(page);
	await expectText(figure(journeys, t('cells.interactions')), '1,014');
	await settled(page);
});

test('what was typed right before the tab was closed is there when it is opened again', async () => {
	const { page } = await app.visit();
	await page.getByRole('button', { name: t('library.newNotebook') }).click();
	await addCell(page, 'markdown');
	const address = page.url();
	await page
		.getByRole('textbox', { name: t('cells.markdown-text') })
		.pressSequentially('Ring **Bea**');
	const context = page.context();
	await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]);

	const again = await context.newPage();
	await again.goto(address);
	await again.locator('section.cell').getByText('Ring Bea').waitFor();
	expect(await again.locator('section.cell strong').innerText()).toBe('Bea');
});

test('a title that was still being typed when the tab was closed is kept', async () => {
	const { page } = await app.visit();
	await page.getByRole('button', { name: t('library.newNotebook') }).click();
	await page.locator(`button[title="${t('notebook.title')}"]`).click();
	await page.getByRole('textbox', { name: t('notebook.title') }).fill('Half a tit');
	const address = page.url();
	const context = page.context();
	await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]);

	const again = await context.newPage();
	await again.goto(address);
	await expectText(again.locator(`button[title="${t('notebook.title')}"]`), 'Half a tit');
});
