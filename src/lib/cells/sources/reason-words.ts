import type { RejectReason } from '$lib/import/inspection';
import type { Key, Translate } from '$lib/messages';

const WORDS: Record<RejectReason, Key> = {
	columns: 'import.reject-columns',
	quotes: 'import.reject-quotes',
	encoding: 'import.reject-encoding',
	'too-long': 'import.reject-too-long',
	json: 'import.reject-json',
	xml: 'import.reject-xml',
	reader: 'import.reject-reader',
	'no-time': 'import.reject-no-time',
	'unreadable-time': 'import.reject-unreadable-time',
	'no-identifier': 'import.reject-no-identifier'
};

/** Why a record was left out, in words. */
export function reasonWords(reason: string, t: Translate): string {
	const known: Readonly<Record<string, Key>> = WORDS;
	return t(known[reason] ?? 'import.reject-reader');
}
