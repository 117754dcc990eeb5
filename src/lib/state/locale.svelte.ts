import { formats, phrase, pickLocale, translate, type Locale } from '$lib/messages';

const preferred = () => pickLocale(typeof navigator === 'undefined' ? [] : navigator.languages);

/** The browser's own variant of a language, such as `en-GB`: that of the reader's dates. */
function regionOf(locale: Locale): string {
	const tags = typeof navigator === 'undefined' ? [] : navigator.languages;
	return tags.find((tag) => tag === locale || tag.startsWith(`${locale}-`)) ?? locale;
}

/** The reader's language, with its messages and formats. */
export class Words {
	#locale: Locale = $state('en');
	/** IANA zone of the open notebook; the browser's where there is none. */
	timeZone: string | undefined = $state();
	readonly #translate = $derived.by(() => translate(this.#locale));
	readonly #phrase = $derived.by(() => phrase(this.#locale));
	readonly #formats = $derived.by(() => formats(this.#locale, this.timeZone, this.region));

	/** Told whenever the reader chooses another language. */
	onchange: ((locale: Locale) => void) | undefined;

	constructor(initial: Locale = preferred(), onchange?: (locale: Locale) => void) {
		this.#locale = initial;
		this.onchange = onchange;
	}

	get locale(): Locale {
		return this.#locale;
	}

	set locale(locale: Locale) {
		if (locale === this.#locale) return;
		this.#locale = locale;
		this.onchange?.(locale);
	}

	/** The reader's own variant of the language, for dates. */
	get region(): string {
		return regionOf(this.#locale);
	}

	/** The message of a key, as text. */
	get t() {
		return this.#translate;
	}

	/** The message of a key, as parts: for sentences whose tagged words are controls. */
	get phrase() {
		return this.#phrase;
	}

	get formats() {
		return this.#formats;
	}
}

export const words = new Words();
