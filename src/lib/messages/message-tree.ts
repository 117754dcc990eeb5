import { IntlMessageFormat } from 'intl-messageformat';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** An element of a message with all that lies within it. */
function* walk(elements: readonly Element[]): Generator<Element> {
	for (const element of elements) {
		yield element;
		if ('children' in element) yield* walk(element.children);
		if ('options' in element) {
			for (const option of Object.values(element.options)) yield* walk(option.value);
		}
	}
}

const TAG = 8;
const LITERAL = 0;
const POUND = 7;

/** Tags and parameters share one name space in the library; this keeps `<steps>{steps}</steps>` apart. */
export const TAG_PREFIX = 'tag:';

/** Puts the prefix before the name of every `<tag>` of a parsed message, and gives those names. */
export function setTagsApart(elements: readonly Element[]): string[] {
	const tags = new Set<string>();
	for (const element of walk(elements)) {
		if (element.type !== TAG || !('children' in element)) continue;
		tags.add(element.value);
		element.value = TAG_PREFIX + element.value;
	}
	return [...tags];
}

/** What a parsed message asks for, `name` or `<name>`, sorted: to compare two languages. */
export function argumentsOf(message: string): string[] {
	const names = [...walk(new IntlMessageFormat(message, 'en').getAst())].flatMap((element) => {
		if (element.type === LITERAL || element.type === POUND || !('value' in element)) return [];
		return element.type === TAG ? `<${element.value}>` : element.value;
	});
	return [...new Set(names)].sort();
}

/** The words of a message itself, without what is put into it. */
export function wordsIn(message: string): string {
	return [...walk(new IntlMessageFormat(message, 'en').getAst())]
		.flatMap((element) => (element.type === LITERAL && 'value' in element ? element.value : []))
		.join('')
		.trim();
}
