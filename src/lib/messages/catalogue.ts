import en from './en';
import it from './it';

export type Locale = 'en' | 'it';
export const LOCALES: readonly Locale[] = ['en', 'it'];

type Areas = typeof en;
type KeysOf<Area extends keyof Areas> = Area extends string
	? `${Area}.${keyof Areas[Area] & string}`
	: never;

/** The name of a message: `area.key`. */
export type Key = KeysOf<keyof Areas>;

function flatten(areas: Record<string, Record<string, string>>): ReadonlyMap<string, string> {
	const entries = Object.entries(areas).flatMap(([area, messages]) =>
		Object.entries(messages).map(([key, message]) => [`${area}.${key}`, message] as const)
	);
	return new Map(entries);
}

/** Every message by its key, as ICU MessageFormat. */
export const catalogues: Record<Locale, ReadonlyMap<string, string>> = {
	en: flatten(en),
	it: flatten(it)
};
