import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { rowsFromArrow } from '$lib/engine/rows';
import type { Source } from '$lib/import/source';
import type { Rows } from '$lib/journey/analysis';
import { sources, type SourceReport } from '$lib/journey/sources/sources';
import { contextOf } from '$lib/journey/context';
import { analysisOf } from '$lib/journey/registry';
import { loadBuild } from '$lib/journey/tables';
import { loadKey, resultKeys } from '$lib/notebook/result-key';
import { toyCell, toyDocument } from '$lib/notebook/toy-documents';
import type { DuckDBDatabase } from '../duckdb';
import { openDatabase } from '../duckdb-node';
import { LocalEngine } from '../engine';
import { CALM, fileOf, loaded, QUIET, textSource } from './testing';

let db: DuckDBDatabase;
beforeAll(async () => {
	db = await openDatabase();
});

const ONE = 3;
const whole: Source = {
	...textSource(2),
	columns: [
		{
			heading: 'who',
			name: 'renamed',
			type: { type: 'text' },
			role: { role: 'identifier', identifier: 'email' }
		},
		{ heading: 'what', name: 'what', type: { type: 'text' }, role: { role: 'touchpoint' } }
	]
};
const sampled: Source = { ...whole, sample: { one: ONE, by: 'who' } };

/** By the words of the format's page alone. */
function isKept(who: string, row: number): boolean {
	const text = who.replace(/^ +| +$/g, '').toLowerCase();
	if (text === '') return row % ONE === 0;
	return createHash('md5').update(text).digest().readBigUInt64LE(8) % BigInt(ONE) === 0n;
}

const csv = (people: readonly string[]) =>
	`who,what\n${people.map((who, i) => `${who},w${i}`).join('\n')}\n`;

describe('a sample', () => {
	it('keeps whole people, as an oracle does, under the row numbers of the file', async () => {
		const who = fc.constantFrom(
			'',
			' ',
			'ann@x.org',
			'ANN@x.org',
			'bob',
			'Bob ',
			'c',
			'd',
			'e',
			'f'
		);
		await fc.assert(
			fc.asyncProperty(fc.array(who, { minLength: 1, maxLength: 40 }), async (people) => {
				const { rows, files } = await loaded(db, sampled, [fileOf(csv(people))]);
				const kept = people.flatMap((one, row) => (isKept(one, row) ? [row] : []));
				expect(rows.map((row) => row['row'])).toEqual(kept);
				expect(rows.map((row) => row['what'])).toEqual(kept.map((row) => `w${row}`));
				expect(files).toMatchObject([{ first_row: 0, rows: people.length, rejected: 0 }]);
			}),
			{ numRuns: 40 }
		);
	});

	it('is the same over several files, rejects and a copy that had to be made', async () => {
		const people = Array.from({ length: 60 }, (_, i) => (i % 7 === 0 ? '' : `p${i % 11}`));
		const broken = csv(people).replace(/^(p3,w3)$/m, 'too,many,fields\n$1');
		const source = { ...sampled, files: textSource(2, {}, ['a', 'b']).files };
		const { rows, rejects, files } = await loaded(db, source, [
			fileOf(broken, 'a'),
			fileOf(csv(people), 'b')
		]);
		const all = [...people, ...people];
		const kept = all.flatMap((one, row) => (isKept(one, row) ? [row] : []));
		expect(rows.map((row) => row['row'])).toEqual(kept);
		expect(rejects).toMatchObject([{ reason: 'columns' }]);
		expect(files).toMatchObject([
			{ first_row: 0, rows: 60, rejected: 1 },
			{ first_row: 60, rows: 60, rejected: 0 }
		]);
	});

	it('is of the records of any format', async () => {
		const people = Array.from({ length: 50 }, (_, i) => `p${i % 13}`);
		const text = people.map((who, i) => JSON.stringify({ who, what: `w${i}` })).join('\n');
		const source: Source = {
			...sampled,
			read: { format: 'json', encoding: 'utf-8', layout: 'lines', at: '' }
		};
		const { rows } = await loaded(db, source, [fileOf(text)]);
		const kept = people.flatMap((one, row) => (isKept(one, row) ? [row] : []));
		expect(rows.map((row) => row['row'])).toEqual(kept);
	});

	it('is counted: interactions, rejected and left out are all records', async () => {
		const people = Array.from({ length: 90 }, (_, i) => (i % 5 === 0 ? '' : `p${i % 17}`));
		const timed: Source = {
			...sampled,
			columns: [
				...sampled.columns.slice(0, 1),
				{
					heading: 'what',
					name: 'what',
					type: { type: 'time', format: 'iso', zone: 'UTC' },
					role: { role: 'time' }
				}
			]
		};
		const text = `who,what\n${people.map((one, i) => `${one},${i % 9 === 0 ? 'never' : '2024-01-01 10:00:00'}`).join('\n')}\n`;
		const report = await reportOf(timed, `${text}too,many,fields\n`);
		const kept = people.filter(isKept).length;
		expect(report.leftOut).toBe(people.length - kept);
		expect(report.records).toBe(people.length + 1);
		const rejected = report.rejected.reduce((sum, { records }) => sum + records, 0);
		expect(report.interactions + rejected + report.leftOut).toBe(report.records);
		expect(
			(await reportOf({ ...timed, sample: { one: 1_000_000, by: 'gone' } }, text)).leftOut
		).toBe(people.length - 1);
	});

	it('has a key of its own', () => {
		const keys = [whole, sampled, { ...sampled, sample: { one: 4, by: 'who' } }].map(loadKey);
		expect(new Set(keys).size).toBe(3);
	});
});

async function reportOf(source: Source, text: string): Promise<SourceReport> {
	const engine = new LocalEngine(db);
	const document = toyDocument({ sources: [source], cells: [toyCell('data', 'sources')] });
	await engine.ensure(CALM, loadBuild(source), [fileOf(text)], QUIET);
	const [cell] = document.cells;
	const keys = resultKeys(document, 'data', analysisOf);
	const context = contextOf(document, cell!, keys, analysisOf);
	const rows = new Map<string, Rows>();
	for (const statement of sources.compile({}, context)) {
		rows.set(statement.name, rowsFromArrow(await engine.read(CALM, statement)));
	}
	await engine.retain(new AbortController().signal, []);
	return sources.decode(rows, {}, context).sources[0]!;
}
