import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { useApp } from '../e2e/app';
import { drop } from '../e2e/drop';
import { expectText } from '../e2e/eventually';
import { CALLS, COUNTED, useFiles, WEB_EVENTS } from '../e2e/files';
import { acceptFiles, cell, en as t, figure } from '../e2e/notebook';

const app = useApp();
const write = useFiles();

// The first bytes of an archive, as a browser renames it when asked to save it as CSV.
const ZIP = Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, ...new Array(200).fill(7)]);
const NOISE = Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256);

test('files that cannot be used each say why, and the others are used', async () => {
	const files = [
		write('web-events.csv', WEB_EVENTS),
		write('empty.csv', ''),
		write('archive.csv', ZIP),
		write('noise.csv', NOISE),
		// Packed without a word in its name, and readable all the same.
		write('chiamate.csv', gzipSync(CALLS))
	];
	const { page } = await app.visit();
	await drop(page, files);
	const says = (text: string) => page.getByRole('alert').getByText(text, { exact: true }).waitFor();
	await says(t('import.file-empty', { file: 'empty.csv' }));
	await says(t('import.archive-truncated', { file: 'archive.csv' }));
	await says(t('import.file-not-text', { file: 'noise.csv', message: 'other' }));
	expect(await page.getByRole('alert').count()).toBe(3);

	await acceptFiles(page, t, 2);
	const journeys = cell(page, t('cells.name-journeys'));
	await expectText(figure(journeys, t('cells.interactions')), COUNTED.interactions);
	await expectText(figure(journeys, t('cells.people')), COUNTED.people);
});

test('where no file can be used, it says so and the panel can be left', async () => {
	const { page } = await app.visit();
	await drop(page, [write('empty.csv', '')]);
	await page.getByText(t('import.file-empty', { file: 'empty.csv' })).waitFor();
	await page.getByText(t('intake.allFailed')).waitFor();
	await page
		.locator('.intake footer')
		.getByRole('button', { name: t('intake.giveUp') })
		.click();
	await page.getByText(t('notebook.empty-title'), { exact: true }).waitFor();
});
