import type { ColumnFacts } from './column-facts';
import type { TypeGuess } from './column-type';
import { wordsOf } from './headings';
import { fallbackIdentifier, identifierOf } from './identifier-role';
import { areKindsOfCases, measureOf, valueRank } from './measure-role';
import { guess, type RoleGuess } from './role-guess';
import {
	CHANNEL_HEADS,
	CHANNEL_WORDS,
	END_WEIGHTS,
	MEDIUM_WORDS,
	ORIGIN_WORDS,
	OWNER_WORDS,
	TIME_WEIGHTS,
	TOUCHPOINT_WEIGHTS,
	type Weights
} from './role-words';
import { likelyIdentifier, likelyTouchpoint, type Cells } from './value-roles';
import { has, ID_WORDS, isQuestion, STAFF_WORDS, THING_WORDS } from './vocabulary';

export type { Reason, ReasonCode, RoleGuess } from './role-guess';

type Draft = RoleGuess | undefined;

/**
 * A role for each column: one time, at least one identifier where any column can be, a touchpoint if
 * there is one, and what was measured or said.
 */
export function rolesOf(
	columns: readonly ColumnFacts[],
	types: readonly TypeGuess[],
	rows: Cells,
	header: boolean
): RoleGuess[] {
	const drafts: Draft[] = columns.map(() => undefined);
	giveTime(drafts, columns, types);
	giveIdentifiers(drafts, columns, types);
	giveChannel(drafts, columns);
	giveTouchpoint(drafts, columns, types, rows, header);
	giveEnd(drafts, columns, types);
	giveMeasures(drafts, columns, types);
	return columns.map((facts, i) => drafts[i] ?? attribute(facts, types[i]));
}

function giveTime(
	drafts: Draft[],
	columns: readonly ColumnFacts[],
	types: readonly TypeGuess[]
): void {
	const times = columns.flatMap((facts, index) => {
		const time = types[index]?.time;
		if (time === undefined) return [];
		const owned = facts.path.length > facts.words.length && has(facts.path, OWNER_WORDS);
		const named = weigh(facts.words, TIME_WEIGHTS) - (owned ? 8 : 0);
		return [{ index, named, worth: named + facts.filled * 4 + (time.clock ? 5 : 0) }];
	});
	const [best] = times.toSorted((a, b) => b.worth - a.worth);
	if (best === undefined) return;
	drafts[best.index] = guess({ role: 'time' }, best.named > 0 ? 'time-name' : 'time-only');
}

function giveIdentifiers(
	drafts: Draft[],
	columns: readonly ColumnFacts[],
	types: readonly TypeGuess[]
): void {
	let any = false;
	columns.forEach((facts, i) => {
		const found = identifierOf(facts);
		const { identifier = '', strength } = found ?? {};
		if (found === undefined || drafts[i] !== undefined || types[i]?.time !== undefined) return;
		any = true;
		const code = strength === 'name' ? 'identifier-name' : 'identifier-values';
		drafts[i] = guess({ role: 'identifier', identifier }, code, { identifier });
	});
	if (any) return;
	const open = columns.map((facts, i) =>
		drafts[i] === undefined && types[i]?.time === undefined
			? facts
			: { ...facts, words: [], uuids: 0 }
	);
	const fallback = fallbackIdentifier(open) ?? likelyIdentifier(open, types);
	if (fallback === undefined) return;
	const { index, identifier } = fallback;
	drafts[index] = guess({ role: 'identifier', identifier }, 'identifier-fallback', { identifier });
}

const KNOWN_CHANNELS = new Set(
	(
		'web website site sito app mobile email mail phone telephone call telefono telefon telefoon telefone ' +
		'telephone whatsapp chat store shop negozio winkel tienda loja filiale magasin butik butikk ' +
		'sms social branch online letter brief lettera self service selfservice portal portale kiosk ' +
		'bot chatbot video fax walk in person'
	).split(' ')
);
const isChannel = (value: string) => wordsOf(value).every((word) => KNOWN_CHANNELS.has(word));

function giveChannel(drafts: Draft[], columns: readonly ColumnFacts[]): void {
	const free = columns
		.map((facts, index) => ({ facts, index }))
		.filter(({ index }) => !drafts[index]);
	const named = free.find(
		({ facts: { words, distinct } }) =>
			distinct <= 50 && has(words, CHANNEL_HEADS) && words.every((word) => CHANNEL_WORDS.has(word))
	);
	if (named !== undefined) {
		drafts[named.index] = guess({ role: 'channel' }, 'channel-name');
		return;
	}
	// `platform` may say desktop and tablet, which are devices, or web and app, which are channels; `type` alone
	// may say what happened.
	const mayBe = (words: readonly string[]) =>
		has(words, MEDIUM_WORDS) ||
		(words.length > 1 && words.every((word) => CHANNEL_WORDS.has(word)));
	const spoken = free.find(
		({ facts: { words, path, values, distinct } }) =>
			distinct > 0 &&
			distinct <= 20 &&
			mayBe(words) &&
			!has(path, ORIGIN_WORDS) &&
			values.every(isChannel)
	);
	if (spoken !== undefined) drafts[spoken.index] = guess({ role: 'channel' }, 'channel-values');
}

/** How much it speaks for a touchpoint that a column holds kinds of cases, and what makes one sure. */
const KIND = 3;
const SURE = 6;

function giveTouchpoint(
	drafts: Draft[],
	columns: readonly ColumnFacts[],
	types: readonly TypeGuess[],
	rows: Cells,
	header: boolean
): void {
	const candidates = columns.flatMap((facts, index) => {
		const type = types[index]?.type.type;
		const open = drafts[index] === undefined && type === 'text';
		if (!open || !isLabel(facts) || isQuestion(facts.heading)) return [];
		const weight = weigh(facts.words, TOUCHPOINT_WEIGHTS);
		const named = areKindsOfCases(facts) ? KIND : weight;
		// What is always the same may be what happened, but only where the heading is sure.
		return facts.distinct === 1 && named < SURE ? [] : [{ index, named, facts }];
	});
	const [best] = candidates.toSorted((a, b) => b.named - a.named);
	if (best !== undefined && best.named > 0) {
		drafts[best.index] = guess({ role: 'touchpoint' }, 'touchpoint-name');
		return;
	}
	const who = drafts.findIndex((draft) => draft?.role.role === 'identifier');
	const likely = likelyTouchpoint(candidates, rows, who);
	if (likely !== undefined) {
		drafts[likely] = guess({ role: 'touchpoint' }, 'touchpoint-values');
		return;
	}
	if (header) return;
	// Without headings the column with the most different labels is the likeliest.
	const [widest] = candidates.toSorted((a, b) => b.facts.distinct - a.facts.distinct);
	if (widest !== undefined && widest.facts.distinct > 1) {
		drafts[widest.index] = guess({ role: 'touchpoint' }, 'touchpoint-values');
	}
}

/** The end of what the time began: a time whose heading says so, where there is another that began it. */
function giveEnd(
	drafts: Draft[],
	columns: readonly ColumnFacts[],
	types: readonly TypeGuess[]
): void {
	if (!drafts.some((draft) => draft?.role.role === 'time')) return;
	const ends = columns.flatMap((facts, index) => {
		const worth = weigh(facts.words, END_WEIGHTS);
		const open = drafts[index] === undefined && types[index]?.time !== undefined;
		return open && worth > 0 ? [{ index, worth }] : [];
	});
	const [best] = ends.toSorted((a, b) => b.worth - a.worth);
	if (best !== undefined) drafts[best.index] = guess({ role: 'end' }, 'end-name');
}

/** Of these one column is proposed, though several may be chosen: they might count the same thing twice. */
const ONCE = new Set(['cost', 'value', 'duration', 'case', 'stage']);

function giveMeasures(
	drafts: Draft[],
	columns: readonly ColumnFacts[],
	types: readonly TypeGuess[]
): void {
	const found = columns.flatMap((facts, index) => {
		const type = types[index];
		const measure =
			drafts[index] === undefined && type !== undefined ? measureOf(facts, type) : undefined;
		return measure === undefined ? [] : [{ index, measure, rank: rankOf(facts) }];
	});
	const given = new Set<string>();
	for (const { index, measure } of found.toSorted((a, b) => a.rank - b.rank)) {
		const { role } = measure.role;
		if (ONCE.has(role) && given.has(role)) continue;
		given.add(role);
		drafts[index] = measure;
	}
}

/** The whole before its parts, the surer heading before the less sure. */
function rankOf(facts: ColumnFacts): number {
	const whole = has(facts.words, WHOLE_WORDS) ? 0 : 1;
	return (valueRank(facts) ?? 0) * 2 + whole;
}

const WHOLE_WORDS: ReadonlySet<string> = new Set(
	'total totale duration durata overall complessivo'.split(' ')
);

/** Whether values are a modest set of short labels. */
function isLabel({ values, distinct }: ColumnFacts): boolean {
	if (values.length === 0) return true;
	const few = distinct <= Math.max(12, Math.min(300, values.length * 0.5));
	return few && values.every((value) => value.length <= 120);
}

function attribute(facts: ColumnFacts, type: TypeGuess | undefined): RoleGuess {
	const role = { role: 'attribute' } as const;
	if (facts.values.length === 0) return guess(role, 'empty');
	if (type?.time !== undefined) return guess(role, 'time-other');
	if (has(facts.words, STAFF_WORDS)) return guess(role, 'staff');
	if (has(facts.words, THING_WORDS) && has(facts.words, ID_WORDS)) return guess(role, 'thing');
	return guess(role, 'attribute');
}

function weigh(words: readonly string[], weights: Weights): number {
	return words.reduce((sum, word) => sum + (weights.get(word) ?? 0), 0);
}
