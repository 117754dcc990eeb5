import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { gzipSync, zipSync, strToU8 } from 'fflate';
import { test } from 'vitest';
import { textRows, workbook } from '../../workers/ingest/xlsx/testing';
import { useApp } from './app';
import { drop } from './drop';
import { eventually } from './eventually';
import { useFiles } from './files';
import { acceptFiles, cell, en as t, figure, settled, tableRows } from './notebook';

const app = useApp();
const write = useFiles();

const HEADINGS = 'time,email,page\n';
const month = (number: number) =>
	`${HEADINGS}2024-0${number}-01 10:00:00,ann@example.org,home\n2024-0${number}-02 10:00:00,bob@example.org,home\n`;
const CALLS = [
	{ at: '2024-05-03T09:00:00Z', customer: { email: 'ann@example.org' }, reason: 'bill' },
	{ at: '2024-05-04T09:00:00Z', customer: { email: 'cleo@example.org' }, reason: 'bill' }
];

test('a folder of exports, packed and plain, becomes sources without a word', async () => {
	const { page } = await app.visit();
	const may = write('visits-05.csv', month(5));
	const folder = join(dirname(may), 'exports');
	mkdirSync(folder);
	write('exports/visits-06.csv.gz', gzipSync(strToU8(month(6))));
	write('exports/visits-07.zip', zipSync({ 'visits-07.csv': strToU8(month(7)) }));
	write('exports/calls.json', JSON.stringify(CALLS));
	write('exports/.DS_Store', 'not for anyone');
	await drop(page, [may, folder]);
	// May, June and July are one source; the calls another.
	await eventually(() => page.getByText(t('intake.joins', { name: 'visits 05' })).count()).toBe(2);
	await acceptFiles(page, t, 4);
	await settled(page);
	const sources = cell(page, t('cells.name-sources'));
	await sources.locator('.view[aria-busy=false]').waitFor();
	const people = figure(cell(page, t('cells.name-identity')), t('cells.people'));
	await eventually(() => people.innerText()).toBe('3');
	const journeys = cell(page, t('cells.name-journeys'));
	await eventually(() => figure(journeys, t('cells.interactions')).innerText()).toBe('8');
});

test('Parquet, Arrow and a workbook are read by what the app brings along', async () => {
	const { page } = await app.visit();
	const parquet = readFileSync('tests/fixtures/presets/ga4-events.parquet');
	const chats = tableFromArrays({
		time: ['2024-05-06T10:00:00Z', '2024-05-06T10:05:00Z', '2024-05-07T09:00:00Z'],
		email: ['ann@example.org', 'ann@example.org', 'dora@example.org'],
		topic: ['bill', 'bill', 'order']
	});
	const visits = textRows([
		['visited at', 'email', 'shop'],
		['2024-05-08 10:00:00', 'ann@example.org', 'Roma'],
		['2024-05-09 10:00:00', 'eva@example.org', 'Milano']
	]);
	await drop(page, [
		write('ga4-events.parquet', parquet),
		write('chats.arrow', tableToIPC(chats, 'file')),
		write('visits.xlsx', workbook({ sheets: { Visits: visits } }))
	]);
	await acceptFiles(page, t, 3);
	await settled(page);
	const journeys = cell(page, t('cells.name-journeys'));
	await journeys.locator('.view[aria-busy=false]').waitFor();
	// 48 events of the export, three chats and two visits.
	await eventually(() => figure(journeys, t('cells.interactions')).innerText()).toBe('53');
});

test('a large file in Turkish letters is read as it was written, and all its rows can be looked at', async () => {
	const { page } = await app.visit();
	const happened = ['Giriş', 'Ödeme', 'İade', 'Arama'];
	const rows = Array.from({ length: 40_000 }, (_, i) => {
		const day = String(1 + (i % 28)).padStart(2, '0');
		return `${day}.03.2026 10:${String(10 + (i % 50))};c${i % 900};${happened[i % 4]};${i}`;
	});
	// Windows-1254 has these where Latin-1 has others.
	const letters: Readonly<Record<string, string>> = { ş: 'þ', İ: 'Ý', ğ: 'ð' };
	const text = `Tarih;Müşteri No;İşlem;value\r\n${rows.join('\r\n')}\r\n`;
	const bytes = Buffer.from(
		text.replace(/[şİğ]/g, (letter) => letters[letter] ?? ''),
		'latin1'
	);
	await drop(page, [write('hareketler.csv', bytes)]);
	await acceptFiles(page);
	await settled(page);
	const journeys = cell(page, t('cells.name-journeys'));
	await eventually(() => figure(journeys, t('cells.interactions')).innerText()).toBe('40,000');
	const name = 'hareketler';
	await page.getByRole('button', { name: t('table.look', { name }), exact: true }).click();
	const dialog = page.getByRole('dialog', { name: t('table.look-title', { name }) });
	await eventually(async () =>
		(await tableRows(dialog, t('table.look-title', { name })))
			.slice(0, 3)
			.map((row) => row.slice(-2))
	).toEqual([
		['Giriş', '0'],
		['Ödeme', '1'],
		['İade', '2']
	]);
	// The summaries of the first column, of its own numbers, and of the last.
	await eventually(() => dialog.getByText('0 – 39,999', { exact: true }).count()).toBe(2);
	await eventually(() => dialog.locator('.wrong').count()).toBe(0);
});
