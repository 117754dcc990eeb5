import { expect, test } from 'vitest';
import { grouped, matching } from './options';
import { readNumber, settle, writeNumber } from './stepping';

const options = [
	{ value: 'a', label: 'Città', group: 'Places' },
	{ value: 'b', label: 'Order confirmed', detail: 'by e-mail', group: 'Events' },
	{ value: 'c', label: 'Order lost', group: 'Events' }
];

test('options are found by all words typed, accents and case aside', () => {
	const found = (typed: string) => matching(options, typed).map(({ value }) => value);
	expect(found('citta')).toEqual(['a']);
	expect(found('MAIL order')).toEqual(['b']);
	expect(found('order')).toEqual(['b', 'c']);
	expect(found('  ')).toEqual(['a', 'b', 'c']);
	expect(found('order nowhere')).toEqual([]);
});

test('neighbours of a group stand together', () => {
	const groups = grouped(options).map(({ name, options }) => [name, options.length]);
	expect(groups).toEqual([
		['Places', 1],
		['Events', 2]
	]);
});

test.each([
	['12', 12],
	['1,5', 1.5],
	['−3', -3],
	[' 1 000 ', 1000],
	['.5', 0.5]
])('%j is read as a number', (text, value) => expect(readNumber(text)).toBe(value));

test.each([
	['en', '10,000', 10_000],
	['en', '1,234,567.5', 1_234_567.5],
	['en', '-1,000', -1000],
	['en', '1.234', 1.234],
	['en', '0,125', 0.125],
	['en', '1.234.567', 1_234_567],
	['en', '1.234,5', 1234.5],
	['en', '1234,567', 1234.567],
	['it', '10.000', 10_000],
	['it', '1.234,5', 1234.5],
	['it', '1,234', 1.234],
	['it', '0.125', 0.125],
	['it', '1,234,567', 1_234_567]
])('in %s %j is %d', (language, text, value) => {
	expect(readNumber(text, language)).toBe(value);
	expect(readNumber(writeNumber(value, language), language)).toBe(value);
});

test.each(['', 'many', '1.2.3', '1e5', '-', '0x1f'])('%j is not a number', (text) =>
	expect(readNumber(text)).toBeUndefined()
);

test('numbers settle on steps within their bounds, without dust', () => {
	expect(settle(0.1 + 0.2, { min: 0, max: 1, step: 0.1 })).toBe(0.3);
	expect(settle(99, { min: 2, max: 12, step: 1 })).toBe(12);
	expect(settle(4.4, { min: -Infinity, max: Infinity, step: 1 })).toBe(4);
	expect(settle(8, { min: 1, max: 30, step: 5 })).toBe(6);
});
