import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReadHints } from '$lib/import/source';
import type { DuckDBDatabase } from '../../duckdb';
import { openDatabase } from '../../duckdb-node';
import { inspect } from '../inspect';
import { sourceOf } from '../native';
import { readerFor } from '../readers';
import { CALM, QUIET, loaded } from '../testing';
import { textRows, workbook, zipped, type Parts } from './testing';

let db: DuckDBDatabase;
beforeAll(async () => {
	db = await openDatabase();
});

const fileOf = (bytes: Uint8Array<ArrayBuffer>) => new File([bytes], 'x.xlsx');
const look = (parts: Parts, given?: ReadHints) =>
	inspect(db, CALM, { blob: fileOf(workbook(parts)) }, given, QUIET);
const faultOf = (bytes: Uint8Array<ArrayBuffer>) =>
	expect(inspect(db, CALM, { blob: fileOf(bytes) }, undefined, QUIET)).rejects;

/** The texts of one row of cells. */
async function cells(inside: string, more: Partial<Parts> = {}) {
	const row = `<row r="1">${inside}</row>`;
	const { rows } = await look({ sheets: { S: row }, ...more }, { format: 'xlsx', header: false });
	return rows[0];
}

const number = (value: string, style = 0) => `<c s="${style}"><v>${value}</v></c>`;

describe('cells', () => {
	it('are texts, shared or their own, with what XML cannot hold', async () => {
		const strings =
			'<si><t>plain</t></si><si><r><t>rich </t></r><r><t xml:space="preserve">text</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si><si><t>a_x000D_b &amp; è</t></si><si><t></t></si>';
		const inside =
			'<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c><c t="inlineStr"><is><t>own</t></is></c><c t="str"><f>A1&amp;"x"</f><v>made</v></c>';
		expect(await cells(inside, { strings })).toEqual([
			'plain',
			'rich text',
			'a\rb & è',
			null,
			'own',
			'made'
		]);
	});

	it('are numbers with every digit', async () => {
		const values = [
			'12',
			'9007199254740993',
			'0.1',
			'0.30000000000000004',
			'1.0000000000000001E-2',
			'1E+20',
			'-5'
		];
		expect(await cells(values.map((value) => number(value)).join(''))).toEqual([
			'12',
			'9007199254740993',
			'0.1',
			'0.30000000000000004',
			'0.01',
			'100000000000000000000',
			'-5'
		]);
	});

	it('are yes or no, errors, or nothing', async () => {
		const inside =
			'<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="e"><v>#DIV/0!</v></c><c/><c t="d"><v>2024-02-29T10:00:00</v></c>';
		expect(await cells(inside)).toEqual([
			'true',
			'false',
			null,
			'#DIV/0!',
			null,
			'2024-02-29T10:00:00'
		]);
	});

	it('stand where their address says', async () => {
		expect(await cells('<c r="B1"><v>1</v></c><c r="AA1"><v>2</v></c><c><v>3</v></c>')).toEqual([
			null,
			'1',
			...Array<null>(24).fill(null),
			'2',
			'3'
		]);
	});
});

describe('dates', () => {
	const formats = [
		14,
		22,
		'dd/mm/yyyy hh:mm',
		'[h]:mm',
		'h:mm AM/PM',
		'#,##0.00 "days"',
		'[Red]0.00',
		'mmm',
		'General',
		2
	];
	const shown = (serial: string, style: number, from1904 = false) =>
		cells(number(serial, style), { formats, from1904 }).then((row) => row?.[0]);

	it.each([
		['45351', 1, '2024-02-29'],
		['45351.5243055556', 2, '2024-02-29 12:35:00'],
		['45351.5', 3, '2024-02-29 12:00:00'],
		['45351.000005787', 3, '2024-02-29 00:00:00.500'],
		['45351', 3, '2024-02-29'],
		['1', 1, '1900-01-01'],
		['59', 1, '1900-02-28'],
		['61', 1, '1900-03-01'],
		['1.5', 4, '36:00:00'],
		['0.75', 5, '18:00:00'],
		['45351.5', 6, '45351.5'],
		['45351.5', 7, '45351.5'],
		['45351', 8, '2024-02-29'],
		['45351', 9, '45351'],
		['45351.25', 10, '45351.25'],
		['-1', 1, '-1'],
		['3000000', 1, '3000000']
	])('%s in style %i is %s', async (serial, style, text) => {
		expect(await shown(serial, style)).toBe(text);
	});

	it('count from 1904 where the workbook says so', async () => {
		expect(await shown('43889', 1, true)).toBe('2024-02-29');
	});
});

const TABLE = [
	['when', 'who', 'what'],
	['2024-01-01', 'a@x.it', 'view'],
	['2024-01-02', 'b@x.it', 'buy'],
	['2024-01-03', 'c@x.it', 'view']
];

describe('the table of a sheet', () => {
	it('begins below titles and empty rows, with its headings', async () => {
		const rows = textRows([['Report'], ['', 'January']], 2) + textRows(TABLE, 6);
		const found = await look({ sheets: { S: rows } });
		expect(found.read).toEqual({ format: 'xlsx', sheet: 'S', header: true, skip: 5 });
		expect(found.headings).toEqual(TABLE[0]);
		expect(found.rows).toEqual(TABLE.slice(1));
	});

	it('has no headings where its first row is data', async () => {
		const found = await look({ sheets: { S: textRows(TABLE.slice(1)) } });
		expect(found.read).toMatchObject({ header: false, skip: 0 });
		expect(found.headings).toEqual(['column 1', 'column 2', 'column 3']);
		expect(found.rows).toHaveLength(3);
	});

	it('is read as the user says', async () => {
		const found = await look(
			{ sheets: { S: textRows(TABLE) } },
			{ format: 'xlsx', header: true, skip: 1 }
		);
		expect(found.headings).toEqual(TABLE[1]);
		expect(found.rows).toHaveLength(2);
	});

	it('is on the sheet with the data, whatever cover or legend comes before it', async () => {
		const data = [['a', 'b', 'c'], ...Array.from({ length: 20 }, (_, i) => [`x${i}`, 'y', 'z'])];
		const sheets = {
			Cover: textRows([['See the next sheet']]),
			Legend: textRows([
				['code', 'meaning'],
				['x', 'y']
			]),
			Data: textRows(data),
			More: textRows(data)
		};
		expect((await look({ sheets })).read).toMatchObject({ sheet: 'Data' });
	});

	it('is on the sheet that is chosen; the first that is not empty otherwise', async () => {
		const sheets = {
			Notes: '',
			First: textRows(TABLE),
			Second: textRows([
				['a', 'b'],
				['x', 'y']
			])
		};
		const first = await look({ sheets });
		expect(first.tables).toEqual(['Notes', 'First', 'Second']);
		expect(first.read).toMatchObject({ sheet: 'First' });
		const second = await look({ sheets }, { format: 'xlsx', sheet: 'Second' });
		expect(second.headings).toEqual(['a', 'b']);
	});
});

describe('a load', () => {
	const read = { format: 'xlsx', sheet: 'S', header: true, skip: 2 } as const;
	const rows =
		textRows([['Title']], 1) +
		textRows(TABLE.slice(0, 3), 3) +
		textRows(
			[
				['', '', ''],
				['x', 'y', 'z', 'more'],
				['d', '', 'last']
			],
			6
		);
	const blob = fileOf(workbook({ sheets: { S: rows } }));

	it('has every row below the headings, and counts those that are too long', async () => {
		const source = sourceOf(read, ['when', 'who', 'what']);
		const found = await loaded(db, source, [{ hash: 'h', blob }]);
		expect(found.rows).toEqual([
			{ row: 0, when: '2024-01-01', who: 'a@x.it', what: 'view' },
			{ row: 1, when: '2024-01-02', who: 'b@x.it', what: 'buy' },
			{ row: 2, when: 'd', who: null, what: 'last' }
		]);
		expect(found.rejects).toEqual([{ file: 0, line: 7, reason: 'columns', text: 'x\ty\tz\tmore' }]);
	});

	it('knows the row of the sheet of each', async () => {
		const file = { data: { blob }, read, headings: ['when', 'who', 'what'] };
		const found = await readerFor('xlsx', blob).places(db, CALM, file, [0, 2, 9]);
		expect(found).toEqual({ places: [4, 8], rows: 3 });
	});

	it('takes the one sheet whatever its name, but not one of several', async () => {
		const source = sourceOf({ ...read, sheet: 'January' }, ['when', 'who', 'what']);
		expect((await loaded(db, source, [{ hash: 'h', blob }])).rows).toHaveLength(3);
		const two = fileOf(workbook({ sheets: { A: rows, B: rows } }));
		await expect(loaded(db, source, [{ hash: 'h', blob: two }])).rejects.toMatchObject({
			code: 'xlsx-sheet',
			message: 'January'
		});
	});

	it('gives back whatever texts were written', async () => {
		// What XML holds as it is: no control characters, no carriage return, which becomes a line feed.
		const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((t) =>
			t
				.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]|_x/gu, '')
				.replaceAll('&', '&amp;')
				.replaceAll('<', '&lt;')
				.replaceAll('>', '&gt;')
		);
		const record = fc
			.array(text, { minLength: 3, maxLength: 3 })
			.filter((r) => r.some((t) => t !== ''));
		await fc.assert(
			fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 30 }), async (records) => {
				const file = fileOf(workbook({ sheets: { S: textRows(records) } }));
				const source = sourceOf({ format: 'xlsx', sheet: 'S', header: false, skip: 0 }, [
					'a',
					'b',
					'c'
				]);
				const found = await loaded(db, source, [{ hash: 'h', blob: file }]);
				const plain = (t: string) =>
					t.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
				expect(found.rows.map(({ a, b, c }) => [a, b, c])).toEqual(
					records.map((r) => r.map((t) => (t === '' ? null : plain(t))))
				);
			}),
			{ numRuns: 30, seed: 7 }
		);
	});
});

describe('a file that cannot be read', () => {
	const good = () => workbook({ sheets: { S: textRows(TABLE) } });

	it('is cut off or damaged', async () => {
		const bytes = good();
		await faultOf(bytes.slice(0, bytes.length >> 1)).toMatchObject({
			code: 'xlsx-broken',
			file: 'x.xlsx'
		});
		await faultOf(
			zipped({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook><sheets>' })
		).toMatchObject({ code: 'xlsx-broken' });
		await faultOf(workbook({ sheets: { S: '<row><c><v>1</c></row>' } })).toMatchObject({
			code: 'xlsx-broken'
		});
	});

	it('unpacks to far more than it is', async () => {
		const sheet = `<row><c t="inlineStr"><is><t>${'x'.repeat(80_000_000)}</t></is></c></row>`;
		await faultOf(workbook({ sheets: { S: sheet } })).toMatchObject({ code: 'xlsx-large' });
	});

	it('is under a password, or older than 2007', async () => {
		const container = (name: string) => {
			const bytes = new Uint8Array(4096);
			bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
			new DataView(bytes.buffer).setUint16(30, 9, true);
			new DataView(bytes.buffer).setUint32(48, 1, true);
			for (const [i, sign] of [...name].entries()) bytes[1024 + 128 + i * 2] = sign.charCodeAt(0);
			return bytes;
		};
		await faultOf(container('EncryptedPackage')).toMatchObject({ code: 'xlsx-password' });
		await faultOf(container('Workbook')).toMatchObject({ code: 'xlsx-old' });
	});

	it('has nothing in any sheet', async () => {
		await faultOf(workbook({ sheets: { A: '', B: '<row r="1"><c s="1"/></row>' } })).toMatchObject({
			code: 'file-empty'
		});
	});
});
