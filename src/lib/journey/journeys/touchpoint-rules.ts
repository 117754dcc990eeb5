import * as v from 'valibot';
import { integer, literal } from '$lib/sql/quote';
import { BAD_REGEX, isWhole, matches, patternEntries } from './pattern';
import { regexSyntax } from './regex-syntax';

const ruleObject = v.strictObject({
	...patternEntries,
	/** Whose names it changes. */
	on: v.optional(v.picklist(['touchpoint', 'channel']), 'touchpoint'),
	/** The new name. In that of a regular expression `$1` is what its first group found, `$0` all of it, `$$` a dollar. */
	name: v.optional(v.pipe(v.string(), v.maxLength(500)), '')
});
/** Renames what matches, or groups it where several names get one. Without a text or a name it does nothing. */
export type Rule = v.InferOutput<typeof ruleObject>;

export const ruleSchema = v.pipe(
	ruleObject,
	v.check((rule: Rule) => isWhole(rule), BAD_REGEX),
	v.check(
		(rule: Rule) => !namesMissingGroup(rule),
		'names a group that its regular expression has not'
	)
);

const PART = /\$(\$|\d)/;

/** Whether the new name asks for a group that the regular expression does not have. */
export function namesMissingGroup({
	match,
	text,
	name
}: Pick<Rule, 'match' | 'text' | 'name'>): boolean {
	if (match !== 'regex') return false;
	const { groups } = regexSyntax(text);
	return partsOf(name).some((part) => typeof part === 'number' && part > groups);
}

/** SQL: the number of the first rule that catches a name, from 0; null where none does. */
export function firstRule(name: string, rules: readonly Rule[], on: Rule['on']): string {
	const whens = active(rules, on).map(
		([rule, index]) => `when ${matches(name, rule)} then ${integer(index)}`
	);
	return whens.length === 0 ? 'null::integer' : `case ${whens.join('\n\t\t')} end`;
}

/** SQL: the name that the rule of a column `rule` gives; the name itself where that is null. */
export function renamed(name: string, rules: readonly Rule[], on: Rule['on']): string {
	const whens = active(rules, on).map(
		([rule, index]) => `when ${integer(index)} then ${newName(name, rule)}`
	);
	return whens.length === 0 ? name : `case rule ${whens.join('\n\t\t')}\n\t\telse ${name} end`;
}

/** The rules that do something to touchpoints, or to channels, with their places in the list. */
export function active(
	rules: readonly Rule[],
	on: Rule['on']
): readonly (readonly [Rule, number])[] {
	return rules
		.map((rule, index) => [rule, index] as const)
		.filter(([rule]) => rule.on === on && rule.text !== '' && rule.name.trim() !== '');
}

function newName(name: string, { match, text, name: given }: Rule): string {
	if (match !== 'regex') return literal(given.trim());
	const parts = partsOf(given.trim()).map((part) =>
		typeof part === 'number'
			? `regexp_extract(${name}, ${literal(text)}, ${integer(part)})`
			: literal(part)
	);
	// What comes out empty is no name.
	return `nullif(trim(${parts.join(' || ')}), '')`;
}

/** A new name as texts and numbers of groups. */
function partsOf(name: string): readonly (string | number)[] {
	// Splitting by an expression with a group gives what it found at every other place.
	return name
		.split(PART)
		.map((part, at) => (at % 2 === 0 ? part : part === '$' ? '$' : Number(part)))
		.filter((part) => part !== '');
}
