import type { CommentBank } from './comment-bank.ts';
import { ENGLISH } from './comments-en.ts';
import { ITALIAN } from './comments-it.ts';
import type { Language } from './person.ts';
import { Random } from './random.ts';
import type { Reason } from './topics.ts';

const BLANK_SHARE = 0.24;

function fill(random: Random, text: string): string {
	return text
		.replaceAll('{amount}', String(3 + random.int(28)))
		.replaceAll('{days}', String(2 + random.int(12)))
		.replaceAll('{times}', String(3 + random.int(4)));
}

function sentence(text: string): string {
	const closed = /[.!?]$/.test(text) ? text : `${text}.`;
	return closed.slice(0, 1).toUpperCase() + closed.slice(1);
}

/** A start that ends in a comma or colon runs on into what follows. */
function opened(start: string, rest: string): string {
	return /[.!?]$/.test(start) ? `${start} ${sentence(rest)}` : `${start} ${rest}.`;
}

function fragments(random: Random, bank: CommentBank, reason: Reason, nps: number): string[] {
	const about = bank.about[reason];
	const good = nps >= 7;
	if ((nps === 6 || nps === 7) && random.chance(0.55)) return [random.pick(bank.middling)];
	const points = good ? about.good : about.bad;
	const point = random.pick(points);
	const parts: string[] = [];
	if (random.chance(0.45))
		parts.push(opened(random.pick(good ? bank.goodStart : bank.badStart), point));
	else parts.push(sentence(point));
	const other = random.pick(points);
	if (other !== point && random.chance(0.22)) parts.push(sentence(other));
	if (random.chance(0.4)) parts.push(random.pick(good ? bank.goodEnd : bank.badEnd));
	return parts;
}

/** Nobody writes quite by the book. */
function roughen(random: Random, text: string): string {
	const way = random.next();
	if (way < 0.16) return text.toLowerCase().replace(/[.]$/, '');
	if (way < 0.19) return text.toUpperCase();
	if (way < 0.28) return text.replace(/[.]$/, '!!');
	if (way < 0.36) return text.replace(/[.]$/, '');
	if (way < 0.5) return text.replaceAll('’', "'");
	return text;
}

/** What somebody wrote into the survey, or nothing. */
export function comment(reason: Reason, nps: number, language: Language, seed: number): string {
	const random = new Random(seed, 0xc0);
	if (random.chance(BLANK_SHARE)) return '';
	const bank = language === 'it' ? ITALIAN : ENGLISH;
	const parts = fragments(random, bank, reason, nps);
	const joint = parts.length > 1 && random.chance(0.14) ? '\n' : ' ';
	return roughen(random, fill(random, parts.join(joint)));
}
