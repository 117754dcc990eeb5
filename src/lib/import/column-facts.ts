import { keyWordsOf, wordsOf } from './headings';
import type { Inspection } from './inspection';
import { knownWords } from './other-words';

/** What is known of a column from its heading and its first values. */
export interface ColumnFacts {
	readonly heading: string;
	/** What its heading says it is, in the words of the rules. */
	readonly words: readonly string[];
	/** All words of its heading: of a dotted path those that say whose it is, too. */
	readonly path: readonly string[];
	/** The values that are not empty, trimmed. */
	readonly values: readonly string[];
	/** Share of records that have a value. */
	readonly filled: number;
	readonly distinct: number;
	/** Shares of the values. */
	readonly emails: number;
	readonly phones: number;
	readonly uuids: number;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;
const UUID = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i;

export function factsOf({ headings, rows }: Inspection): ColumnFacts[] {
	return headings.map((heading, i) => {
		const values = rows.map((row) => row[i]?.trim() ?? '').filter((value) => value !== '');
		return factsOfColumn(heading, values, rows.length);
	});
}

/** What is known of one column; `values` are those of `records` records that are not empty, trimmed. */
export function factsOfColumn(
	heading: string,
	values: readonly string[],
	records: number
): ColumnFacts {
	const share = (test: (value: string) => boolean) =>
		values.length === 0 ? 0 : values.filter(test).length / values.length;
	return {
		heading,
		words: knownWords(keyWordsOf(heading)),
		path: knownWords(wordsOf(heading)),
		values,
		filled: records === 0 ? 0 : values.length / records,
		distinct: new Set(values).size,
		emails: share((value) => EMAIL.test(value)),
		phones: share(isPhone),
		uuids: share((value) => UUID.test(value))
	};
}

function isPhone(value: string): boolean {
	const digits = value.replace(/\D/g, '');
	return digits.length >= 8 && digits.length <= 15 && /^(?:\+|00|\()?[\d\s().\-/+]+$/.test(value);
}
