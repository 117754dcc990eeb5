import type { ColumnFacts } from './column-facts';
import { zoneOfHeading } from './heading-zone';
import { decimalOf } from './numbers';
import type { ColumnType } from './source';
import { timeFormatOf, type TimeFormat } from './time-formats';
import { has, CODE_WORDS, TIME_WORDS } from './vocabulary';

const YES_NO = new Set([
	'true',
	'false',
	'yes',
	'no',
	'si',
	'sì',
	'vero',
	'falso',
	't',
	'f',
	'y',
	'n'
]);

/** What the whole file makes likely. */
export interface TypeHints {
	/** Decimal comma. */
	readonly comma: boolean;
	readonly dayFirst: boolean;
	/** Zone of times that name none. */
	readonly timeZone: string;
}

export interface TypeGuess {
	readonly type: ColumnType;
	readonly time?: TimeFormat;
}

/** The type that reads a column's values. Identifiers, codes and phone numbers stay text. */
export function columnTypeOf(facts: ColumnFacts, hints: TypeHints): TypeGuess {
	const { values, words } = facts;
	const text: TypeGuess = { type: { type: 'text' } };
	if (values.length === 0) return text;
	const named = has(words, TIME_WORDS);
	const time = timeFormatOf(values, { named, dayFirst: hints.dayFirst });
	if (time !== undefined) {
		const zone = time.offset ? 'UTC' : (zoneOfHeading(facts.heading) ?? hints.timeZone);
		return { type: { type: 'time', format: time.format, zone }, time };
	}
	const lower = values.map((value) => value.toLowerCase());
	if (lower.every((value) => YES_NO.has(value)) && new Set(lower).size <= 2) {
		return { type: { type: 'boolean' } };
	}
	if (has(words, CODE_WORDS) || isCode(values)) return text;
	const decimal = decimalOf(values, hints.comma);
	return decimal === undefined ? text : { type: { type: 'number', decimal } };
}

/** Digits of one length, seven or more: a number that is a name. */
function isCode(values: readonly string[]): boolean {
	const length = values[0]?.length ?? 0;
	return length >= 7 && values.every((value) => value.length === length && /^\d+$/.test(value));
}
