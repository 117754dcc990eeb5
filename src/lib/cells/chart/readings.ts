import type { ChartPoint, ChartResult } from '$lib/journey/chart/fold';
import type { ChartSpec } from '$lib/journey/chart/spec';
import type { Formats, Words } from '$lib/messages';
import { measureOf } from './axes';
import { placeWord } from './place-words';

export interface ReadingWords extends Words {
	readonly empty: string;
	/** Of times that are local already, read as if they were UTC. */
	readonly local: Formats;
}

/** Some points at one place. */
export interface Mark extends ChartPoint {
	/** How many lie there; of all but points one. */
	readonly count: number;
}

/** All that a mark says, a line each: where it stands, whose it is, how much. */
export function readingOf(
	spec: ChartSpec,
	{ xType, yType, series }: ChartResult,
	words: ReadingWords
): (mark: Mark) => string {
	const { t, formats } = words;
	const line = (name: string, value: string) => t('chart.reading', { name, value });
	const dot = spec.type === 'dot';
	const histogram = spec.type === 'histogram';
	return ({ x, y, colour, value, count }) => {
		const place = (of: ChartPoint['x'], type: typeof xType, per: ChartSpec['per']) =>
			placeWord(of, type, per, words);
		const from = place(x, xType, spec.per);
		const where = histogram
			? line(spec.x, t('chart.range', { from, to: place(y, xType, '') }))
			: line(spec.x, from);
		return [
			where,
			...(dot || spec.type === 'heat' ? [line(spec.y, place(y, yType, ''))] : []),
			...(series.length > 1 ? [line(spec.colour, colour === null ? words.empty : colour)] : []),
			...(dot
				? count > 1
					? [t('chart.points-here', { count })]
					: []
				: [line(measureOf(spec, t), formats.number(value))])
		].join('\n');
	};
}

/** Points at the same place are one mark that says how many they are. */
export function marksOf(points: readonly ChartPoint[]): readonly Mark[] {
	const marks = new Map<string, Mark>();
	for (const point of points) {
		const key = JSON.stringify([point.x, point.y, point.colour]);
		marks.set(key, { ...point, count: (marks.get(key)?.count ?? 0) + 1 });
	}
	return [...marks.values()];
}
