import type { Formats } from '$lib/messages';

/**
 * A difference of shares in percentage points, without their name: `+4.0`, `−12.5`. What rounds to nothing
 * has no sign.
 */
export function signedPoints(difference: number, formats: Formats, digits = 1): string {
	const size = formats.percent(Math.abs(difference), digits).replace(/\s*%/u, '');
	if (Number((Math.abs(difference) * 100).toFixed(digits)) === 0) return size;
	return `${difference < 0 ? '−' : '+'}${size}`;
}
