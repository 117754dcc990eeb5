import type { Words } from '$lib/messages';
import type { LinesData } from './data';
import type { LinesLayout, PlacedLine } from './layout';
import { pointAt, type Place } from './navigate';

/** A place on the x axis in words; times of midnight are days. */
export function whereOf(x: number, of: LinesData['x'], { formats }: Words): string {
	switch (of) {
		case 'time': {
			const at = x / 1000;
			return formats.local(at) % 86_400_000 === 0 ? formats.date(at) : formats.dateTime(at);
		}
		case 'duration':
			return formats.duration(x);
		case 'count':
		case 'number':
			return formats.number(x);
	}
}

/** What a line says at a stop, as a sentence without its x; a single line needs no name. */
function valueOf(
	layout: LinesLayout,
	place: Place,
	{ t, formats }: Words,
	format: (y: number) => string
): string {
	const line: PlacedLine | undefined = layout.lines[place.line];
	const alone = layout.lines.length === 1;
	const label = line?.line.label ?? '';
	const point = pointAt(layout, place)?.point;
	if (point?.y == null) return alone ? t('lines.noValueOnly') : t('lines.noValue', { label });
	const { y, low, high, n, open } = point;
	const interval =
		low === undefined || high === undefined
			? 'none'
			: t('lines.range', { low: format(low), high: format(high) });
	return t(alone ? 'lines.valueOnly' : 'lines.value', {
		label,
		value: format(y),
		interval,
		n: n === undefined ? 'none' : formats.integer(n),
		open: open === true ? 'yes' : 'no'
	});
}

/** All that is known at a place: the line that is there first, then what the others have at the same x. */
export function readOut(
	layout: LinesLayout,
	place: Place,
	x: string,
	words: Words,
	format: (y: number) => string
): string {
	const others = layout.lines.flatMap((_, line) => {
		const at = { ...place, line };
		return line !== place.line && pointAt(layout, at) ? [at] : [];
	});
	const values = [place, ...others].map((at) => valueOf(layout, at, words, format));
	return `${x} · ${values.join(' · ')}`;
}
