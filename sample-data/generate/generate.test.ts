import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ALL_FILES, CHANNELS, SAMPLE_FILES } from './files.ts';
import type { Channel } from './files.ts';
import { DEFAULT_PEOPLE, DEFAULT_SEED, rowsToPeople } from './index.ts';
import { main } from './main.ts';
import { rowTime } from './testing/parse-time.ts';
import { makeSample } from './testing/sample.ts';
import { splitCsv } from './testing/split-csv.ts';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));
const full = makeSample(DEFAULT_PEOPLE, DEFAULT_SEED);

describe('a small sample', () => {
	it('is the same, byte for byte, for the same seed', () => {
		const [one, two, other] = [makeSample(150, 7), makeSample(150, 7), makeSample(150, 8)];
		for (const file of ALL_FILES) {
			expect(one.bytes(file).equals(two.bytes(file)), file.name).toBe(true);
			expect(one.bytes(file).equals(other.bytes(file)), file.name).toBe(false);
		}
	});

	it('is written to a folder by the command', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'sample-'));
		try {
			expect(await main(['--people', '150', '--seed', '7', '--out', folder])).toBe(0);
			const made = makeSample(150, 7);
			for (const file of ALL_FILES) {
				expect(readFileSync(join(folder, file.name)).equals(made.bytes(file)), file.name).toBe(
					true
				);
			}
			expect(await main(['--people', 'many'])).toBe(2);
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});

describe('the sample of 4,000 people', () => {
	it('has about sixty thousand interactions', () => {
		expect(full.truth.length).toBeGreaterThanOrEqual(58_000);
		expect(full.truth.length).toBeLessThanOrEqual(62_000);
		expect(rowsToPeople(60_000) / DEFAULT_PEOPLE).toBeCloseTo(1, 1);
	});

	it.each<[Channel, number, number]>([
		['web', 20_000, 25_000],
		['app', 18_000, 23_000],
		['call', 2400, 3500],
		['email', 9000, 11_000],
		['shop', 1600, 2400],
		['survey', 1000, 1600],
		['chat', 1300, 2100]
	])('has a fitting number of rows for %s', (channel, least, most) => {
		expect(full.rows[channel].length).toBeGreaterThan(least);
		expect(full.rows[channel].length).toBeLessThan(most);
	});

	it('sells something in a few percent of the web visits', () => {
		const web = full.rows.web.map(({ cells }) => cells);
		const visits = new Map<string, number>();
		let sessions = 0;
		for (const [time = '', cookie = ''] of web) {
			const moment = Date.parse(time);
			if (moment - (visits.get(cookie) ?? 0) > 30 * 60_000) sessions++;
			visits.set(cookie, moment);
		}
		const purchases = web.filter((cells) => cells[3] === 'purchase').length;
		expect(purchases / sessions).toBeGreaterThan(0.02);
		expect(purchases / sessions).toBeLessThan(0.06);
	});

	it('keeps the rows of each file in order of time', () => {
		for (const channel of CHANNELS) {
			const times = full.rows[channel].map(({ cells }) => rowTime(channel, cells[0] ?? ''));
			const late = times.findIndex((time, i) => !(time >= (times[i - 1] ?? 0)));
			expect(late, channel).toBe(-1);
		}
	});

	it('has a line of truth for every row, with the line at which the row starts', () => {
		for (const channel of CHANNELS) {
			const file = SAMPLE_FILES[channel];
			const decoded = new TextDecoder(file.encoding).decode(full.bytes(file));
			const lines = splitCsv(decoded, file.delimiter).map(({ line }) => String(line));
			const told = full.truth.filter(([name]) => name === file.name).map(([, line]) => line);
			expect(told, file.name).toEqual(lines.slice(1));
		}
		const people = new Set(full.people.map(([person]) => person));
		expect(full.truth.every(([, , person = '']) => people.has(person))).toBe(true);
	});

	it('spells the same things in different ways', () => {
		const calls = new TextDecoder('windows-1252').decode(full.bytes(SAMPLE_FILES.call));
		expect(calls).toContain(';Qualità segnale;È caduta la linea;');
		for (const spelling of [
			/;\+39 3\d\d \d{7};/,
			/;00393\d{9};/,
			/;3\d{9};/,
			/;0000000000;/,
			/;N\/D;/
		]) {
			expect(calls).toMatch(spelling);
		}
		expect(full.bytes(SAMPLE_FILES.shop).toString('utf8')).toMatch(/;1\.\d{3},90\r\n/);
		const survey = full.rows.survey.map(({ cells }) => cells[6] ?? '');
		expect(survey.some((text) => text.includes('\n') && text.includes('"'))).toBe(true);
		expect(new Set(survey).size).toBeGreaterThan(500);
	});

	it('is what the folder holds', () => {
		for (const file of ALL_FILES) {
			const held = readFileSync(join(FOLDER, file.name));
			expect(held.equals(full.bytes(file)), `${file.name} is stale: npm run sample`).toBe(true);
		}
	});
});
