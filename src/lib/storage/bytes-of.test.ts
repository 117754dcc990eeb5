import { expect, test } from 'vitest';
import { bytesOf } from './bytes-of';

test('grows with what is in a value, by about what it takes', () => {
	expect(bytesOf('x'.repeat(1000))).toBeCloseTo(2000, -2);
	expect(bytesOf(new Float64Array(1000))).toBeCloseTo(8000, -2);
	expect(bytesOf(Array(1000).fill(1))).toBeCloseTo(8000, -2);
	expect(bytesOf({ list: [new Map([['k', 'x'.repeat(1000)]])] })).toBeCloseTo(2100, -2);
	expect(bytesOf({ blob: new Blob(['x'.repeat(1000)]) })).toBeCloseTo(1100, -2);
});

test('takes whatever a result may hold', () => {
	for (const value of [null, undefined, true, 1n, new Date(0), new Set([1]), []]) {
		expect(bytesOf(value)).toBeGreaterThan(0);
	}
});
