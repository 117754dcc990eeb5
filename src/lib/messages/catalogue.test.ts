import { describe, expect, test } from 'vitest';
import { catalogueOf } from './catalogue';
import { argumentsOf, wordsIn } from './message-tree';

/** Not words: the same in both languages. */
const same = new Set(['cells.sql-placeholder']);

const keys = [...catalogueOf('en').keys()];

test('both languages have the same messages', () => {
	expect([...catalogueOf('it').keys()].sort()).toEqual(keys.toSorted());
	expect(keys).toContain('common.close');
});

describe.each(keys)('%s', (key) => {
	const english = catalogueOf('en').get(key) ?? '';
	const italian = catalogueOf('it').get(key) ?? '';

	test('parses, and asks for the same in both languages', () => {
		expect(argumentsOf(italian)).toEqual(argumentsOf(english));
	});

	test('says something, in Italian too', () => {
		expect(english.trim()).toBe(english);
		expect(italian.trim()).toBe(italian);
		expect(english).not.toBe('');
		const words = wordsIn(english);
		if (words.length > 12 && !same.has(key)) expect(wordsIn(italian)).not.toBe(words);
	});
});
