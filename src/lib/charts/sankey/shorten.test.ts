import { expect, test } from 'vitest';
import { shorten } from './shorten';

const tenPixelsEach = (text: string) => 10 * [...text].length;

test('what fits stays whole; what does not is cut to fit, sign included', () => {
	expect(shorten('checkout', 80, tenPixelsEach)).toBe('checkout');
	expect(shorten('checkout', 79, tenPixelsEach)).toBe('checko…');
	expect(shorten('call to desk', 60, tenPixelsEach)).toBe('call…');
	expect(shorten('checkout', 15, tenPixelsEach)).toBe('');
});

test('letters outside the basic plane are never cut in two', () => {
	expect(shorten('😀😀😀😀', 30, tenPixelsEach)).toBe('😀😀…');
});
