import { expect, test } from 'vitest';
import { compare } from './figures';
import { tableOf } from './table';

test('names stand to the left, figures to the right under their headings', () => {
	const table = tableOf([
		compare('import', [4200, 4000, 4400], [2000, 2100, 1900]),
		compare('paths', [52.25, 51, 60], [20, 19.5, 24])
	]);
	expect(table.split('\n')).toEqual([
		'work    browser   native  ratio  browser min–max  native min–max',
		'import  4200 ms  2000 ms   2.10        4000–4400       1900–2100',
		'paths   52.3 ms  20.0 ms   2.61        51.0–60.0       19.5–24.0'
	]);
});
