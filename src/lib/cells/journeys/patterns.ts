import type { Key } from '$lib/messages';
import { MATCHES, type Match, type Pattern } from '$lib/journey/journeys/pattern';
import { regexSyntax } from '$lib/journey/journeys/regex-syntax';
import { namesMissingGroup, type Rule } from '$lib/journey/journeys/touchpoint-rules';

/** What is wrong with a pattern, as a message; undefined where it can be run. */
export function faultOf({ match, text }: Pattern): Key | undefined {
	if (match !== 'regex') return undefined;
	const { fault } = regexSyntax(text);
	return fault === undefined ? undefined : `journeys.regex-${fault}`;
}

/** The same of a rule, whose new name may ask for too much. */
export function ruleFaultOf(rule: Rule): Key | undefined {
	return faultOf(rule) ?? (namesMissingGroup(rule) ? 'journeys.regex-missing-group' : undefined);
}

/** The ways of comparing, to choose from. */
export function matchOptions(t: (key: Key) => string): { value: Match; label: string }[] {
	return MATCHES.map((match) => ({ value: match, label: t(`journeys.match-${match}`) }));
}

/** A list with one member in another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
	const rest = list.filter((_, index) => index !== from);
	return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

/** A list with one member changed. */
export function changed<T>(list: readonly T[], at: number, member: T): T[] {
	return list.map((one, index) => (index === at ? member : one));
}

export function without<T>(list: readonly T[], at: number): T[] {
	return list.filter((_, index) => index !== at);
}
