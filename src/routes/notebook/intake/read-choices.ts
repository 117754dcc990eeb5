import { legacyEncodings, type CsvRead, type SourceRead } from '$lib/import/source';
import type { Key, Translate } from '$lib/messages';

export const DELIMITERS: readonly { readonly sign: string; readonly key: Key }[] = [
	{ sign: ',', key: 'intake.delimiter-comma' },
	{ sign: ';', key: 'intake.delimiter-semicolon' },
	{ sign: '\t', key: 'intake.delimiter-tab' },
	{ sign: '|', key: 'intake.delimiter-pipe' },
	{ sign: ' ', key: 'intake.delimiter-space' }
];

/** Stands for a sign that is none of these. */
export const OTHER_SIGN = 'other';

export const QUOTES: readonly {
	readonly value: string;
	readonly sign: CsvRead['quote'];
	readonly key: Key;
}[] = [
	{ value: 'double', sign: '"', key: 'intake.quote-double' },
	{ value: 'single', sign: "'", key: 'intake.quote-single' },
	{ value: 'none', sign: '', key: 'intake.quote-none' }
];

/** By what a reader may know of a file: which letters it holds. */
export const ENCODINGS = ['utf-8', ...legacyEncodings, 'utf-16le', 'utf-16be'] as const;

function delimiterName(sign: string, t: Translate): string {
	const known = DELIMITERS.find((delimiter) => delimiter.sign === sign);
	return known === undefined ? sign : t(known.key);
}

/** How a file is read, in a few words. */
export function readFacts(read: SourceRead, t: Translate): string[] {
	if (read.format === 'xlsx') return [t('intake.file-xlsx'), read.sheet];
	if (read.format !== 'csv') {
		const each = 'each' in read ? read.each : undefined;
		const list = each === undefined ? [] : [t('intake.rowForElement', { list: each })];
		return [t(`intake.file-${read.format}`), ...list];
	}
	return [delimiterName(read.delimiter, t), t(`intake.encoding-${read.encoding}`)];
}
