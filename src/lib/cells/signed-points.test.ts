import { expect, test } from 'vitest';
import { formats } from '$lib/messages';
import { signedPoints } from './signed-points';

test.each([
	[0.1, 1, '+10.0', '+10,0'],
	[-0.125, 1, '−12.5', '−12,5'],
	[-0.0004, 1, '0.0', '0,0'],
	[0.004, 0, '0', '0'],
	[0, 1, '0.0', '0,0']
])('%d in points, to %d decimals, is %s', (difference, digits, english, italian) => {
	expect(signedPoints(difference, formats('en', 'UTC'), digits)).toBe(english);
	expect(signedPoints(difference, formats('it', 'UTC'), digits)).toBe(italian);
});
