import { IntlMessageFormat } from 'intl-messageformat';
import { catalogueOf, type Key, type Locale } from './catalogue';
import { TAG_PREFIX, setTagsApart } from './message-tree';
import { numberFormat } from './number-format';

export type Params = Readonly<Record<string, string | number | bigint | Date>>;

/** A stretch of a message; `tag` names the `<tag>…</tag>` that it stood in. */
export interface Part {
	readonly text: string;
	readonly tag?: string;
}

const formatters = {
	getNumberFormat: numberFormat,
	getDateTimeFormat: (...given: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
		new Intl.DateTimeFormat(...given),
	getPluralRules: (...given: ConstructorParameters<typeof Intl.PluralRules>) =>
		new Intl.PluralRules(...given)
};

type Handlers = Record<string, (chunks: (string | Part)[]) => Part>;

/** One message of one language, parsed once. */
export class Message {
	readonly #format: IntlMessageFormat;
	readonly #handlers: Handlers;

	constructor(text: string, locale: Locale) {
		this.#format = new IntlMessageFormat(text, locale, undefined, { formatters });
		const tags = setTagsApart(this.#format.getAst());
		this.#handlers = Object.fromEntries(tags.map((tag) => [TAG_PREFIX + tag, takeTag(tag)]));
	}

	/** Throws where a parameter that the message names is missing. */
	parts(params: Params = {}): Part[] {
		const parts = this.#format.formatToParts<Part>({ ...params, ...this.#handlers });
		return parts.map(({ value }) => (typeof value === 'object' ? value : { text: String(value) }));
	}
}

function takeTag(tag: string): (chunks: (string | Part)[]) => Part {
	return (chunks) => ({ tag, text: chunks.map(textOf).join('') });
}

const textOf = (chunk: string | Part) => (typeof chunk === 'string' ? chunk : chunk.text);

const parsed = new Map<string, Message>();

/** The parsed message of a key. Throws for a key that no catalogue has. */
export function messageOf(locale: Locale, key: Key): Message {
	const id = `${locale}:${key}`;
	const known = parsed.get(id);
	if (known) return known;
	const text = catalogueOf(locale).get(key);
	if (text === undefined) throw new Error(`No message is called ${key}`);
	const message = new Message(text, locale);
	parsed.set(id, message);
	return message;
}
