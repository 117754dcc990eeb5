import type { Condition, Leaf, SequenceItem } from '$lib/journey/filter/condition';
import { isUnset, type Field, type Match, type Test } from '$lib/journey/filter/match';
import type { Formats, Translate } from '$lib/messages';

interface Language {
	readonly t: Translate;
	readonly f: Pick<Formats, 'duration' | 'number'>;
}

/** A condition as part of a sentence: "did search and never did pay". */
export function conditionWords(condition: Condition, language: Language): string {
	const { t } = language;
	switch (condition.kind) {
		case 'all':
		case 'some': {
			if (condition.of.length === 0) return t(`segments.${condition.kind}-none`);
			const parts = condition.of.map((one) => inner(one, condition.of.length > 1, language));
			return parts.join(` ${t(`segments.join-${condition.kind}`)} `);
		}
		case 'not':
			return notWords(condition.of, language);
		default:
			return leafWords(condition, language);
	}
}

function inner(condition: Condition, among: boolean, language: Language): string {
	const words = conditionWords(condition, language);
	const joined = condition.kind === 'all' || condition.kind === 'some';
	return among && joined && condition.of.length > 1 ? `(${words})` : words;
}

function notWords(condition: Condition, language: Language): string {
	const { t } = language;
	if (condition.kind === 'did' && isOnce(condition)) {
		return t('segments.did-never', { what: matchWords(condition.match, language) });
	}
	return t('segments.not', { condition: conditionWords(condition, language) });
}

function isOnce({ times }: Extract<Leaf, { kind: 'did' }>): boolean {
	return times.op === '>=' && times.count === 1;
}

function leafWords(leaf: Leaf, language: Language): string {
	const { t, f } = language;
	switch (leaf.kind) {
		case 'did': {
			const what = matchWords(leaf.match, language);
			const { op, count } = leaf.times;
			if (isOnce(leaf)) return t('segments.did-once', { what });
			if (op === '=' && count === 0) return t('segments.did-never', { what });
			return t('segments.did-times', { what, op: t(`segments.op-${op}`), count });
		}
		case 'then': {
			const params = {
				first: matchWords(leaf.first, language),
				later: matchWords(leaf.later, language)
			};
			return leaf.seconds === undefined
				? t('segments.then', params)
				: t('segments.then-within', { ...params, time: f.duration(leaf.seconds) });
		}
		case 'sequence': {
			const path = leaf.items.map((item) => itemWords(item, language)).join(' → ');
			return t(leaf.start ? 'segments.sequence-start' : 'segments.sequence', { path });
		}
		case 'measure':
			return t('segments.measure', {
				measure: t(`segments.measure-${leaf.measure}`),
				op: t(`segments.op-${leaf.op}`),
				value: leaf.measure === 'seconds' ? f.duration(leaf.value) : f.number(leaf.value)
			});
		case 'outcome':
			return t('segments.ended', {
				outcomes: leaf.outcomes
					.map((outcome) => t(`segments.outcome-${outcome}`))
					.join(` ${t('segments.or')} `)
			});
		case 'begins':
			if (leaf.from !== undefined && leaf.to !== undefined) {
				return t('segments.began-between', { from: day(leaf.from), to: day(leaf.to) });
			}
			if (leaf.from !== undefined) return t('segments.began-from', { from: day(leaf.from) });
			return leaf.to === undefined
				? t('segments.began-ever')
				: t('segments.began-before', { to: day(leaf.to) });
	}
}

function itemWords(item: SequenceItem, language: Language): string {
	switch (item.is) {
		case 'any':
			return '*';
		case 'one':
			return matchWords(item.match, language);
		case 'none':
			return `!${matchWords(item.match, language)}`;
	}
}

/** What interactions a match means; touchpoints by their names alone. */
export function matchWords(match: Match, language: Language): string {
	const [only] = match;
	const short = match.length === 1 && only?.field === 'touchpoint' && only.op === 'is';
	if (short) return valuesWords(only.values, language.t);
	const asked = match.filter((test) => !isUnset(test));
	if (asked.length === 0) return language.t('segments.anything');
	return asked
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
	return values.map((value) => `“${String(value)}”`).join(` ${t('segments.or')} `);
}

export function fieldName(field: Field, t: Translate): string {
	return typeof field === 'string' ? t(`segments.field-${field}`) : field.column;
}

function day(iso: string): string {
	return iso.slice(0, 10);
}
