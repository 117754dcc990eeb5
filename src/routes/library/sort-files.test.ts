import { expect, test } from 'vitest';
import { sortFiles } from './sort-files';

test('notebooks are told from data by their names', () => {
	const names = [
		'calls.csv',
		'may.sentiero.json',
		'May.SENTIERO.JSON',
		'may.sentiero (1).json',
		'may.sentiero(2).json',
		'events.json',
		'sentiero.json',
		'may.sentiero.json.csv'
	];
	const { notebooks, data } = sortFiles(names.map((name) => new File([''], name)));
	expect(notebooks.map(({ name }) => name)).toEqual(names.slice(1, 5));
	expect(data.map(({ name }) => name)).toEqual([names[0], ...names.slice(5)]);
});
