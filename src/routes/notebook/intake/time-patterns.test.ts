import { describe, expect, test } from 'vitest';
import {
	COMMON_FORMATS,
	dayAndMonth,
	exampleOf,
	hasDayAndMonth,
	swapDayAndMonth
} from './time-patterns';

describe('patterns are shown by an example', () => {
	test.each([
		['%d/%m/%Y %H:%M', '31/12/2025 23:59'],
		['%-d %b %y, %I:%M %p', '31 Dec 25, 11:59 PM'],
		['%Y%m%dT%H%M%SZ', '20251231T235958Z'],
		['%q 100%%', '%q 100%']
	])('%s', (pattern, example) => expect(exampleOf(pattern)).toBe(example));

	test('no two of those on offer alike', () => {
		const examples = COMMON_FORMATS.map(exampleOf);
		expect(new Set(examples).size).toBe(examples.length);
	});
});

test('day and month can change places, and back', () => {
	expect(swapDayAndMonth('%a, %d/%m/%Y')).toBe('%a, %m/%d/%Y');
	expect(swapDayAndMonth('%m/%-d/%y')).toBe('%-d/%m/%y');
	expect(hasDayAndMonth('%d.%m.%Y')).toBe(true);
	expect(hasDayAndMonth('%Y-%m')).toBe(false);
});

test('a value is read by the pattern in hand', () => {
	expect(dayAndMonth('01/02/2024', '%d/%m/%Y')).toEqual({ day: 1, month: 2 });
	expect(dayAndMonth('01/02/2024', '%m/%d/%Y')).toEqual({ day: 2, month: 1 });
	expect(dayAndMonth('soon', '%m/%d/%Y')).toBeUndefined();
});
