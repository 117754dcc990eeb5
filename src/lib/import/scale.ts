import type { ColumnFacts } from './column-facts';
import { NO_ANSWER_WORDS, SCALE_WORDS } from './measure-words';
import { guess, type RoleGuess } from './role-guess';
import type { Role } from './source';
import { has } from './vocabulary';

export type Score = Extract<Role, { role: 'score' }>;
export type Scale = Score['scale'];

/** The scales in use, narrowest first. */
export const COMMON_SCALES: readonly (readonly [from: number, to: number])[] = [
	[1, 5],
	[0, 5],
	[1, 7],
	[1, 10],
	[0, 10],
	[0, 100]
];

/** The scale that a question is asked on where its answers do not say otherwise. */
const USUAL: Readonly<Record<Scale, readonly [from: number, to: number]>> = {
	nps: [0, 10],
	csat: [1, 5],
	ces: [1, 7],
	other: [1, 5]
};

/** A score of a kind, on the narrowest usual scale that holds all of these answers. */
export function scoreOn(scale: Scale, answers: readonly number[]): Score {
	const [from, to] = rangeOf(scale, answers);
	return { role: 'score', scale, from, to };
}

function rangeOf(scale: Scale, answers: readonly number[]): readonly [number, number] {
	const usual = USUAL[scale];
	const [low, high] = [Math.min(...answers), Math.max(...answers)];
	const holds = ([from, to]: readonly [number, number]) => from <= low && high <= to;
	// The promoter score is asked on one scale only.
	if (scale === 'nps' || answers.length === 0 || holds(usual)) return usual;
	return COMMON_SCALES.find(holds) ?? [low, high];
}

/** The question that a heading speaks of. */
export function scaleNamed(words: readonly string[]): Scale | undefined {
	return SCALE_WORDS.find(([, names]) => has(words, names))?.[0];
}

/** Values that must lie on the scale. */
const ENOUGH = 0.95;

/** What customers answered, by the heading and by the values, which must be answers; else undefined. */
export function scoreOf({ words }: ColumnFacts, answers: readonly number[]): RoleGuess | undefined {
	const scale = scaleNamed(words);
	if (scale === undefined || has(words, NO_ANSWER_WORDS)) return undefined;
	// Answers are whole or half steps; anything finer was worked out.
	const steps = answers.filter((answer) => Number.isInteger(answer * 2)).length;
	if (steps < answers.length * ENOUGH) return undefined;
	const kept = answers.filter((answer) => answer >= 0 && answer <= 100);
	if (kept.length < answers.length * ENOUGH) return undefined;
	const score = scoreOn(scale, kept);
	const { from, to } = score;
	const within = answers.filter((answer) => answer >= from && answer <= to).length;
	if (within < answers.length * ENOUGH) return undefined;
	return guess(score, 'score-name', { from: String(from), to: String(to) });
}
