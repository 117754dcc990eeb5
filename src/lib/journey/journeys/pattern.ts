import * as v from 'valibot';
import { literal } from '$lib/sql/quote';
import { regexSyntax } from './regex-syntax';

export const MATCHES = ['exact', 'wildcard', 'regex'] as const;
/** How a text is compared with a name. */
export type Match = (typeof MATCHES)[number];

/** The sentence of a pattern that is no regular expression. */
export const BAD_REGEX =
	'is no regular expression that can be run: look-around and references back are not taken';

const text = v.pipe(v.string(), v.maxLength(500));

export const patternEntries = {
	/** `wildcard`: `*` is any text, `?` any character. `regex`: found anywhere in the name, as RE2 has it. */
	match: v.optional(v.picklist(MATCHES), 'exact'),
	/** Nothing matches where it is empty. */
	text: v.optional(text, '')
};

const patternObject = v.strictObject(patternEntries);
/** What names of touchpoints or channels are compared with. */
export type Pattern = v.InferOutput<typeof patternObject>;

const patternSchema = v.pipe(patternObject, v.check(isWhole, BAD_REGEX));

export const patternsSchema = v.optional(v.pipe(v.array(patternSchema), v.maxLength(500)), []);

/** Whether a pattern can be run. */
export function isWhole({ match, text }: Pattern): boolean {
	return match !== 'regex' || regexSyntax(text).fault === undefined;
}

/** SQL: whether a name matches; false for no name. */
export function matches(name: string, { match, text }: Pattern): string {
	if (text === '') return 'false';
	switch (match) {
		case 'exact':
			return `coalesce(${name} = ${literal(text)}, false)`;
		case 'wildcard':
			return `coalesce(${name} like ${literal(likeOf(text))} escape '\\', false)`;
		case 'regex':
			return `coalesce(regexp_matches(${name}, ${literal(text)}), false)`;
	}
}

/** SQL: whether a name matches any of the patterns. */
export function matchesAny(name: string, patterns: readonly Pattern[]): string {
	const exact = patterns.filter(({ match, text }) => match === 'exact' && text !== '');
	const others = patterns.filter(({ match, text }) => match !== 'exact' && text !== '');
	const list = exact.map((pattern) => literal(pattern.text)).join(', ');
	const each = [
		...(exact.length === 0 ? [] : [`coalesce(${name} in (${list}), false)`]),
		...others.map((pattern) => matches(name, pattern))
	];
	return each.length === 0 ? 'false' : `(${each.join(' or ')})`;
}

function likeOf(wildcard: string): string {
	return wildcard
		.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
		.replaceAll('*', '%')
		.replaceAll('?', '_');
}
