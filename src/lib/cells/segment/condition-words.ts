import type { Condition, Leaf, SequenceItem } from '$lib/journey/filter/condition';
import type { Formats, Translate } from '$lib/messages';
import { deedWords, matchWords } from '../match-words';

interface Language {
	readonly t: Translate;
	/** Whether single interactions are asked: "“search” and not “pay”". */
	readonly one?: boolean;
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
		const { match } = condition;
		return language.one
			? t('segments.one-is-not', { what: matchWords(match, language) })
			: t('segments.did-never', { what: deedWords(match, language) });
	}
	return t('segments.not', { condition: conditionWords(condition, language) });
}

function isOnce({ times }: Extract<Leaf, { kind: 'did' }>): boolean {
	return times.op === '>=' && times.count === 1;
}

function leafWords(leaf: Leaf, language: Language): string {
	const { t, f, one } = language;
	switch (leaf.kind) {
		case 'did': {
			const { op, count } = leaf.times;
			if (one && isOnce(leaf)) {
				return t('segments.one-is', { what: matchWords(leaf.match, language) });
			}
			const what = deedWords(leaf.match, language);
			if (isOnce(leaf)) return t('segments.did-once', { what });
			if (op === '=' && count === 0) return t('segments.did-never', { what });
			return t('segments.did-times', { what, op: t(`segments.op-${op}`), count });
		}
		case 'then': {
			const params = {
				first: deedWords(leaf.first, language),
				later: deedWords(leaf.later, language)
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
			return t(one ? 'segments.one-ended' : 'segments.ended', {
				outcomes: leaf.outcomes
					.map((outcome) => t(`segments.outcome-${outcome}`))
					.join(` ${t('segments.or')} `)
			});
		case 'begins':
			return beginsWords(leaf, language);
		case 'behind':
			return t('segments.behind', { title: leaf.title });
	}
}

function beginsWords(
	{ from, to }: Extract<Leaf, { kind: 'begins' }>,
	{ t, one }: Language
): string {
	const when = one ? 'one' : 'began';
	if (from !== undefined && to !== undefined) {
		return t(`segments.${when}-between`, { from: day(from), to: day(to) });
	}
	if (from !== undefined) return t(`segments.${when}-from`, { from: day(from) });
	return to === undefined
		? t(`segments.${when}-ever`)
		: t(`segments.${when}-before`, { to: day(to) });
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

function day(iso: string): string {
	return iso.slice(0, 10);
}
