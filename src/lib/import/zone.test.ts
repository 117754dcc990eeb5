import { expect, it } from 'vitest';
import { localOfUtc, offsetsOf, utcOfLocal } from './zone';

const micros = (text: string) => Date.parse(`${text}Z`) * 1000;
const text = (time: number) => new Date(time / 1000).toISOString().slice(0, 16);
const utc = (zone: string, local: string) => text(utcOfLocal(zone, micros(local)));

it('knows summer and winter time', () => {
	expect(utc('Europe/Rome', '2024-01-15T12:00')).toBe('2024-01-15T11:00');
	expect(utc('Europe/Rome', '2024-07-15T12:00')).toBe('2024-07-15T10:00');
	expect(utc('America/New_York', '2024-07-15T12:00')).toBe('2024-07-15T16:00');
	expect(utc('Asia/Kolkata', '2024-07-15T12:00')).toBe('2024-07-15T06:30');
	expect(utc('UTC', '2024-07-15T12:00')).toBe('2024-07-15T12:00');
});

it('takes the first of two equal local times, and moves one that never occurs on by the gap', () => {
	expect(utc('Europe/Rome', '2024-10-27T02:30')).toBe('2024-10-27T00:30');
	expect(utc('Europe/Rome', '2024-10-27T03:00')).toBe('2024-10-27T02:00');
	expect(utc('Europe/Rome', '2024-03-31T02:30')).toBe('2024-03-31T01:30');
	expect(utc('Europe/Rome', '2024-03-31T03:30')).toBe('2024-03-31T01:30');
	expect(utc('Australia/Lord_Howe', '2024-10-06T02:15')).toBe('2024-10-05T15:45');
});

it.each(['Europe/Rome', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca'])(
	'agrees with the platform on every day of 1970 to 2050 in %s',
	(zone) => {
		const format = new Intl.DateTimeFormat('sv-SE', {
			timeZone: zone,
			dateStyle: 'short',
			timeStyle: 'short'
		});
		for (let day = 0; day < 29_000; day += 3) {
			const at = (day * 86_400 + (day % 24) * 3600) * 1_000_000;
			const local = localOfUtc(zone, at);
			expect(text(local).replace('T', ' ')).toBe(format.format(at / 1000));
		}
	}
);

it('refuses what is no zone', () => {
	expect(() => offsetsOf('Europe/Nowhere')).toThrow(RangeError);
});
