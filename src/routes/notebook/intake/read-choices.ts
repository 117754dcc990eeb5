import type { CsvRead, SourceRead } from '$lib/import/source';
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

export const ENCODINGS: readonly { readonly value: CsvRead['encoding']; readonly label: string }[] =
	[
		{ value: 'utf-8', label: 'UTF-8' },
		{ value: 'windows-1252', label: 'Windows-1252' },
		{ value: 'utf-16le', label: 'UTF-16 LE' },
		{ value: 'utf-16be', label: 'UTF-16 BE' }
	];

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
	const encoding = ENCODINGS.find(({ value }) => value === read.encoding)?.label ?? '';
	return [delimiterName(read.delimiter, t), encoding];
}
