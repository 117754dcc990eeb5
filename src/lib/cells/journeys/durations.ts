import type { Bar } from '$lib/charts/bars/layout';
import { DURATION_BOUNDS, type JourneysResult } from '$lib/journey/journeys/result';
import type { Words } from '$lib/messages';

/** Journeys by how long they last, from the shortest bin that has any to the longest. */
export function durationBars(durations: JourneysResult['durations'], words: Words): readonly Bar[] {
	const counts = new Map(durations.map(({ bin, journeys }) => [bin, journeys]));
	const [first, last] = [Math.min(...counts.keys()), Math.max(...counts.keys())];
	if (counts.size === 0) return [];
	return Array.from({ length: last - first + 1 }, (_, index) => {
		const bin = first + index;
		return { key: `${bin}`, label: nameOf(bin, words), count: counts.get(bin) ?? 0 };
	});
}

function nameOf(bin: number, { t, formats }: Words): string {
	if (bin === 0) return t('journeys.duration-none');
	const [from = 0, to] = [DURATION_BOUNDS[bin - 1], DURATION_BOUNDS[bin]];
	if (to === undefined) return t('journeys.duration-over', { from: formats.duration(from) });
	if (from === 0) return t('journeys.duration-under', { to: formats.duration(to) });
	return t('journeys.duration-between', {
		from: formats.duration(from),
		to: formats.duration(to)
	});
}
