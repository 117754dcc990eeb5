import type { ColumnFacts } from './column-facts';
import { UNIT_WORDS } from './measure-words';
import { readNumber } from './numbers';
import type { ColumnType, Role } from './source';
import { has } from './vocabulary';

export type Unit = Extract<Role, { role: 'duration' }>['unit'];

/** Seconds in a unit. */
export const SECONDS: Readonly<Record<Unit, number>> = { ms: 0.001, s: 1, min: 60, h: 3600 };

/** The values of a column that are numbers. */
export function numbersOf({ values }: Pick<ColumnFacts, 'values'>, type: ColumnType): number[] {
	const decimal = type.type === 'number' ? type.decimal : '.';
	return values
		.map((value) => readNumber(value, decimal))
		.filter((number): number is number => number !== undefined);
}

/** The unit of a span: from its heading, else the one in which its values are of a human measure. */
export function unitOf(
	facts: ColumnFacts,
	type: ColumnType
): { readonly unit: Unit; readonly named: boolean } {
	// The last that is named counts: `hold minutes`, `time in ms`.
	const word = facts.words.findLast((one) => UNIT_WORDS.some(([, words]) => words.has(one)));
	const named = UNIT_WORDS.find(([, words]) => word !== undefined && has([word], words));
	if (named !== undefined) return { unit: named[0], named: true };
	const numbers = numbersOf(facts, type).toSorted((a, b) => a - b);
	const median = numbers[Math.floor(numbers.length / 2)] ?? 0;
	const broken = numbers.some((number) => !Number.isInteger(number));
	// Nobody measures hours in seconds, nor thousands of them with decimals.
	if (median > 20_000) return { unit: 'ms', named: false };
	return { unit: broken && median < 100 ? 'min' : 's', named: false };
}
