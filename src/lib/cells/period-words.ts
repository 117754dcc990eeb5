import { instantOfLocal, microsOf } from '$lib/journey/during';
import type { Span } from '$lib/journey/periods/spec';
import type { Words } from '$lib/messages';

/** The instant, in milliseconds, at which a period begins that is known by the notebook's clock. */
function instantOf(starts: number, timeZone: string): number {
	return instantOfLocal(starts * 1000, timeZone) / 1000;
}

/** A period in words. `starts` is local, in milliseconds as if it were UTC. */
export function periodName(starts: number, span: Span, timeZone: string, words: Words): string {
	const at = instantOf(starts, timeZone);
	switch (span) {
		case 'hour':
			return words.formats.dateTime(at);
		case 'day':
		case 'week':
			return words.formats.date(at);
		case 'month':
			return words.formats.tick(at, 'month', true);
	}
}

/** Which periods a cell shows, in words. */
export function rangeName(
	spec: { readonly period: Span; readonly from: string; readonly periods: number },
	timeZone: string,
	{ t, formats }: Words
): string {
	const count = t(`retention.count-${spec.period}`, { count: spec.periods });
	if (spec.from === '') return t('retention.range-last', { count });
	const from = formats.date(instantOf((microsOf(spec.from) ?? 0) / 1000, timeZone));
	return t('retention.range-from', { count, from });
}

/** A period in short, for an axis. */
export function periodTick(starts: number, span: Span, timeZone: string, words: Words): string {
	const at = instantOf(starts, timeZone);
	switch (span) {
		case 'hour':
			return words.formats.tick(at, starts % 86_400_000 === 0 ? 'day' : 'hour');
		case 'day':
		case 'week':
			return words.formats.tick(at, 'day');
		case 'month':
			return words.formats.tick(at, 'month', true);
	}
}
