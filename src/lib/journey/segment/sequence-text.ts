import { MOST_ITEMS, type SequenceItem } from '../filter/condition';
import { at, isUnset, type Match } from '../filter/match';

// A sequence as one line: `search → * → !purchase`. See `docs/semantics.md`.

const FIELDS = ['channel', 'stage', 'source'] as const;
const ARROW = ' → ';

/** What is wrong with a line, and in which step, from 1. */
export interface SequenceFault {
	readonly step: number;
	readonly why: 'empty' | 'quote' | 'mixed' | 'long';
}

/** The steps that a line says, or what is wrong with it. Arrows are `→`, `->` or ` > `. */
export function sequenceOf(
	text: string
): { readonly items: SequenceItem[] } | { readonly fault: SequenceFault } {
	const items: SequenceItem[] = [];
	for (const [index, part] of partsOf(text, arrowAt).entries()) {
		const item = itemOf(part.trim());
		if (typeof item === 'string') return { fault: { step: index + 1, why: item } };
		items.push(item);
	}
	return items.length > MOST_ITEMS ? { fault: { step: MOST_ITEMS + 1, why: 'long' } } : { items };
}

function itemOf(text: string): SequenceItem | SequenceFault['why'] {
	if (text === '') return 'empty';
	if (text === '*') return { is: 'any' };
	const none = text.startsWith('!');
	const match = matchOf(none ? text.slice(1).trim() : text);
	return typeof match === 'string' ? match : { is: none ? 'none' : 'one', match };
}

interface Name {
	readonly field: 'touchpoint' | (typeof FIELDS)[number];
	readonly value: string;
	readonly pattern: boolean;
}

function matchOf(text: string): Match | SequenceFault['why'] {
	if (text === '?') return at();
	const names: Name[] = [];
	for (const part of partsOf(text, (all, place) => (all[place] === '|' ? 1 : 0))) {
		const name = nameOf(part.trim());
		if (typeof name === 'string') return name;
		names.push(name);
	}
	const [first] = names;
	if (first === undefined) return 'empty';
	const { field } = first;
	if (first.pattern && names.length === 1) return [{ field, op: 'like', value: first.value }];
	const alike = names.every((one) => one.field === field && !one.pattern);
	return alike ? [{ field, op: 'is', values: names.map(({ value }) => value) }] : 'mixed';
}

function nameOf(text: string): Name | SequenceFault['why'] {
	const named = FIELDS.find((field) => text.startsWith(`${field}:`));
	const said = named === undefined ? text : text.slice(named.length + 1).trim();
	const field = named ?? 'touchpoint';
	const quoted = /^"((?:[^"]|"")*)"$/u.exec(said)?.[1];
	if (quoted !== undefined) return { field, value: quoted.replaceAll('""', '"'), pattern: false };
	if (said.includes('"')) return 'quote';
	return said === '' ? 'empty' : { field, value: said, pattern: /[*?]/u.test(said) };
}

/** How many characters at that place are an arrow. */
function arrowAt(text: string, place: number): number {
	if (text[place] === '→') return 1;
	if (text.startsWith('->', place)) return 2;
	return text.startsWith(' > ', place) ? 3 : 0;
}

/** A text between what parts it, quotes kept whole. */
function partsOf(text: string, parts: (text: string, place: number) => number): string[] {
	const found: string[] = [];
	let [from, quoted] = [0, false];
	for (let place = 0; place < text.length; place++) {
		if (text[place] === '"') quoted = !quoted;
		const length = quoted ? 0 : parts(text, place);
		if (length === 0) continue;
		found.push(text.slice(from, place));
		from = place + length;
		place = from - 1;
	}
	return [...found, text.slice(from)];
}

/** The line that says these steps; undefined where one is more than a line can say. */
export function textOfSequence(items: readonly SequenceItem[]): string | undefined {
	const parts = items.map((item) => {
		if (item.is === 'any') return '*';
		const match = textOfMatch(item.match);
		return match === undefined ? undefined : `${item.is === 'none' ? '!' : ''}${match}`;
	});
	return parts.every((part) => part !== undefined) ? parts.join(ARROW) : undefined;
}

function textOfMatch(match: Match): string | undefined {
	const [test] = match;
	if (test === undefined || match.length > 1 || typeof test.field !== 'string') return undefined;
	const field = test.field === 'touchpoint' ? '' : `${test.field}:`;
	if (test.op === 'is') {
		if (isUnset(test)) return field === '' ? '?' : undefined;
		if (test.values.some((value) => typeof value !== 'string')) return undefined;
		return test.values.map((value) => `${field}${quoted(String(value))}`).join(' | ');
	}
	// What a line could not be read back from is not said as one.
	const plain = test.op === 'like' && test.value !== '?' && /[*?]/u.test(test.value);
	return plain && !needsQuotes(test.value.replaceAll(/[*?]/gu, 'x')) && test.value !== '*'
		? `${field}${test.value}`
		: undefined;
}

function quoted(value: string): string {
	return needsQuotes(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function needsQuotes(value: string): boolean {
	const named = FIELDS.some((field) => value.startsWith(`${field}:`));
	return named || value === '' || value.trim() !== value || /["|→*?!]|->| > /u.test(value);
}
