import { expect, test } from 'vitest';
import { main } from './main';
import { readOptions } from './options';

const names = ['import', 'paths'];

test('without words everything is measured, over 200,000 interactions', () => {
	expect(readOptions([], names)).toEqual({ rows: 200_000 });
});

test('size, piece and file are taken in both spellings', () => {
	expect(readOptions(['--rows', '1000000', '--only=paths', '--json', 'out.json'], names)).toEqual({
		rows: 1_000_000,
		only: ['paths'],
		json: 'out.json'
	});
});

test('several pieces are named in one word or in several', () => {
	const both = { rows: 200_000, only: ['paths', 'import'] };
	expect(readOptions(['--only', 'paths,import'], names)).toEqual(both);
	expect(readOptions(['--only', 'paths', '--only', 'import'], names)).toEqual(both);
});

test.each([
	[['--rows', '0'], '--rows needs a whole number above zero, not “0”.'],
	[['--rows', '1e6'], '--rows needs a whole number above zero, not “1e6”.'],
	[['--rows'], '--rows needs a value.'],
	[['--only', 'paths,tea'], 'There is no work called “tea”. Known: import, paths.'],
	[['--only', 'tea'], 'There is no work called “tea”. Known: import, paths.'],
	[['paths'], '“paths” is no option. Known: --rows, --only, --json.'],
	[['--fast'], 'There is no option --fast. Known: --rows, --only, --json.']
])('%j is refused in one sentence', (argv, sentence) => {
	expect(() => readOptions(argv, names)).toThrow(sentence);
});

test('a wrong word ends the command before anything is made', async () => {
	expect(await main(['--only', 'tea'])).toBe(2);
});
