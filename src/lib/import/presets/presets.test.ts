import { describe, expect, it } from 'vitest';
import type { Inspection } from '../inspection';
import { proposeSource } from '../propose';
import type { CsvRead } from '../source';
import { presetFor, readingFor } from '.';
import { SNOWPLOW_FIELDS } from './snowplow-fields';

type Rows = readonly (readonly (string | null)[])[];

function inspected(
	headings: readonly string[],
	rows: Rows,
	read: Partial<CsvRead> = {}
): Inspection {
	return {
		hash: 'abc',
		size: 10,
		read: {
			format: 'csv',
			encoding: 'utf-8',
			delimiter: ',',
			quote: '"',
			header: true,
			skip: 0,
			...read
		},
		headings,
		rows
	};
}

function propose(inspection: Inspection, timeZone = 'Europe/Rome') {
	const options = { fileName: 'data.csv', timeZone, takenIds: [], takenNames: [] };
	return proposeSource(inspection, options);
}

/** What each column is, by name. */
function rolesOf(inspection: Inspection) {
	const { columns } = propose(inspection).source;
	return Object.fromEntries(
		columns.map(({ name, role }) => [
			name,
			role.role === 'identifier' ? role.identifier : role.role
		])
	);
}

const nameless = (rows: Rows) =>
	inspected(
		(rows[0] ?? []).map((_, i) => `column ${i + 1}`),
		rows,
		{ header: false, delimiter: '\t' }
	);

describe('a file is no known export', () => {
	it.each([
		[
			'event times are no microseconds',
			['event_timestamp', 'event_name', 'user_pseudo_id'],
			['1714550400000', 'open', 'a']
		],
		['a heading is missing', ['case_id', 'activity', 'resource'], ['1', 'open', 'Pia']],
		[
			'payments are not numbered as Stripe does',
			['id', 'Created (UTC)', 'Amount', 'Currency', 'Status', 'Customer ID'],
			['1007', '2024-05-01 10:00', '1.00', 'eur', 'Paid', 'c1']
		],
		['only its usual words are there', ['event', 'timestamp', 'user_id'], ['a', '2024-05-01', 'u']]
	])('where %s', (_, headings, row) => {
		expect(presetFor(inspected(headings, [row]))).toBeUndefined();
		expect(propose(inspected(headings, [row]))).not.toHaveProperty('preset');
	});

	it('where 131 columns without headings hold something else', () => {
		expect(presetFor(nameless([SNOWPLOW_FIELDS.map((_, i) => `${i}`)]))).toBeUndefined();
	});

	it('where hits without headings have no visitor that comes again', () => {
		const hit = (n: number) => [
			...['2024-05-01 10:00:00', `${10n ** 18n + BigInt(n)}`, `${10n ** 18n + BigInt(n * 7)}`],
			...['https://x.example', 'a', 'b', 'c', 'd']
		];
		expect(presetFor(nameless([hit(1), hit(2)]))).toBeUndefined();
		expect(presetFor(nameless([hit(1), hit(1)]))?.id).toBe('adobe-hits');
	});
});

describe('a known export', () => {
	it('is recognised by the words of its headings, in any order and writing', () => {
		const headings = ['Amplitude ID', 'eventType', 'event_time', 'USER_ID', 'uuid', '$insert_id'];
		expect(presetFor(inspected(headings, []))?.id).toBe('amplitude');
	});

	it('has its further columns as attributes, save what the company itself has sent', () => {
		const headings = ['event', 'properties.time', 'properties.distinct_id', 'properties.mp_lib'];
		const own = ['properties.email', 'properties.agent', 'sent_by_email'];
		const row = ['a', '1714550400', 'd1', 'web', 'a@x.it', 'Pia', 'b@x.it'];
		expect(rolesOf(inspected([...headings, ...own], [row]))).toEqual({
			event: 'touchpoint',
			'properties.time': 'time',
			'properties.distinct_id': 'cookie',
			'properties.mp_lib': 'channel',
			'properties.email': 'email',
			'properties.agent': 'attribute',
			sent_by_email: 'attribute'
		});
	});

	it('takes the better of two times only where it is filled as well', () => {
		const event = (derived: string) =>
			SNOWPLOW_FIELDS.map((field) => {
				if (field === 'event_id') return '0b1c2d3e-0000-4000-a000-000000000001';
				if (field === 'collector_tstamp') return '2024-05-01 10:00:00.000';
				return field === 'derived_tstamp' ? derived : field === 'event' ? 'page_view' : '';
			});
		const time = (derived: string) => rolesOf(nameless([event(derived), event(derived)]));
		expect(time('2024-05-01 09:59:00.000')).toMatchObject({
			derived_tstamp: 'time',
			collector_tstamp: 'attribute'
		});
		expect(time('')).toMatchObject({ derived_tstamp: 'attribute', collector_tstamp: 'time' });
	});

	it('knows a person by the case only where nothing else does', () => {
		const headings = ['Case ID', 'Activity', 'Complete Timestamp'];
		const row = ['c1', 'open', '2024-05-01 10:00'];
		expect(rolesOf(inspected(headings, [row]))).toMatchObject({ 'Case ID': 'case' });
		expect(propose(inspected(headings, [row])).source.columns[0]?.role.role).toBe('identifier');
		const more = inspected([...headings, 'customer_id'], [[...row, 'k1']]);
		expect(propose(more).source.columns.map(({ role }) => role.role)).toEqual([
			'case',
			'touchpoint',
			'time',
			'identifier'
		]);
	});

	it('says so where it has no time or nobody in it', () => {
		const { doubts } = propose(
			inspected(['conversationId', 'conversationStart', 'participants'], [])
		);
		expect(doubts.map(({ code }) => code)).toEqual(['no-rows']);
		const hits = ['date_time', 'mcvisid', 'page_url', 'visit_num'];
		expect(propose(inspected(hits, [['1/2/2024', 'm', 'u', '1']])).doubts).toEqual([
			{ code: 'date-only', column: 'date_time' },
			{ code: 'day-or-month', column: 'date_time' }
		]);
	});
});

describe('how a known export is to be read', () => {
	const headings = ['StartDate', 'EndDate', 'Status', 'Progress', 'Finished', 'ResponseId'];
	const answers = (zone: string) => [
		['Start Date', 'End Date', 'Response Type', 'Progress', 'Finished', 'Response ID'],
		headings.map((_, i) => JSON.stringify({ ImportId: 'x', ...(i < 2 ? { timeZone: zone } : {}) })),
		['2024-05-01 10:00:00', '2024-05-01 10:05:00', 'IP Address', '100', 'True', 'R_1']
	];

	it('is asked for until it is read so', () => {
		const taken = nameless([headings, ...answers('UTC')]);
		const asked = readingFor(taken);
		expect(asked).toMatchObject({ header: true, delimiter: '\t' });
		const read = inspected(headings, answers('UTC'), { delimiter: '\t' });
		expect(presetFor(read)?.id).toBe('qualtrics');
		expect(readingFor(read)).toBeUndefined();
	});

	it.each([
		['America/Denver', 'America/Denver'],
		['Z', 'UTC'],
		['Mars/Olympus', 'Europe/Rome']
	])('takes the zone %s that the file names as %s', (zone, expected) => {
		const { source } = propose(inspected(headings, answers(zone)));
		expect(source.columns[0]?.type).toEqual({ type: 'time', format: 'iso', zone: expected });
	});
});
