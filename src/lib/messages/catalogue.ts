import en from './en';
import type late from './en/analyses';
import it from './it';

export type Locale = 'en' | 'it';
export const LOCALES: readonly Locale[] = ['en', 'it'];

type Areas = typeof en & typeof late;
type KeysOf<Area extends keyof Areas> = Area extends string
	? `${Area}.${keyof Areas[Area] & string}`
	: never;

/** The name of a message: `area.key`. */
export type Key = KeysOf<keyof Areas>;

function flatten(areas: Record<string, Record<string, string>>): Map<string, string> {
	const entries = Object.entries(areas).flatMap(([area, messages]) =>
		Object.entries(messages).map(([key, message]) => [`${area}.${key}`, message] as const)
	);
	return new Map(entries);
}

const catalogues: Readonly<Record<Locale, Map<string, string>>> = {
	en: flatten(en),
	it: flatten(it)
};

/** Every message there is by its key, as ICU MessageFormat; `whole.ts` adds what the first page does not say. */
export const catalogueOf = (locale: Locale): ReadonlyMap<string, string> => catalogues[locale];

/** Adds areas in both languages. */
export function provide(areas: Readonly<Record<Locale, Record<string, Record<string, string>>>>) {
	for (const locale of LOCALES) {
		for (const [key, message] of flatten(areas[locale])) catalogues[locale].set(key, message);
	}
}
