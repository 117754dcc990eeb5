import type { Bins, ColumnProfile } from '$lib/import/profile';
import type { ColumnType } from '$lib/import/source';
import type { Words } from '$lib/messages';

/** Shares below this are told as a count: they would round to nothing. */
const SMALL = 0.01;

/** What a column holds, in a few words: what there is, then what is missing. */
export function profileFacts(
	profile: ColumnProfile,
	type: ColumnType,
	looked: number,
	{ t, formats }: Words
): string[] {
	const { empty, unreadable } = profile;
	const facts = [...holdings(profile, type, looked, { t, formats })];
	if (empty > 0) {
		const share = empty / looked;
		facts.push(
			share < SMALL
				? t('intake.emptyCount', { count: empty })
				: t('intake.emptyShare', { share: formats.percent(share, 0) })
		);
	}
	if (unreadable > 0) facts.push(t('intake.unreadableCount', { count: unreadable }));
	return facts;
}

function holdings(
	{ distinct, empty, unreadable, top, histogram }: ColumnProfile,
	type: ColumnType,
	looked: number,
	{ t, formats }: Words
): string[] {
	if (histogram !== undefined) return [extentWords(histogram, type, { t, formats })];
	if (distinct === 0) return [];
	const [only] = top;
	if (distinct === 1 && only !== undefined)
		return [t('intake.always', { value: clipped(only.value) })];
	const filled = looked - empty - unreadable;
	return [
		distinct === filled ? t('intake.allDifferent') : t('intake.distinct', { count: distinct })
	];
}

/** From where to where numbers or times go. */
function extentWords({ min, max }: Bins, type: ColumnType, { t, formats }: Words): string {
	const show = (value: number) =>
		type.type === 'time' ? formats.date(value / 1000) : formats.number(value);
	return show(min) === show(max)
		? t('intake.always', { value: show(min) })
		: t('intake.range', { from: show(min), to: show(max) });
}

/** The most frequent values with their counts, or how many different ones there are. */
export function profileDetail({ top, distinct }: ColumnProfile, { t }: Words): string {
	if (top.length === 0 || top[0]?.count === 1) return t('intake.distinct', { count: distinct });
	const values = top
		.slice(0, 3)
		.map(({ value, count }) => t('intake.oftenOne', { value: clipped(value), count }));
	return t('intake.mostOften', { values: values.join(', ') });
}

/** Characters of a value that are enough to know it by. */
const CLIP = 40;

function clipped(value: string): string {
	return value.length > CLIP ? `${value.slice(0, CLIP)}…` : value;
}
