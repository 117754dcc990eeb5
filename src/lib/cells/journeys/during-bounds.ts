/** With it a bound holds the whole of its day. */
export const END_OF_DAY = ' 23:59:59.999999';

/** A day as a bound that holds all of it; empty for no day. */
export function boundOf(end: 'from' | 'to', day: string): string {
	return day === '' || end === 'from' ? day : day + END_OF_DAY;
}
