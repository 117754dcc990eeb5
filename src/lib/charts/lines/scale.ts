/** Steps that read well for durations, in seconds; beyond them, round numbers of days. */
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SPANS = [
	...[1, 2, 5, 10, 15, 30],
	...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
	...[1, 2, 3, 6, 12].map((n) => n * HOUR)
];

/** The least round step that cuts `span` into at most `most` parts. */
function roundStep(span: number, most: number): number {
	const rough = span / Math.max(1, most);
	const power = 10 ** Math.floor(Math.log10(rough));
	const factor = [1, 2, 5, 10].find((each) => each * power >= rough * (1 - 1e-9)) ?? 10;
	return factor * power;
}

function durationStep(span: number, most: number): number {
	if (span / Math.max(1, most) <= 1) return roundStep(span, most);
	return (
		SPANS.find((each) => span / each <= most) ?? Math.max(1, roundStep(span / DAY, most)) * DAY
	);
}

/** Round values over a range; `whole` makes the range end on such values. */
export function roundTicks(
	low: number,
	high: number,
	most: number,
	of: 'number' | 'duration',
	whole: boolean
): number[] {
	const span = high - low;
	if (!(span > 0)) return [low];
	const step = of === 'duration' ? durationStep(span, most) : roundStep(span, most);
	const first = whole ? Math.floor(low / step + 1e-9) : Math.ceil(low / step - 1e-9);
	const last = whole ? Math.ceil(high / step - 1e-9) : Math.floor(high / step + 1e-9);
	// Sums of steps such as 0.1 would drift.
	return Array.from({ length: last - first + 1 }, (_, index) =>
		Number(((first + index) * step).toPrecision(12))
	);
}

/** Maps a domain onto pixels; the middle where the domain is a point. */
export function linear(
	[from, to]: readonly [number, number],
	[start, end]: readonly [number, number]
): (value: number) => number {
	if (from === to) return () => (start + end) / 2;
	return (value) => start + ((value - from) / (to - from)) * (end - start);
}
