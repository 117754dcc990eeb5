import { messageOf, type Params, type Part } from './message';
import type { Key, Locale } from './catalogue';
import type { Formats } from './format';

export { LOCALES, type Key, type Locale } from './catalogue';
export type { Params, Part } from './message';
export { formats, type Formats, type TickUnit } from './format';

export type Translate = (key: Key, params?: Params) => string;
export type Phrase = (key: Key, params?: Params) => Part[];

/** The reader's messages, and how numbers and times are written for them. */
export interface Words {
	readonly t: Translate;
	readonly formats: Formats;
}

/** The messages of a language as plain text; what stood in `<tags>` keeps only its words. */
export function translate(locale: Locale): Translate {
	return (key, params) =>
		messageOf(locale, key)
			.parts(params)
			.map((part) => part.text)
			.join('');
}

/** The same as parts, for sentences in which some words are buttons: `Paths of <set>{name}</set>`. */
export function phrase(locale: Locale): Phrase {
	return (key, params) => messageOf(locale, key).parts(params);
}

/** The first language of these that the catalogue has, else English. */
export function pickLocale(wanted: readonly string[]): Locale {
	for (const tag of wanted) {
		if (/^it\b/i.test(tag)) return 'it';
		if (/^en\b/i.test(tag)) return 'en';
	}
	return 'en';
}
