import type { EventMatch } from '$lib/journey/periods/spec';
import type { Words } from '$lib/messages';
import { matchWords } from './match-words';

/** What counts, in words. */
export function eventName(match: EventMatch, words: Words): string {
	return match.length === 0
		? words.t('retention.any-interaction')
		: matchWords(match, { t: words.t, f: words.formats });
}
