import { beforeAll, describe, expect, it } from 'vitest';
import { capacityFor, needOf, sampleColumn } from '$lib/import/capacity';
import type { Inspection } from '$lib/import/inspection';
import { proposeSource } from '$lib/import/propose';
import type { Source } from '$lib/import/source';
import type { DuckDBDatabase } from '../duckdb';
import { openDatabase } from '../duckdb-node';
import { inspect } from './inspect';
import { load } from './load';
import { CALM, QUIET, TABLES, tableOf } from './testing';

let db: DuckDBDatabase;
beforeAll(async () => {
	db = await openDatabase();
});

/** Exports with short and long texts, numbers and empty values. */
const EXPORTS = {
	web: {
		heading: 'timestamp,cookie_id,user_email,event,page,order_value',
		line: (i: number) =>
			`2025-03-01T00:${String(i % 60).padStart(2, '0')}:55Z,${(i * 7919).toString(16).padStart(12, '0')},${i % 3 === 0 ? `person.number${i % 999}@example.it` : ''},event_${i % 30},/it/telefoni/model-${i % 300},${i % 5 === 0 ? i / 100 : ''}`
	},
	survey: {
		heading: 'answered_at,email,nps,comment',
		line: (i: number) =>
			`2025-03-01 10:00:00,p${i}@x.org,${i % 11},${'What a long comment this is. '.repeat(1 + (i % 9))}`
	}
};

async function mapped(name: keyof typeof EXPORTS, rows: number) {
	const { heading, line } = EXPORTS[name];
	const text = [heading, ...Array.from({ length: rows }, (_, i) => line(i))].join('\n');
	const blob = new Blob([`${text}\n`]);
	const inspection = await inspect(db, CALM, { blob }, undefined, QUIET);
	const { source } = proposeSource(inspection, {
		fileName: `${name}.csv`,
		timeZone: 'UTC',
		takenIds: [],
		takenNames: []
	});
	return { inspection, source, blob };
}

async function bytesOfTables(): Promise<number> {
	const [row] = await tableOf(
		db,
		`select sum(memory_usage_bytes)::bigint as n from duckdb_memory() where tag = 'IN_MEMORY_TABLE'`
	);
	return Number(row?.['n']);
}

describe.each(['web', 'survey'] as const)('the estimated need of a %s export', (name) => {
	it('is near to what its table takes, and to the number of its records', async () => {
		const ROWS = 60_000;
		const { source, inspection, blob } = await mapped(name, ROWS);
		const before = await bytesOfTables();
		const hash = inspection.hash;
		await load(
			db,
			CALM,
			{ kind: 'load', name: 's', source, tables: TABLES },
			[{ hash, blob }],
			QUIET
		);
		const grown = (await bytesOfTables()) - before;
		for (const table of Object.values(TABLES)) await db.run(CALM, `drop table ${table}`);
		const need = needOf(source, inspection);
		expect(need.records / ROWS).toBeGreaterThan(0.8);
		expect(need.records / ROWS).toBeLessThan(1.25);
		// How far values compress cannot be known from the first of them.
		expect(need.table / grown).toBeGreaterThan(0.4);
		expect(need.table / grown).toBeLessThan(4);
		expect(need.bytes).toBeGreaterThan(need.table);
	});
});

describe('whether a source fits', () => {
	const inspection = (size: number): Inspection => ({
		hash: 'h',
		size,
		read: source.read,
		headings: source.columns.map(({ heading }) => heading),
		rows: [['2025-03-01T00:00:00Z', 'abcdef@example.org', 'visit']]
	});
	const source: Source = {
		id: 's',
		name: 's',
		files: [],
		read: { format: 'csv', encoding: 'utf-8', delimiter: ',', quote: '"', header: true, skip: 0 },
		columns: [
			{
				heading: 'when',
				name: 'when',
				type: { type: 'time', format: 'iso', zone: 'UTC' },
				role: { role: 'time' }
			},
			{
				heading: 'cookie',
				name: 'cookie',
				type: { type: 'text' },
				role: { role: 'identifier', identifier: 'cookie' }
			},
			{
				heading: 'mail',
				name: 'mail',
				type: { type: 'text' },
				role: { role: 'identifier', identifier: 'email' }
			}
		],
		touchpoint: '',
		channel: ''
	};

	it('depends on its size and on what the others take', () => {
		expect(capacityFor(source, inspection(50e6), []).fits).toBe(true);
		expect(capacityFor(source, inspection(5e9), []).fits).toBe(false);
		const other = { ...source, files: [{ name: 'o.csv', size: 420e6, hash: 'o' }] };
		expect(capacityFor(source, inspection(50e6), [other]).have).toBeLessThan(
			capacityFor(source, inspection(50e6), []).have
		);
		expect(capacityFor(source, inspection(50e6), [other, other]).fits).toBe(false);
		const small = { ...other, sample: { one: 10, by: 'mail' } };
		expect(capacityFor(source, inspection(50e6), [small, small]).fits).toBe(true);
	});

	it('is no question once the sample is taken that is offered', () => {
		const { fits, one } = capacityFor(source, inspection(5e9), []);
		expect(fits).toBe(false);
		const by = sampleColumn(source)!;
		expect(by).toBe('mail');
		const sampled = { ...source, sample: { one: one!, by } };
		expect(capacityFor(sampled, inspection(5e9), [])).toMatchObject({ fits: true, one: undefined });
	});
});
