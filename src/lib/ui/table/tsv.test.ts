import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copied } from './copy';
import { memoryRows } from './memory-rows';
import { tsvLine } from './tsv';

/** What a spreadsheet makes of tab-separated text. */
function pasted(text: string): string[][] {
	const rows: string[][] = [[]];
	const cell = /("(?:[^"]|"")*"|[^\t\n]*)(\t|\n|$)/gy;
	for (;;) {
		const found = cell.exec(text);
		if (!found) throw new Error('no cell');
		const [, raw = '', end] = found;
		rows.at(-1)?.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
		if (end === '\n') rows.push([]);
		else if (end === '') return rows;
	}
}

test('whatever the cells hold, they are pasted as they were', () => {
	const text = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '\r', '=', ' ', 'é') });
	fc.assert(
		fc.property(
			fc.array(fc.array(text, { minLength: 2, maxLength: 2 }), { minLength: 1 }),
			(rows) => {
				expect(pasted(rows.map(tsvLine).join('\n'))).toEqual(rows);
			}
		)
	);
});

test('quotes and formulas inside a cell stay as they are', () => {
	expect(tsvLine(['=1+1', 'a "b"', '"c"', 'd\te'])).toBe('=1+1\ta "b"\t"""c"""\t"d\te"');
});

test('part of a table is copied with exact numbers, words otherwise, and nothing for what is empty', async () => {
	const columns = [
		{ key: 'a', label: 'Amount', type: 'number' as const, format: () => 'about one' },
		{ key: 'b', label: 'Unused', type: 'text' as const },
		{ key: 'c', label: 'Yes\tor no', type: 'boolean' as const, format: (is: boolean) => `is ${is}` }
	];
	const values = [
		[1.25, 'x', true],
		[9007199254740993n, 'y', null],
		[null, 'z', false]
	];
	const rows = memoryRows({ length: 3, columns, value: (at, row) => values[row]?.[at] }).natural;
	const { signal } = new AbortController();
	const range = { from: 0, to: 1, columns: [2, 0] };
	expect(await copied(signal, columns, rows, { ...range, headings: true })).toBe(
		'"Yes\tor no"\tAmount\nis true\t1.25\n\t9007199254740993'
	);
	expect(await copied(signal, columns, rows, { ...range, to: 2, headings: false })).toBe(
		'is true\t1.25\n\t9007199254740993\nis false\t'
	);
});
