import { beforeAll, describe, expect, it } from 'vitest';
import type { ReadHints, ReadOf, Source } from '$lib/import/source';
import { proposeSource } from '$lib/import/propose';
import type { DuckDBDatabase } from '../../duckdb';
import { openDatabase } from '../../duckdb-node';
import { inspect } from '../inspect';
import { locate } from '../locate';
import { preview } from '../preview';
import { CALM, QUIET, fileOf, loaded, textColumn } from '../testing';

let db: DuckDBDatabase;
beforeAll(async () => {
	db = await openDatabase();
});

const look = (content: string | Uint8Array<ArrayBuffer>, given?: ReadHints) =>
	inspect(db, CALM, { blob: new File([content], 'x.json') }, given, QUIET);

/** The rows of a file, read as it is understood, without their numbers; and its rejects. */
async function table(content: string | Uint8Array<ArrayBuffer>, given?: ReadHints) {
	const { read, headings, rows: first } = await look(content, given);
	const source: Source = {
		id: 's',
		name: 's',
		files: [{ name: 'x.json', size: 0, hash: 'h' }],
		read,
		columns: headings.map(textColumn),
		touchpoint: '',
		channel: ''
	};
	const { rows, rejects } = await loaded(db, source, [fileOf(content)]);
	const values = rows.map((row) => headings.map((heading) => row[heading] ?? null));
	expect(values.slice(0, 1000)).toEqual(first);
	return {
		read: read as ReadOf<'json'>,
		source,
		headings,
		rows: values,
		rejects: rejects.map(({ line, reason, text }) => [line, reason, text])
	};
}

describe('the forms of a JSON file', () => {
	const rows = [
		['1', 'x', null],
		['2', null, 'true']
	];
	it.each([
		['lines', '{"a":1,"b":"x"}\n{"a":2,"c":true}\n', 'lines', ''],
		['lines with CRLF and blanks', '\r\n{"a":1,"b":"x"}\r\n\r\n{"a":2,"c":true}', 'lines', ''],
		['lines with commas', '{"a":1,"b":"x"},\n{"a":2,"c":true}', 'lines', ''],
		['records over several lines', '{\n"a":1,\n"b":"x"}\n{\n"a":2,\n"c":true}', 'lines', ''],
		['records side by side', '{"a":1,"b":"x"}{"a":2,"c":true}', 'lines', ''],
		['a text sequence', '\u001e{"a":1,"b":"x"}\n\u001e{"a":2,"c":true}\n', 'lines', ''],
		['a list', '\ufeff [ {"a":1,"b":"x"},\n {"a":2,"c":true}\n]\n', 'array', ''],
		['two lists', '[{"a":1,"b":"x"}]\n[{"a":2,"c":true}]', 'array', ''],
		[
			'a list in an object',
			'{"n":2,"of":{"data":[{"a":1,"b":"x"},{"a":2,"c":true}],"z":[{}]},"y":[1]}',
			'array',
			'of.data'
		],
		[
			'a list in an object, a record a line',
			'{"n":2,"data":[{"a":1,"b":"x"},\n{"a":2,"c":true}]}',
			'array',
			'data'
		],
		['columns', '{"a":[1,2],"b":["x",null],"c":[null,true]}', 'columns', ''],
		[
			'columns in an object',
			'{"v":1,"d":{"a":[1,2],"b":["x",null],"c":[null,true]}}',
			'columns',
			'd'
		],
		[
			'columns by row',
			'{"a":{"0":1,"1":2},"b":{"0":"x","1":null},"c":{"0":null,"1":true}}',
			'columns',
			''
		]
	])('%s', async (_, text, layout, at) => {
		const found = await table(text);
		expect(found).toMatchObject({ read: { layout, at }, headings: ['a', 'b', 'c'], rejects: [] });
		expect(found.rows).toEqual(rows);
	});

	it('one object is one record', async () => {
		const one = await table('{\n "a": 1,\n "b": {"c": ["x", "y"]}\n}');
		expect(one).toMatchObject({ headings: ['a', 'b.c'], rows: [['1', '["x","y"]']] });
	});

	it('lists of values have numbered columns', async () => {
		const found = await table('[["a",1],["b",2,3]]');
		expect(found.headings).toEqual(['column 1', 'column 2', 'column 3']);
		expect(found.rows).toEqual([
			['a', '1', null],
			['b', '2', '3']
		]);
	});

	it.each(['utf16le', 'latin1'] as const)('texts in %s', async (encoding) => {
		const bytes = new Uint8Array(Buffer.from('[{"é":"à"},{"é":"ü"}]', encoding));
		expect(await table(bytes)).toMatchObject({ headings: ['é'], rows: [['à'], ['ü']] });
	});

	it('what is given takes the place of what would be found', async () => {
		const text = '{"few":[{"a":1}],"many":[{"b":1},{"b":2}]}';
		const few = { format: 'json', layout: 'array', at: 'few' } as const;
		expect(await table(text, few)).toMatchObject({ headings: ['a'], rows: [['1']] });
		await expect(look(text, { ...few, at: 'none' })).rejects.toMatchObject({ code: 'file-broken' });
	});
});

describe('values', () => {
	it('keep the digits that they are written with', async () => {
		const numbers = ['12345678901234567890', '1.50', '1e3', '-0', '0.1', '-12.000000000000000001'];
		const { rows } = await table(`[${numbers.map((n) => `{"n":${n},"l":[${n}]}`).join(',')}]`);
		expect(rows).toEqual(numbers.map((n) => [n, `[${n}]`]));
	});

	it('are texts, empty where null or empty; the last of a key counts', async () => {
		const text =
			'{"a":"","b":null,"c":[],"d":{},"e":NaN,"f":false,"g":"\\u00e9\\n\\"\\\\","h":1,"h":2}\n{"i":1,"i":null,"g":"q"}\n';
		const { headings, rows } = await table(text);
		expect(headings).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']);
		expect(rows).toEqual([
			[null, null, null, null, null, 'false', 'é\n"\\', '2', null],
			[null, null, null, null, null, null, 'q', null, null]
		]);
	});

	it('of nested records stand in dotted columns, in the order of their keys', async () => {
		const { headings, rows } = await table(
			'{"u":null,"t":1}\n{"u":{"id":7,"at":{"x":1}},"t":2}\n{"u":{"name":"n"},"t":3}'
		);
		expect(headings).toEqual(['u.id', 'u.at.x', 'u.name', 't']);
		expect(rows).toEqual([
			[null, null, null, '1'],
			['7', '1', null, '2'],
			[null, null, 'n', '3']
		]);
	});

	it('of lists of keys and values have a column a key', async () => {
		const typed = (key: string, value: object) => ({
			key,
			value: { string_value: null, int_value: null, ...value }
		});
		const record = {
			name: 'page_view',
			params: [
				typed('page', { string_value: 'Home' }),
				typed('n', { int_value: '12345678901234567' }),
				typed('none', {})
			],
			user: [{ key: 'plan', value: { string_value: 'pro', set_timestamp_micros: 5 } }],
			plain: [
				{ key: 'k', value: 1.5 },
				{ key: 'l', value: null }
			],
			twice: [
				{ key: 'k', value: 1 },
				{ key: 'k', value: 2 }
			],
			other: [{ key: 'k', value: 1, more: 2 }]
		};
		const { headings, rows } = await table(`${JSON.stringify(record)}\n{"name":"x","params":[]}`);
		expect(Object.fromEntries(headings.map((heading, i) => [heading, rows[0]?.[i]]))).toEqual({
			name: 'page_view',
			'params.page': 'Home',
			'params.n': '12345678901234567',
			'params.none': null,
			'user.plan': 'pro',
			'user.plan.set_timestamp_micros': '5',
			'plain.k': '1.5',
			'plain.l': null,
			twice: '[{"key":"k","value":1},{"key":"k","value":2}]',
			other: '[{"key":"k","value":1,"more":2}]'
		});
	});

	it('nested too deeply stay JSON', async () => {
		const deep = '{"a":'.repeat(100) + '1' + '}'.repeat(100);
		const { headings, rows } = await table(`${deep}\n${deep}`);
		expect(headings[0]).toBe(Array(33).fill('a').join('.').slice(0, 63) + '.a');
		expect(rows[0]).toEqual(['{"a":'.repeat(67) + '1' + '}'.repeat(67)]);
	});
});

describe('what is no record', () => {
	it('of lines is a reject with its line and reason', async () => {
		const { rows, rejects } = await table(
			'{"a":1}\n{"a":tru}\n\n[1\n7\n{"a":"x\n{"a":2}\n{"a":3} {"a":4}\n{"a":5}'
		);
		expect(rows.map(([a]) => a)).toEqual(['1', '2', '5']);
		expect(rejects).toEqual([
			[2, 'json', '{"a":tru}'],
			[4, 'json', '[1'],
			[5, 'json', '7'],
			[6, 'json', '{"a":"x'],
			[8, 'json', '{"a":3} {"a":4}']
		]);
	});

	it('of a list is a reject with its number', async () => {
		const { rows, rejects } = await table('[{"a":1},{"a":tru},"s",7,{"a":[1,]},{"a":2}] x');
		expect(rows).toEqual([['1'], ['2']]);
		expect(rejects.slice(0, 3)).toEqual([
			[2, 'json', '{"a":tru}'],
			[3, 'json', '"s"'],
			[4, 'json', '7']
		]);
		expect(rejects.at(-1)).toEqual([7, 'json', 'x']);
	});

	it.each(['{"a":3', '{"a":3,"b":"x', '{"a":', '', ','])(
		'of a list that breaks off at %j: what comes before is read',
		async (rest) => {
			const { rows, rejects } = await table(`[{"a":1},{"a":2},${rest}`);
			expect(rows.map(([a]) => a)).toEqual(['1', '2']);
			expect(rejects).toEqual([[3, 'json', rest === ',' ? '' : rest]]);
		}
	);

	it('has characters of no encoding', async () => {
		const good =
			'{"a":"é è à ù ì ò é è à ù ì ò é è à ù ì ò é è à ù ì ò é è à ù ì ò é è à ù ì ò é è à ù ì ò"}\n';
		const bytes = Buffer.concat([
			Buffer.from(good.repeat(3)),
			Buffer.from('{"a":"\xff"}\n', 'latin1'),
			Buffer.from(good)
		]);
		const { rows, rejects } = await table(new Uint8Array(bytes));
		expect(rows).toHaveLength(4);
		expect(rejects.map(([line, reason]) => [line, reason])).toEqual([[4, 'encoding']]);
	});

	it.each([
		['[]', 'file-empty'],
		['[{}]', 'file-empty'],
		['{"a":[1,2],"b":[1', 'file-empty', { format: 'json', layout: 'columns' }],
		[`{${Array.from({ length: 5001 }, (_, i) => `"k${i}":1`).join(',')}}\n{}`, 'file-too-wide']
	] as const)('alone is %#: no source', async (text, code, given?: ReadHints) => {
		const wanted = given === undefined ? code : 'file-broken';
		await expect(look(text, given)).rejects.toMatchObject({ code: wanted, file: 'x.json' });
	});
});

describe('a file of records', () => {
	it('has the line, or the number, of each row', async () => {
		const lines = '\n{"a":1}\nno\n{"a":2}\n';
		const list = '[{"a":1},no,{"a":2}]';
		for (const [text, places] of [
			[lines, [2, 4]],
			[list, [1, 3]]
		] as const) {
			const { source } = await table(text);
			const found = await locate(db, CALM, source, [fileOf(text)], [0, 1]);
			expect(found.map(({ line }) => line)).toEqual(places);
		}
	});

	it('is proposed with its roles, nested names and all', async () => {
		const events = Array.from({ length: 40 }, (_, i) => ({
			event_name: i % 3 === 0 ? 'page_view' : 'purchase',
			event_timestamp: 1_700_000_000_000_000 + i * 1_000_000,
			user: { email: `u${i % 7}@x.it`, id: 12345678 + (i % 7) },
			total: { amount: i * 1.5 }
		}));
		const text = events.map((event) => JSON.stringify(event)).join('\n');
		const inspection = await look(text);
		const options = { fileName: 'x.ndjson', timeZone: 'UTC', takenIds: [], takenNames: [] };
		const { source, doubts } = proposeSource(inspection, options);
		const roles = Object.fromEntries(source.columns.map(({ name, role }) => [name, role.role]));
		expect(roles).toMatchObject({
			event_name: 'touchpoint',
			event_timestamp: 'time',
			'user.email': 'identifier'
		});
		expect(doubts).toEqual([]);
		const shown = await preview(db, CALM, source, fileOf(text));
		expect(shown).toMatchObject({ looked: 40, whole: true, rejected: [], unreadable: [] });
	});

	it('is read in part for a preview', async () => {
		const text = Array.from(
			{ length: 5000 },
			(_, i) => `{"t":"2024-01-01","email":"a${i}@b.it"}`
		).join('\n');
		const inspection = await look(text);
		const options = { fileName: 'x', timeZone: 'UTC', takenIds: [], takenNames: [] };
		const { source } = proposeSource(inspection, options);
		expect(await preview(db, CALM, source, fileOf(text))).toMatchObject({
			looked: 2000,
			whole: false
		});
	});

	it('stops when it is told to', async () => {
		const stop = new AbortController();
		const blob = new Blob(Array.from({ length: 30 }, () => '{"a":1}\n'.repeat(100_000)));
		const looking = inspect(db, stop.signal, { blob }, { format: 'json' }, QUIET);
		setTimeout(() => stop.abort(new Error('enough')), 30);
		await expect(looking).rejects.toThrow('enough');
	});
});
