import { isUnset, type Field, type Match, type Test } from '$lib/journey/filter/match';
import type { Formats, Translate } from '$lib/messages';

/** The reader's messages and formats. */
interface Language {
	readonly t: Translate;
	readonly f: Pick<Formats, 'number'>;
}

/** What interactions a match means; touchpoints by their names alone. */
export function matchWords(match: Match, language: Language): string {
	return namesOf(match, language) ?? testsWords(match, language);
}

/** The same as what somebody did: "“pay”", or "something where channel is “app”". */
export function deedWords(match: Match, language: Language): string {
	const names = namesOf(match, language);
	return names ?? language.t('segments.where', { tests: testsWords(match, language) });
}

/** Touchpoints by their names, or anything; undefined where more is asked. */
function namesOf(match: Match, { t }: Language): string | undefined {
	const [only] = match;
	const named = match.length === 1 && only?.field === 'touchpoint' && only.op === 'is';
	if (named) return valuesWords(only.values, t);
	return match.every(isUnset) ? t('segments.anything') : undefined;
}

function testsWords(match: Match, language: Language): string {
	return match
		.filter((test) => !isUnset(test))
		.map((test) => testWords(test, language))
		.join(` ${language.t('segments.join-all')} `);
}

function testWords(test: Test, { t, f }: Language): string {
	const field = fieldName(test.field, t);
	switch (test.op) {
		case 'is':
		case 'is-not':
			return t(`segments.test-${test.op}`, { field, values: valuesWords(test.values, t) });
		case 'empty':
		case 'not-empty':
			return t(`segments.test-${test.op}`, { field });
		case 'contains':
		case 'starts-with':
		case 'ends-with':
		case 'like':
			return t(`segments.test-${test.op}`, { field, value: test.value });
		default: {
			const value = typeof test.value === 'number' ? f.number(test.value) : String(test.value);
			return `${field} ${test.op} ${value}`;
		}
	}
}

function valuesWords(values: readonly (string | number | boolean)[], t: Translate): string {
	if (values.length === 0) return t('segments.anything');
	return values
		.map((value) => t('segments.quoted', { value: String(value) }))
		.join(` ${t('segments.or')} `);
}

export function fieldName(field: Field, t: Translate): string {
	return typeof field === 'string' ? t(`segments.field-${field}`) : field.column;
}
