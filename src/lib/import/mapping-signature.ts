import { keyOfValue } from '$lib/notebook/hash';
import { plainHeading } from './headings';
import type { Format } from './source';

/** A key for the layout of a file: its format and its headings, in whatever order they stand. */
export function signatureOf(format: Format, headings: readonly string[]): string {
	return keyOfValue([format, ...headings.map(plainHeading).sort()]);
}
