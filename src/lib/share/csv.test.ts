import { expect, test } from 'vitest';
import type { Rows, Value, ValueType } from '$lib/journey/analysis';
import { CSV, delimited, harmless, TSV } from './csv';

const rowsOf = (...columns: [string, ValueType, ...Value[]][]): Rows => ({
	length: columns[0]!.length - 2,
	columns: columns.map(([name, type]) => ({ name, type })),
	column: (name) => columns.find(([one]) => one === name)!.slice(2)
});

test('no text is a formula to a spreadsheet, and numbers stay numbers', () => {
	for (const text of [
		'=1+1',
		'+cmd',
		'-x',
		'@sum',
		'\tx',
		'\rx',
		'-1-1',
		'+39 02 1234',
		'-',
		'=',
		'1e5='
	]) {
		expect(harmless(text)).toBe(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
	}
	for (const number of ['-1', '+3.5', '-1,5', '-2e-7', '-.5', '12', 'a=b']) {
		expect(harmless(number)).toBe(number);
	}
	const rows = rowsOf(['n', 'number', -1.5, -3, NaN], ['=head', 'text', '=1', '-5', null]);
	expect(delimited(rows, CSV).join('')).toBe("n,'=head\r\n-1.5,'=1\r\n-3,-5\r\n,\r\n");
});

test('times are whole, in UTC; decimals beyond a double keep their digits', () => {
	const rows = rowsOf(
		['at', 'time', Date.UTC(2024, 2, 31, 1, 2, 3, 4) * 1000 + 56, -1],
		['day', 'date', Date.UTC(2024, 2, 31) * 1000, null],
		['sum', 'number', '-12345678901234567.89', 0.1],
		['many', 'integer', 12345678901234567890n, -4],
		['yes', 'boolean', true, false]
	);
	expect(delimited(rows, CSV).join('').split('\r\n').slice(1)).toEqual([
		'2024-03-31T01:02:03.004056Z,2024-03-31,-12345678901234567.89,12345678901234567890,true',
		'1969-12-31T23:59:59.999999Z,,0.1,-4,false',
		''
	]);
});

test('what would not be one cell is put in quotes', () => {
	const rows = rowsOf(['a,b', 'text', 'x\ny', 'say "hi"', ' wide ', 'tab\there']);
	expect(delimited(rows, CSV).join('')).toBe(
		'"a,b"\r\n"x\ny"\r\n"say ""hi"""\r\n" wide "\r\n"tab\there"\r\n'.replace(
			'"tab\there"',
			'tab\there'
		)
	);
	expect(delimited(rows, TSV).join('')).toContain('"tab\there"\n');
});

test('many rows come in parts that follow one another', () => {
	const values = Array.from({ length: 25_000 }, (_, n) => n);
	const parts = delimited(rowsOf(['n', 'integer', ...values]), CSV);
	expect(parts.length).toBeGreaterThan(2);
	expect(parts.join('').split('\r\n')).toEqual(['n', ...values.map(String), '']);
});
