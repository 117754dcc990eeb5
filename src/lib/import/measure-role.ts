import type { ColumnFacts } from './column-facts';
import type { TypeGuess } from './column-type';
import {
	CASE_WORDS,
	COMMENT_WORDS,
	COST_WORDS,
	DURATION_WORDS,
	NO_COMMENT_WORDS,
	NO_COST_WORDS,
	NO_VALUE_WORDS,
	HOURS,
	SPAN_WORDS,
	STAGE_WORDS,
	VALUE_RANKS,
	VALUE_WORDS
} from './measure-words';
import { areSpans } from './joined-time';
import { scoreOf } from './scale';
import { numbersOf, unitOf } from './unit';
import { has, ID_WORDS, isQuestion, STAFF_WORDS } from './vocabulary';
import { guess, type RoleGuess } from './role-guess';

/** The role of a column of quantities, of words said, of a case or a stage; undefined where it is none. */
export function measureOf(facts: ColumnFacts, type: TypeGuess): RoleGuess | undefined {
	switch (type.type.type) {
		case 'number':
			return scoreOf(facts, numbersOf(facts, type.type)) ?? amountOf(facts, type.type);
		case 'text':
			return spanOf(facts) ?? caseOf(facts) ?? stageOf(facts) ?? commentOf(facts);
		case 'boolean':
		case 'time':
			return undefined;
	}
}

/** How sure a heading makes the value of an interaction, from 0 the surest; undefined where it says none. */
export function valueRank({ words }: ColumnFacts): number | undefined {
	if (!has(words, VALUE_WORDS) || has(words, NO_VALUE_WORDS)) return undefined;
	return VALUE_RANKS.findIndex((rank) => has(words, rank));
}

function amountOf(
	facts: ColumnFacts,
	type: Extract<TypeGuess['type'], { type: 'number' }>
): RoleGuess | undefined {
	const { words } = facts;
	const span = has(words, SPAN_WORDS) && (words.includes('time') || words.includes('tempo'));
	if ((has(words, DURATION_WORDS) || span) && !words.includes('count')) {
		const { unit, named } = unitOf(facts, type);
		return guess({ role: 'duration', unit }, named ? 'duration-name' : 'duration-guess');
	}
	if (has(words, COST_WORDS) && !has(words, NO_COST_WORDS)) {
		return guess({ role: 'cost' }, 'cost-name');
	}
	return valueRank(facts) === undefined ? undefined : guess({ role: 'value' }, 'value-name');
}

/** A duration that is written as hours, minutes and seconds. */
function spanOf({ words, values }: ColumnFacts): RoleGuess | undefined {
	const named = has(words, DURATION_WORDS) || has(words, SPAN_WORDS);
	if (!named || !areSpans(values)) return undefined;
	// Of two parts the first are minutes, unless the heading speaks of hours.
	const unit = has(words, HOURS) ? 'h' : 'min';
	return guess({ role: 'duration', unit }, 'duration-name');
}

/** Different values without a digit that are still no cases, but their kinds. */
const KINDS = 30;

function caseOf(facts: ColumnFacts): RoleGuess | undefined {
	const { values, distinct } = facts;
	// A case of one row each says nothing that the row does not.
	const repeats = values.length === 0 || distinct < values.length;
	const named = namesCases(facts) && repeats && !areKinds(facts);
	return named ? guess({ role: 'case' }, 'case-name') : undefined;
}

/** Whether a column holds labels under a heading that speaks of cases: what they were about. */
export function areKindsOfCases(facts: ColumnFacts): boolean {
	return namesCases(facts) && areKinds(facts);
}

function namesCases({ words }: ColumnFacts): boolean {
	if (!has(words, CASE_WORDS) || has(words, STAFF_WORDS)) return false;
	return words.every((word) => CASE_WORDS.has(word) || ID_WORDS.has(word));
}

function areKinds({ values, distinct }: ColumnFacts): boolean {
	const few = distinct <= KINDS && values.length > distinct * 2;
	return few && !values.some((one) => /\d/.test(one));
}

function stageOf({ words, distinct, values }: ColumnFacts): RoleGuess | undefined {
	const few = values.length === 0 || (distinct <= 40 && distinct < values.length);
	return has(words, STAGE_WORDS) && few && !has(words, ID_WORDS)
		? guess({ role: 'stage' }, 'stage-name')
		: undefined;
}

/** Words in a row, and characters, that nobody puts into a label. */
const LONG = { words: 6, characters: 40 };

function commentOf({ heading, words, values }: ColumnFacts): RoleGuess | undefined {
	if (has(words, NO_COMMENT_WORDS)) return undefined;
	const spoken = values.filter((value) => value.split(/\s+/).length >= 3).length;
	if ((has(words, COMMENT_WORDS) || isQuestion(heading)) && spoken >= values.length * 0.3) {
		return guess({ role: 'comment' }, 'comment-name');
	}
	const long = values.filter(
		(value) => value.length >= LONG.characters && value.split(/\s+/).length >= LONG.words
	);
	if (values.length < 3 || long.length < values.length * 0.6) return undefined;
	const different = new Set(long).size;
	return different > long.length * 0.5 ? guess({ role: 'comment' }, 'comment-values') : undefined;
}
