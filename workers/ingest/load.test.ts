import { beforeAll, describe, expect, it } from 'vitest';
import type { DuckDBDatabase } from '../duckdb';
import { openDatabase } from '../duckdb-node';
import { load } from './load';
import { CALM, QUIET, TABLES, fileOf, loaded, tableOf, textSource } from './testing';

let db: DuckDBDatabase;
beforeAll(async () => {
	db = await openDatabase();
});

async function read(text: string, columns = 2, options: Parameters<typeof textSource>[1] = {}) {
	const { rows, rejects, files } = await loaded(db, textSource(columns, options), [fileOf(text)]);
	return {
		rows: rows.map(({ row: _, ...values }) => Object.values(values)),
		rejects: rejects.map(({ line, reason, text: shown }) => [Number(line), reason, shown]),
		files
	};
}

describe('records of a delimited text', () => {
	it('are rows in file order, numbered from 0', async () => {
		const { rows } = await loaded(db, textSource(2), [fileOf('a,b\n1,2\n3,4')]);
		expect(rows).toEqual([
			{ row: 0, c1: '1', c2: '2' },
			{ row: 1, c1: '3', c2: '4' }
		]);
	});

	it('turn empty texts into null and keep NA', async () => {
		expect((await read('a,b\n,""\nNA,null\n')).rows).toEqual([
			[null, null],
			['NA', 'null']
		]);
	});

	it.each([
		['CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
		['CR', 'a,b\r1,2\r3,4\r'],
		['no last line end', 'a,b\n1,2\n3,4'],
		['blank lines', '\n\na,b\n\n1,2\n   \n\n3,4\n\n'],
		['mixed line ends', 'a,b\r\n1,2\n3,4\r\n'],
		['CR CR LF', 'a,b\r\r\n1,2\r\r\n3,4\r\r\n'],
		['an empty last field too many', 'a,b\n1,2,\n"3",4,\n'],
		['a byte order mark', '\ufeffa,b\n1,2\n3,4\n'],
		['spaces round quotes', 'a,b\n "1" , "2"\n3,4\n'],
		['a heading over two lines', '"a\nx",b\n1,2\n3,4\n']
	])('are read in spite of %s', async (_, text) => {
		const { rows, rejects } = await read(text);
		expect(rejects).toEqual([]);
		expect(rows).toEqual([
			['1', '2'],
			['3', '4']
		]);
	});

	it('keep quotes, line ends and lone CRs that are part of a value', async () => {
		const { rows, rejects } = await read('a,b\n1,"x\r\n""y"""\n2,5" screen\n3,p\rq\n');
		expect(rejects).toEqual([]);
		expect(rows).toEqual([
			['1', 'x\r\n"y"'],
			['2', '5" screen'],
			['3', 'p\rq']
		]);
	});

	it('are rejected with reason, line and text where fields are too few or too many', async () => {
		const { rows, rejects, files } = await read('a,b\n1,"x\ny"\n\n2\n3,4\n5,6,7\n');
		expect(rows).toEqual([
			['1', 'x\ny'],
			['3', '4']
		]);
		expect(rejects).toEqual([
			[5, 'columns', '2'],
			[7, 'columns', '5,6,7']
		]);
		expect(files).toEqual([{ file: 0, name: 'h.csv', first_row: 0, rows: 2, rejected: 2 }]);
	});

	it('lose one line, not the file, to a quote that is never closed', async () => {
		const rest = Array.from({ length: 120_000 }, (_, i) => `${i},value ${i}\n`).join('');
		const { rows, rejects } = await read(`a,b\n0,"open\n${rest}`);
		expect(rejects).toEqual([[2, 'quotes', '0,"open']]);
		expect(rows.length).toBe(120_000);
		expect(rows.at(-1)).toEqual(['119999', 'value 119999']);
	});

	it('lose one line to text after a closing quote', async () => {
		const { rows, rejects } = await read('a,b\n1,"x" y\n2,"un\n3,4\n5,"ok"\n');
		expect(rejects).toEqual([
			[2, 'quotes', '1,"x" y'],
			[3, 'quotes', '2,"un']
		]);
		expect(rows).toEqual([
			['3', '4'],
			['5', 'ok']
		]);
	});

	it('are rejected as too long beyond a million bytes, whatever comes after', async () => {
		const { rows, rejects } = await read(
			`a,b\n1,${'x'.repeat(9_000_000)}\n2,${'y'.repeat(900_000)}\n`
		);
		expect(rejects.map(([line, reason]) => [line, reason])).toEqual([[2, 'too-long']]);
		expect(rows.length).toBe(1);
	});

	it('are rejected where their bytes are no UTF-8', async () => {
		const bytes = new Uint8Array([...Buffer.from('a,b\n1,'), 0xe9, ...Buffer.from('\n2,\u00e9\n')]);
		const { rows, rejects } = await loaded(db, textSource(2), [fileOf(bytes)]);
		expect(rows.map(({ c2 }) => c2)).toEqual(['é']);
		expect(rejects).toMatchObject([{ line: 2, reason: 'encoding' }]);
	});

	it('are read without quotes where the file has none', async () => {
		const { rows } = await read('a,b\n1,"x\n2,y"\n3,p\rq"r\n', 2, { quote: '' });
		expect(rows).toEqual([
			['1', '"x'],
			['2', 'y"'],
			['3', 'p\rq"r']
		]);
	});

	it('come after the title lines that are skipped', async () => {
		const { rows } = await read('Report "x\n\na;b\n1;2\n', 2, { skip: 2, delimiter: ';' });
		expect(rows).toEqual([['1', '2']]);
	});

	it('may be none', async () => {
		expect((await read('a,b\n')).rows).toEqual([]);
		expect((await read('a,b\n1\n')).rejects).toEqual([[2, 'columns', '1']]);
	});
});

describe('a load', () => {
	const source = textSource(2, {}, ['x', 'y']);
	const step = { kind: 'load', name: 'load', source, tables: TABLES } as const;

	it('numbers the rows of several files on, and counts each', async () => {
		const given = [fileOf('a,b\n5,6\n', 'y'), fileOf('a,b\n1,2\nbad\n3,4\n', 'x')];
		const { rows, rejects, files } = await loaded(db, source, given);
		expect(rows.map(({ row, c1 }) => [row, c1])).toEqual([
			[0, '1'],
			[1, '3'],
			[2, '5']
		]);
		expect(rejects).toMatchObject([{ file: 0, line: 3 }]);
		expect(files).toEqual([
			{ file: 0, name: 'x.csv', first_row: 0, rows: 2, rejected: 1 },
			{ file: 1, name: 'y.csv', first_row: 2, rows: 1, rejected: 0 }
		]);
	});

	it('says which file is missing and leaves no table', async () => {
		const failing = load(db, CALM, step, [fileOf('a,b\n', 'x')], QUIET);
		await expect(failing).rejects.toMatchObject({ code: 'file-missing', file: 'y.csv' });
		expect(await tableOf(db, 'from duckdb_tables()')).toEqual([]);
	});

	it('leaves no table where it is cancelled', async () => {
		const stop = new AbortController();
		const lines = Array.from({ length: 200_000 }, (_, i) => `${i},x\n`).join('');
		const files = [fileOf(`a,b\n${lines}`, 'x'), fileOf('a,b\n', 'y')];
		const loading = load(db, stop.signal, step, files, ({ done }) => {
			if (done > 0) stop.abort(new Error('enough'));
		});
		await expect(loading).rejects.toThrow('enough');
		expect(await tableOf(db, 'from duckdb_tables()')).toEqual([]);
	});

	it('tells of its progress up to the last byte, never back', async () => {
		const files = [fileOf('a,b\n1,2\n', 'x'), fileOf('a,b\nbad\n', 'y')];
		const seen: number[] = [];
		await load(db, CALM, step, files, ({ done, total }) => {
			expect(total).toBe(16);
			seen.push(done);
		});
		for (const table of Object.values(TABLES)) await db.run(CALM, `drop table ${String(table)}`);
		expect(seen).toEqual(seen.toSorted((a, b) => a - b));
		expect(seen.at(-1)).toBe(16);
	});
});

describe('files of one source', () => {
	it('may have their columns in another order, lack some, and be written in another way', async () => {
		const one = textSource(3, {}, ['one', 'two', 'three']);
		const [first, second, third] = one.files;
		const source = {
			...one,
			files: [
				first!,
				{ ...second!, headings: ['C3', 'c1'] },
				{ ...third!, read: textSource(3, { delimiter: ';' }).read }
			]
		};
		const given = [
			fileOf('c1,c2,c3\na,b,c\n', 'one'),
			fileOf('C3,c1\nz,x\n"odd,"",x\n', 'two'),
			fileOf('c1;c2;c3\nl;m;n\n', 'three')
		];
		const { rows, rejects, files } = await loaded(db, source, given);
		expect(rows.map(({ row: _, ...values }) => Object.values(values))).toEqual([
			['a', 'b', 'c'],
			['x', null, 'z'],
			['l', 'm', 'n']
		]);
		expect(rejects.map(({ file, line }) => [file, Number(line)])).toEqual([[1, 3]]);
		expect(files.map(({ first_row, rows: count }) => [first_row, count])).toEqual([
			[0, 1],
			[1, 1],
			[2, 1]
		]);
	});
});
