import { describe, expect, test } from 'vitest';
import { formats } from '.';

const en = formats('en', 'UTC');
const it = formats('it', 'Europe/Rome');
/** Intl puts no-break spaces between a number and its sign. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test('numbers are grouped from a thousand on, in both languages', () => {
	expect(en.integer(1204)).toBe('1,204');
	expect(it.integer(1204)).toBe('1.204');
	expect(it.integer(12_345_678_901_234_567_890n)).toBe('12.345.678.901.234.567.890');
	expect(en.number(3.14159)).toBe('3.14');
	expect(it.number(3.14159, 4)).toBe('3,1416');
});

test('shares keep their decimals', () => {
	expect(en.percent(0.6744)).toBe('67.4%');
	expect(plain(it.percent(0.5, 0))).toBe('50%');
	expect(en.percent(1)).toBe('100.0%');
});

test('what is not there is a dash', () => {
	expect([en.number(null), en.integer(undefined), en.percent(NaN), en.duration(null)]).toEqual([
		'–',
		'–',
		'–',
		'–'
	]);
});

describe('durations are said with the units a reader would use', () => {
	test.each([
		[0, '0 s'],
		[0.0004, '0 ms'],
		[0.35, '350 ms'],
		[0.9996, '1 s'],
		[4.25, '4.3 s'],
		[59.4, '59 s'],
		[59.6, '1 min'],
		[200, '3 min 20 s'],
		[3599.7, '1 h'],
		[5 * 3600 + 12 * 60, '5 h 12 min'],
		[86_399, '1 day'],
		[2.4 * 86_400, '2.4 days'],
		[365 * 86_400, '365 days'],
		[3 * 365.25 * 86_400, '3 years'],
		[-200, '−3 min 20 s']
	])('%d s', (seconds, words) => expect(en.duration(seconds)).toBe(words));

	test('in Italian too', () => expect(it.duration(2.4 * 86_400)).toBe('2,4 giorni'));
});

test('sizes are decimal, as file managers show them', () => {
	expect(en.bytes(1)).toBe('1 byte');
	expect(en.bytes(1234)).toBe('1.2 kB');
	expect(en.bytes(357_000_000)).toBe('357 MB');
	expect(en.bytes(999_600)).toBe('1 MB');
	expect(it.bytes(1_500_000_000)).toBe('1,5 GB');
});

test('dates are those of the zone', () => {
	const late = Date.UTC(2024, 0, 31, 23, 30);
	expect(en.date(late)).toBe('Jan 31, 2024');
	expect(it.date(late)).toBe('1 feb 2024');
	expect(plain(it.dateTime(late))).toMatch(/^1 feb 2024,? 00:30$/);
});

test('moments are told from now', () => {
	const now = Date.UTC(2024, 5, 1);
	expect(en.relative(now - 5 * 60_000, now)).toBe('5 minutes ago');
	expect(en.relative(now - 59.7 * 60_000, now)).toBe('1 hour ago');
	expect(it.relative(now - 86_400_000, now)).toBe('ieri');
	expect(en.relative(new Date(now + 400 * 86_400_000), now)).toBe('next year');
});
