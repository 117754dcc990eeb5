import { wordsOf } from './headings';
import type { Inspection } from './inspection';

/** What is known of a column from its heading and its first values. */
export interface ColumnFacts {
	readonly heading: string;
	readonly words: readonly string[];
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
		const share = (test: (value: string) => boolean) =>
			values.length === 0 ? 0 : values.filter(test).length / values.length;
		return {
			heading,
			words: wordsOf(heading),
			values,
			filled: rows.length === 0 ? 0 : values.length / rows.length,
			distinct: new Set(values).size,
			emails: share((value) => EMAIL.test(value)),
			phones: share(isPhone),
			uuids: share((value) => UUID.test(value))
		};
	});
}

function isPhone(value: string): boolean {
	const digits = value.replace(/\D/g, '');
	return digits.length >= 8 && digits.length <= 15 && /^(?:\+|00|\()?[\d\s().\-/+]+$/.test(value);
}
