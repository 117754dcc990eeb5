import type { SequenceItem } from './condition';
import type { Match } from './match';

/** An interaction is one character of a text that says which of the matches hold of it: bit by bit. */
const FIRST = 0x4e00;
/** Matches that one sequence may tell apart: their combinations are characters of one plane. */
export const MOST_SYMBOLS = 8;

/** SQL: the character of an interaction, from flags. */
export function symbolSql(flags: readonly string[]): string {
	const bits = flags.map((flag, i) => `case when ${flag} then ${1 << i} else 0 end`);
	return `chr(${[FIRST, ...bits].join(' + ')})`;
}

/** The pattern of a sequence, for RE2, over such texts; `symbols` are its matches in the order of the flags. */
export function patternOf(
	items: readonly SequenceItem[],
	start: boolean,
	symbols: readonly Match[]
): string {
	const bit = (match: Match) => {
		const key = JSON.stringify(match);
		return symbols.findIndex((other) => JSON.stringify(other) === key);
	};
	const parts = items.map((item, i) => {
		switch (item.is) {
			case 'one':
				return characters(symbols.length, (code) => (code & (1 << bit(item.match))) !== 0);
			case 'none':
				return `${characters(symbols.length, (code) => (code & (1 << bit(item.match))) === 0)}*`;
			case 'any':
				// Beside "none of these" it would let them in again.
				return items[i - 1]?.is === 'none' || items[i + 1]?.is === 'none' ? '' : '.*';
		}
	});
	// What must not be before the first item, or after the last, must be nowhere up to that end.
	const end =
		items.at(-1)?.is === 'none' || (items.at(-1)?.is === 'any' && items.at(-2)?.is === 'none');
	const begin =
		start || items[0]?.is === 'none' || (items[0]?.is === 'any' && items[1]?.is === 'none');
	return `${begin ? '^' : ''}${parts.join('')}${end ? '$' : ''}`;
}

function characters(symbols: number, wanted: (code: number) => boolean): string {
	const codes = Array.from({ length: 1 << symbols }, (_, code) => code).filter(wanted);
	return `[${codes.map((code) => String.fromCharCode(FIRST + code)).join('')}]`;
}
