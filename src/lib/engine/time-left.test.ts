import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Progress } from './protocol';
import { roundly, TimeLeft, withTimeLeft } from './time-left';

const bytes = (done: number, total: number, name = 'web'): Progress => ({
	name,
	unit: 'bytes',
	done,
	total
});

/** What is said ten times a second while work of 1000 bytes goes at these speeds, one for each second. */
function said(speeds: readonly number[]): (number | undefined)[] {
	const timeLeft = new TimeLeft();
	let done = 0;
	return speeds.flatMap((speed, second) =>
		Array.from({ length: 10 }, (_, tenth) => {
			const left = timeLeft.tell(bytes(done, 1000), second + tenth / 10);
			done = Math.min(1000, done + speed / 10);
			return left;
		})
	);
}

describe('the time left', () => {
	it('is said after two seconds, and is right where the speed stays', () => {
		const told = said(Array<number>(9).fill(100));
		expect(told.slice(0, 20)).toEqual(Array(20).fill(undefined));
		told.slice(20).forEach((left, i) => expect(left).toBeCloseTo(8 - i / 10, 5));
	});

	it('comes to what is true within some seconds after the speed has changed', () => {
		const told = said([...Array<number>(4).fill(100), ...Array<number>(14).fill(25)]);
		// 600 bytes were left after 4 seconds, 250 of them after 18.
		expect(told.at(-1)).toBeGreaterThan(6);
		expect(told.at(-1)).toBeLessThan(14);
	});

	it('never jumps up, whatever the speeds are', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 30 }), (speeds) => {
				const told = said(speeds).filter((left) => left !== undefined);
				told.slice(1).forEach((left, i) => {
					const before = told[i]!;
					expect(left).toBeGreaterThanOrEqual(0);
					expect(left).toBeLessThanOrEqual(before * 1.01 + 0.2);
				});
			})
		);
	});

	it('is of one piece of work, and of none that counts in steps', () => {
		const timeLeft = new TimeLeft();
		for (const second of [0, 1, 2, 3]) timeLeft.tell(bytes(second * 10, 1000), second);
		expect(timeLeft.tell(bytes(40, 1000), 4)).toBeCloseTo(96);
		expect(timeLeft.tell(bytes(0, 1000, 'shop'), 5)).toBeUndefined();
		expect(timeLeft.tell({ ...bytes(1, 2), unit: 'steps' }, 9)).toBeUndefined();
	});

	it('is said roundly', () => {
		expect([0, 3.2, 11, 59, 61, 601].map(roundly)).toEqual([1, 4, 15, 60, 90, 900]);
	});

	it('goes with the progress that is passed on', () => {
		const heard: Progress[] = [];
		let now = 0;
		const tell = withTimeLeft(
			(progress) => heard.push(progress),
			() => now
		);
		for (; now <= 4; now++) tell(bytes(now * 10, 100));
		expect(heard.map(({ left }) => left)).toEqual([undefined, undefined, 8, 7, 6]);
	});
});
