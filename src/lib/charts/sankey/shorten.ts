import type { Measure } from '$lib/ui/measure-text';

/** The text, or as much of its beginning as fits with `…`; empty where not even one letter does. */
export function shorten(text: string, width: number, measure: Measure): string {
	if (measure(text) <= width) return text;
	const letters = [...text];
	let [fits, fails] = [0, letters.length];
	while (fails - fits > 1) {
		const half = (fits + fails) >> 1;
		if (measure(cut(letters, half)) <= width) fits = half;
		else fails = half;
	}
	return fits > 0 ? cut(letters, fits) : '';
}

const cut = (letters: readonly string[], count: number) =>
	`${letters.slice(0, count).join('').trimEnd()}…`;
