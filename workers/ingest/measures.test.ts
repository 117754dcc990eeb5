import { beforeAll, describe, expect, it } from 'vitest';
import { proposeSource } from '$lib/import/propose';
import {
	caseOf,
	commentOf,
	costOf,
	durationOf,
	endOf,
	lastedOf,
	scoreOf,
	scoresOf,
	stageOf,
	valueOf
} from '$lib/import/measures';
import { timeOf } from '$lib/import/interactions';
import { createRowsSql } from '$lib/import/load';
import type { ColumnType, Role, Source } from '$lib/import/source';
import { openDatabase } from '../duckdb-node';
import type { DuckDBDatabase } from '../duckdb';
import { inspect } from './inspect';
import { preview } from './preview';
import { takeStart } from './take-start';
import { CALM, QUIET, tableOf, textSource } from './testing';

let db: DuckDBDatabase;
beforeAll(async () => {
	db = await openDatabase();
});

const TEXT: ColumnType = { type: 'text' };
const NUMBER: ColumnType = { type: 'number', decimal: '.' };
const TIME: ColumnType = { type: 'time', format: 'iso', zone: 'UTC' };

/** A source of columns with these roles, and what SQL gives over its rows. */
async function read(
	columns: readonly (readonly [role: Role, type: ColumnType])[],
	rows: string,
	sqlOf: (source: Source) => Readonly<Record<string, string>>
) {
	const bare = textSource(columns.length, { header: false });
	const source: Source = {
		...bare,
		columns: bare.columns.map((column, i) => ({
			...column,
			role: columns[i]![0],
			type: columns[i]![1]
		}))
	};
	await db.run(CALM, createRowsSql(source, 'measured'));
	try {
		const data = { blob: new Blob([rows]) };
		await takeStart(db, CALM, source, { table: 'measured', data, most: 100 });
		const columns = Object.entries(sqlOf(source)).map(([key, sql]) => `${sql} as "${key}"`);
		return await tableOf(db, `select ${columns.join(', ')} from measured order by "row"`);
	} finally {
		await db.run(CALM, 'drop table measured');
	}
}

describe('what rows say', () => {
	it('is nothing where no column has the role', async () => {
		const found = await read([[{ role: 'time' }, TIME]], '2024-01-01 10:00\n', (source) => ({
			end: endOf(source),
			case: caseOf(source),
			stage: stageOf(source),
			comment: commentOf(source),
			score: scoreOf(source, 'nps'),
			cost: costOf(source),
			value: valueOf(source),
			duration: durationOf(source),
			lasted: lastedOf(source)
		}));
		expect(Object.values(found[0]!)).toEqual(Array(9).fill(null));
	});

	it('are a case and a stage without outer blanks, and comments one a line', async () => {
		const columns = [
			[{ role: 'case' }, TEXT],
			[{ role: 'stage' }, TEXT],
			[{ role: 'comment' }, TEXT],
			[{ role: 'comment' }, TEXT]
		] as const;
		const found = await read(columns, ' T1 ,buy,good,but slow\n  ,,,late\n,x,,\n', (source) => ({
			case: caseOf(source),
			stage: stageOf(source),
			comment: commentOf(source)
		}));
		expect(found).toEqual([
			{ case: 'T1', stage: 'buy', comment: 'good\nbut slow' },
			{ case: null, stage: null, comment: 'late' },
			{ case: null, stage: 'x', comment: null }
		]);
	});

	it('are scores by their question, none outside of the scale', async () => {
		const columns = [
			[{ role: 'score', scale: 'nps', from: 0, to: 10 }, NUMBER],
			[{ role: 'score', scale: 'csat', from: 1, to: 5 }, NUMBER]
		] as const;
		const found = await read(columns, '9,4\n11,0\n-1,\n0,5\n', (source) => {
			expect(scoresOf(source)).toMatchObject([
				{ column: 'c1', scale: 'nps', from: 0, to: 10 },
				{ column: 'c2', scale: 'csat', from: 1, to: 5 }
			]);
			return { nps: scoreOf(source, 'nps'), csat: scoreOf(source, 'csat') };
		});
		expect(found).toEqual([
			{ nps: 9, csat: 4 },
			{ nps: null, csat: null },
			{ nps: null, csat: null },
			{ nps: 0, csat: 5 }
		]);
	});

	it('are costs and values, of several columns added up', async () => {
		const columns = [
			[{ role: 'cost' }, NUMBER],
			[{ role: 'cost' }, NUMBER],
			[{ role: 'value' }, NUMBER]
		] as const;
		const found = await read(columns, '1.5,2,10\n,3,\n,,0\n', (source) => ({
			cost: costOf(source),
			value: valueOf(source)
		}));
		expect(found).toEqual([
			{ cost: 3.5, value: 10 },
			{ cost: 3, value: null },
			{ cost: null, value: 0 }
		]);
	});

	/** What says when rows began and ended, and how long they took. */
	const SPANS = [
		[{ role: 'time' }, TIME],
		[{ role: 'end' }, TIME],
		[{ role: 'duration', unit: 'min' }, NUMBER],
		[{ role: 'duration', unit: 'ms' }, NUMBER]
	] as const;
	/** The same as people write it, and the seconds of each. */
	const WRITTEN = [
		[{ role: 'time' }, TIME],
		[{ role: 'duration', unit: 'min' }, TEXT],
		[{ role: 'duration', unit: 'h' }, TEXT]
	] as const;
	const TEXTS = [' 1:02:03.5 ,0:00', '5:30,', ',5:30', ',soon'];
	const TEXT_SECONDS = [3723.5, 330, 19_800, null];

	async function seconds(
		columns: Parameters<typeof read>[0],
		said: readonly string[],
		sqlOf: (source: Source) => string
	) {
		const rows = said.map((each) => `2024-01-01 10:00,${each}\n`).join('');
		const found = await read(columns, rows, (source) => ({ seconds: sqlOf(source) }));
		return found.map((row) => row['seconds']);
	}

	it('are durations in seconds, else the span from time to end, never less than nothing', async () => {
		const said = [
			'2024-01-01 10:05,1,500',
			'2024-01-01 10:05:00.5,,',
			'2024-01-01 09:00,,',
			'2024-01-01 10:01,-2,'
		];
		expect(await seconds(SPANS, said, durationOf)).toEqual([60.5, 300.5, null, 60]);
		const hours = [[{ role: 'duration', unit: 'h' }, NUMBER]] as const;
		const span = await read(hours, '1.5\n', (source) => ({ seconds: durationOf(source) }));
		expect(span).toEqual([{ seconds: 5400 }]);
		expect(await seconds(WRITTEN, TEXTS, durationOf)).toEqual(TEXT_SECONDS);
	});

	it('last until their column says, else after their durations, never less than nothing', async () => {
		const after = (source: Source) => `epoch(${lastedOf(source)}) - epoch(${timeOf(source)})`;
		const said = ['2024-01-01 10:05,1,500', ',1,500', ',-2,', ',,', ',1e300,'];
		expect(await seconds(SPANS, said, after)).toEqual([300, 60.5, null, null, null]);
		expect(await seconds(WRITTEN, TEXTS, after)).toEqual(TEXT_SECONDS);
	});
});

describe('times', () => {
	const utc = async (type: ColumnType, rows: string) => {
		const columns = [
			[{ role: 'time' }, type],
			[{ role: 'ignore' }, TEXT]
		] as const;
		const found = await read(columns, rows, (source) => ({
			at: `${timeOf(source)}::varchar`
		}));
		return found.map(({ at }) => at);
	};

	it('of a date and a time of day in two columns are read together, in their zone', async () => {
		const type: ColumnType = {
			type: 'time',
			format: '%d/%m/%Y %H:%M',
			zone: 'Europe/Rome',
			clock: 'c2'
		};
		// The clocks went forward in the night of the last: its midnight and its noon have two offsets.
		const rows = '01/02/2024,10:05\n 02/02/2024 , 9:00\n03/02/2024,\n,10:00\n31/03/2024,12:00\n';
		expect(await utc(type, rows)).toEqual([
			'2024-02-01 09:05:00',
			'2024-02-02 08:00:00',
			null,
			null,
			'2024-03-31 10:00:00'
		]);
	});

	it('with months named in Italian are read, English ones as before', async () => {
		const short = { type: 'time', format: '%d %b %Y', zone: 'UTC' } as const;
		expect(
			await utc(short, '3 gen 2024,\n3 Mag 2024,\n3 Jul 2024,\n9 SET 2024,\n3 xyz 2024,\n')
		).toEqual([
			'2024-01-03 00:00:00',
			'2024-05-03 00:00:00',
			'2024-07-03 00:00:00',
			'2024-09-09 00:00:00',
			null
		]);
		const long = { type: 'time', format: '%d %B %Y %H:%M', zone: 'UTC' } as const;
		expect(
			await utc(long, '3 Gennaio 2024 10:05,\n1 dicembre 2024 00:00,\n1 march 2024 00:00,\n')
		).toEqual(['2024-01-03 10:05:00', '2024-12-01 00:00:00', '2024-03-01 00:00:00']);
	});
});

it('a preview shows what was measured and said, of a file as it is proposed', async () => {
	const text =
		'Data,Ora,Codice cliente,Azione,Costo,Durata (min),nps,Commento,Codice pratica\n' +
		'01/02/2024,10:05,C1,chiamata,"3,5",2,9,davvero molto bene,P1\n' +
		'13/02/2024,11:05,C2,chat,,,,,P1\n' +
		'14/02/2024,11:05,C2,chat,"1,5",,,non mi ha aiutato,P1\n';
	const blob = new File([text], 'contatti.csv');
	const inspection = await inspect(db, CALM, { blob }, undefined, QUIET);
	const options = { fileName: 'contatti.csv', timeZone: 'UTC', takenIds: [], takenNames: [] };
	const { source } = proposeSource(inspection, options);
	const { interactions, rejected } = await preview(db, CALM, source, { blob });
	expect(rejected).toEqual([]);
	expect(interactions[0]).toMatchObject({
		time: Date.UTC(2024, 1, 1, 10, 5) * 1000,
		touchpoint: 'chiamata',
		measures: [
			{ kind: 'case', text: 'P1' },
			{ kind: 'duration', number: 120 },
			{ kind: 'score', scale: 'nps', number: 9 },
			{ kind: 'cost', number: 3.5 },
			{ kind: 'comment', text: 'davvero molto bene' }
		]
	});
	expect(interactions[1]!.measures).toEqual([{ kind: 'case', text: 'P1' }]);
});
