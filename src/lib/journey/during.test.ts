import { describe, expect, it } from 'vitest';
import { duringSql, microsOf } from './during';

const settings = { timeZone: 'Europe/Rome', weekStart: 'monday', smallGroup: 10 } as const;
const utc = (text: string) => Date.parse(`${text}Z`) * 1000;

describe('a written bound', () => {
	it.each([
		['2024-03-31', '2024-03-31T00:00:00'],
		['2024-03-31 18:30', '2024-03-31T18:30:00'],
		['2024-03-31T18:30:05', '2024-03-31T18:30:05']
	])('%s is a local time', (text, expected) => {
		expect(microsOf(text)).toBe(utc(expected));
	});

	it('may name microseconds', () => {
		expect(microsOf('2024-03-31 23:59:59.999999')).toBe(utc('2024-03-31T23:59:59') + 999_999);
		expect(microsOf('2024-03-31 00:00:00.5')).toBe(utc('2024-03-31T00:00:00') + 500_000);
	});

	it.each(['2024-02-31', '31/03/2024', '2024-03-31 25:00', 'today'])('%s is none', (text) => {
		expect(microsOf(text)).toBeUndefined();
	});
});

describe('the range that counts', () => {
	it('is of the clock of the notebook, both ends included', () => {
		const range = { from: '2024-03-31', to: '2024-04-01' };
		// Clocks go forward in the night between the two.
		expect(duringSql('time', range, settings)).toBe(
			`(time >= make_timestamp(${utc('2024-03-30T23:00:00')}) and time <= make_timestamp(${utc('2024-03-31T22:00:00')}))`
		);
	});

	it('without bounds is everything', () => {
		expect(duringSql('time', { from: '', to: '' }, settings)).toBeUndefined();
	});
});
