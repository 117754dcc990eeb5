import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import {
	channelOf,
	identifiersOf,
	rejectReason,
	timeOf,
	touchpointOf,
	usable
} from '$lib/import/interactions';
import { PRESET_IDS, presetsFor } from '$lib/import/presets';
import { proposeSource } from '$lib/import/propose';
import { sourceSchema, type Source } from '$lib/import/source';
import { name } from '$lib/sql/quote';
import type { DuckDBDatabase } from '../duckdb';
import { openDatabase } from '../duckdb-node';
import { inspect } from './inspect';
import { load } from './load';
import { CALM, loaded, QUIET, TABLES, tableOf } from './testing';

/** Counts and times here were checked against the files by readers of another language. */
interface Expected {
	readonly preset: string;
	/** Interactions. */
	readonly rows: number;
	readonly rejected: Readonly<Record<string, number>>;
	readonly first: string;
	readonly last: string;
	/** Different ones. */
	readonly touchpoints: number;
	readonly channels: string;
	/** By `type: column`, the interactions that have one. */
	readonly people: Readonly<Record<string, number>>;
}

const folder = new URL('../../tests/fixtures/presets/', import.meta.url);
const expected = JSON.parse(await readFile(new URL('expected.json', folder), 'utf8')) as Readonly<
	Record<string, Expected>
>;

let db: DuckDBDatabase;
beforeAll(async () => {
	db = await openDatabase();
});

/** A dropped file, with no hand laid on it. */
async function drop(fileName: string, bytes: Uint8Array) {
	const blob = new File([new Uint8Array(bytes)], fileName);
	const inspection = await inspect(db, CALM, { blob }, undefined, QUIET);
	const options = { fileName, timeZone: 'Europe/Rome', takenIds: [], takenNames: [] };
	return { blob, inspection, ...proposeSource(inspection, options) };
}

async function fixture(fileName: string) {
	return drop(fileName, await readFile(new URL(fileName, folder)));
}

async function interactions(source: Source, hash: string, blob: Blob) {
	const step = { kind: 'load', name: 'load', source, tables: TABLES } as const;
	await load(db, CALM, step, [{ hash, blob }], QUIET);
	const [touchpoint, channel, time] = [touchpointOf(source), channelOf(source), timeOf(source)];
	const stamp = (at: string) => `strftime(${at}, '%Y-%m-%dT%H:%M:%S.%g')`;
	const people = identifiersOf(source).map(
		({ sql, type, column }) => `count(${sql})::integer as ${name(`${type}: ${column}`)}`
	);
	try {
		const [all] = await tableOf(
			db,
			`select count(*)::integer as rows, ${stamp(`min(${time})`)} as first, ${stamp(`max(${time})`)} as last,
				count(*) filter (${touchpoint} is null or ${channel} is null)::integer as nameless,
				count(distinct ${touchpoint})::integer as touchpoints,
				array_to_string(list_sort(list(distinct ${channel})), ', ') as channels
			from rows where ${usable(source)}`
		);
		const [known] = await tableOf(
			db,
			`select ${people.join(', ')} from rows where ${usable(source)}`
		);
		const rejected = await tableOf(
			db,
			`select reason, count(*)::integer as n from (
				select ${rejectReason(source)} as reason from rows union all select reason from rejects
			) where reason is not null group by reason`
		);
		const reasons = rejected.map(({ reason, n }) => [String(reason), n]);
		return { ...all, people: known, rejected: Object.fromEntries(reasons) };
	} finally {
		for (const table of Object.values(TABLES)) await db.run(CALM, `drop table ${String(table)}`);
	}
}

describe('a known export is imported by one click', () => {
	it('and every preset and every fixture is among them', async () => {
		const files = (await readdir(folder, { withFileTypes: true }))
			.filter((entry) => entry.isFile() && !/^(expected|.*\.(ts|md)$)/.test(entry.name))
			.map(({ name }) => name);
		expect(Object.keys(expected).toSorted()).toEqual(files.toSorted());
		const presets = new Set(Object.values(expected).map(({ preset }) => preset));
		expect([...presets].toSorted()).toEqual([...PRESET_IDS].toSorted());
	});

	it.each(Object.entries(expected))('%s', async (file, { preset, ...facts }) => {
		const { blob, inspection, source, doubts, reasons, preset: found } = await fixture(file);
		expect(presetsFor(inspection).map(({ id }) => id)).toEqual([preset]);
		expect(found).toBe(preset);
		expect(v.parse(sourceSchema, source)).toEqual(source);
		expect(reasons).toHaveLength(source.columns.length);
		// Only columns that had to be told by their values are to be looked at.
		expect(doubts.map(({ code }) => code)).toEqual(preset === 'adobe-hits' ? ['no-header'] : []);
		expect(await interactions(source, inspection.hash, blob)).toEqual({ ...facts, nameless: 0 });
	});
});

describe('of a known export', () => {
	it('event parameters become columns, the same ones from JSON and from Parquet', async () => {
		const parameters = async (file: string) => {
			const { blob, inspection, source } = await fixture(file);
			const { rows } = await loaded(db, source, [{ hash: inspection.hash, blob }]);
			const headings = source.columns.map(({ heading }) => heading).toSorted();
			const wanted = headings.filter((heading) => heading.startsWith('event_params.'));
			return rows.map((row) => Object.fromEntries(wanted.map((column) => [column, row[column]])));
		};
		const json = await parameters('ga4-events.json');
		expect(json[5]).toEqual({
			'event_params.debug': null,
			'event_params.ga_session_id': '171464',
			'event_params.ga_session_number': 1,
			'event_params.page_location': 'https://shop.example.com/add-to-cart',
			'event_params.page_title': 'Città "nuova", 50% \u{1f600}',
			'event_params.value': null
		});
		expect(await parameters('ga4-events.parquet')).toEqual(json);
	});

	it('quotes are signs like others where it has no quoting', async () => {
		const { blob, inspection, source } = await fixture('snowplow-enriched.tsv');
		expect(source.read).toMatchObject({ delimiter: '\t', quote: '', header: false });
		expect(source.columns[5]).toMatchObject({ heading: 'column 6', name: 'event' });
		const { rows } = await loaded(db, source, [{ hash: inspection.hash, blob }]);
		expect(rows[6]?.page_title).toBe('"Best" lamps');
	});

	it('headings that come again as questions are headings, and questions are no answers', async () => {
		const { blob, inspection, source } = await fixture('qualtrics.csv');
		expect(source.read).toMatchObject({ header: true, skip: 0 });
		const { rows } = await loaded(db, source, [{ hash: inspection.hash, blob }]);
		expect(rows[0]?.['raw:StartDate']).toBe('Start Date');
		expect(source.columns.find(({ name: column }) => column === 'Q1')?.role).toEqual({
			role: 'score',
			scale: 'nps',
			from: 0,
			to: 10
		});
	});

	it('addresses of staff name no customer', async () => {
		const { source } = await fixture('zendesk-tickets.json');
		const staff = source.columns.filter(({ heading }) => heading.startsWith('assignee.'));
		expect(staff).toHaveLength(3);
		expect(staff.every(({ role }) => role.role === 'attribute')).toBe(true);
	});
});

describe('any other file is left to be proposed by its looks', () => {
	const samples = new URL('../../sample-data/', import.meta.url).pathname;
	it.each([
		'web-events.csv',
		'app-events.csv',
		'contact-centre-calls.csv',
		'email-campaign.csv',
		'shop-receipts.csv',
		'survey.csv',
		'chat-transcripts.csv'
	])('%s', async (file) => {
		const { inspection, preset } = await drop(file, await readFile(join(samples, file)));
		expect(presetsFor(inspection)).toEqual([]);
		expect(preset).toBeUndefined();
	});

	const cases = join(process.env.SENTIERO_CASES ?? '', 'data');
	const given = process.env.SENTIERO_CASES !== undefined && existsSync(cases);
	it.skipIf(!given).each(['ecom.csv.gz', 'patients.csv'])(
		'%s (skipped where SENTIERO_CASES names no folder)',
		async (file) => {
			const bytes = await readFile(join(cases, file));
			const { preset } = await drop(file, file.endsWith('.gz') ? gunzipSync(bytes) : bytes);
			expect(preset).toBeUndefined();
		}
	);
});
