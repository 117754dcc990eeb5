import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from './canonical';
import { keyOfValue } from './hash';

test('is the start of the SHA-256 that everybody computes', () => {
	// `printf '{}' | sha256sum`
	expect(keyOfValue({})).toBe('44136fa355b3678a1146ad16f7e8649e');
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			const digest = createHash('sha256').update(canonical(value), 'utf8').digest('hex');
			expect(keyOfValue(value)).toBe(digest.slice(0, 32));
		})
	);
});

test('tells texts apart that only broken characters tell apart', () => {
	expect(keyOfValue('\ud800')).not.toBe(keyOfValue('\ufffd'));
	expect(keyOfValue('\ud800')).not.toBe(keyOfValue('\ud801'));
});
