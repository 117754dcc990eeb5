import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from './canonical';

/** The same value with the members of every object in the opposite order. */
function reversed(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(reversed);
	if (value === null || typeof value !== 'object') return value;
	const entries = Object.entries(value).map(([key, member]) => [key, reversed(member)]);
	return Object.fromEntries(entries.reverse());
}

test('sorts keys by code unit at every level and keeps the order of lists', () => {
	expect(canonical({ b: [2, 1], a: { z: null, Z: 'é"' } })).toBe(
		'{"a":{"Z":"é\\"","z":null},"b":[2,1]}'
	);
});

test('a member that is undefined is as good as none', () => {
	expect(canonical({ a: 1, b: undefined })).toBe(canonical({ a: 1 }));
	expect(canonical(undefined)).toBe('null');
	expect(canonical([undefined, 1])).toBe('[null,1]');
});

test('an empty list is not an empty object', () => {
	expect(canonical([])).not.toBe(canonical({}));
});

test('reads back as the value it was made of', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
		})
	);
});

test('the order in which members were written does not matter', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			expect(canonical(reversed(value))).toBe(canonical(value));
		})
	);
});

test('different values have different texts', () => {
	const same = (a: unknown, b: unknown) => canonical(a) === canonical(b);
	fc.assert(
		fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
			// -0 is 0 in canonical text, so that two ways to write it are not two results.
			const [first, second] = [a, b].map((value) => JSON.parse(JSON.stringify(value)) as unknown);
			let equal = true;
			try {
				expect(first).toEqual(second);
			} catch {
				equal = false;
			}
			expect(same(a, b)).toBe(equal);
		})
	);
	for (const [a, b] of [
		['1', 1],
		[null, 'null'],
		[
			[1, [2]],
			[[1], 2]
		],
		[{ a: { b: 1 } }, { a: 1, b: 1 }]
	]) {
		expect(same(a, b)).toBe(false);
	}
});
