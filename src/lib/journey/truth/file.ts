import { detectDialect } from '$lib/import/dialect';
import { fieldsOf, textOf } from '$lib/import/record-fields';
import { RecordStream } from '$lib/import/record-stream';

/** An identifier whose person is known for certain. */
export interface KnownIdentifier {
	readonly person: string;
	readonly type: string;
	readonly value: string;
}

export interface Truth {
	readonly identifiers: readonly KnownIdentifier[];
	/** Headings that were taken for identifiers, and of which type. */
	readonly used: readonly { readonly heading: string; readonly type: string }[];
	readonly ignored: readonly string[];
}

/** Bytes at the start by which the form of the file is told. */
const START = 1 << 16;

/**
 * Who is who, from a delimited file in UTF-8: either the columns person, type and value, or a person and a
 * column for each type of identifier, several values in one parted by `|`. The person is the first
 * column unless one is called so. Columns that fit no type are left alone.
 */
export function readTruth(bytes: Uint8Array, types: readonly string[]): Truth {
	const records = recordsOf(bytes);
	const [headings = [], ...rows] = records;
	const names = headings.map(wordsOf);
	const place = (...wanted: readonly string[]) =>
		names.findIndex((words) => wanted.includes(words.join(' ')));
	const person = Math.max(0, place('person', 'person id', 'persona', 'people', 'truth'));
	const [type, value] = [
		place('type', 'id type', 'identifier type', 'tipo'),
		place('value', 'id', 'id value', 'identifier', 'valore', 'identificativo')
	];
	const long = type >= 0 && value >= 0 && type !== value;
	const columns = names.flatMap((words, at) => {
		const found = at === person || long ? undefined : typeOf(words, types);
		return found === undefined ? [] : [{ at, type: found }];
	});
	const field = (row: readonly string[], at: number) => (row[at] ?? '').trim();
	const several = (who: string, of: string, text: string) =>
		text
			.split('|')
			.map((one) => one.trim())
			.filter((one) => one !== '')
			.map((one) => ({ person: who, type: of, value: one }));
	const identifiers = rows.flatMap((row) => {
		const who = field(row, person);
		if (who === '') return [];
		if (!long) return columns.flatMap((column) => several(who, column.type, field(row, column.at)));
		const of = typeOf(wordsOf(field(row, type)), types);
		return of === undefined ? [] : several(who, of, field(row, value));
	});
	const taken = long ? [person, type, value] : [person, ...columns.map(({ at }) => at)];
	return {
		identifiers,
		used: long
			? [{ heading: headings[value] ?? '', type: headings[type] ?? '' }]
			: columns.map((column) => ({ heading: headings[column.at] ?? '', type: column.type })),
		ignored: headings.filter((_, at) => !taken.includes(at))
	};
}

function recordsOf(bytes: Uint8Array): string[][] {
	const dialect = { ...detectDialect(bytes.subarray(0, START)), header: false };
	const delimiter = dialect.delimiter.charCodeAt(0);
	const quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
	const records: string[][] = [];
	const take = (from: Uint8Array, start: number, end: number) => {
		const texts = textOf(fieldsOf(from, start, end, delimiter, quote));
		records.push(texts.map((text) => text.replace(/^\uFEFF/, '')));
		return true;
	};
	const stream = new RecordStream(
		{ ...dialect, columns: 0 },
		// A record that is not well formed says nothing for certain.
		{ row: take, reject: () => true }
	);
	stream.push(bytes, true);
	return records;
}

function wordsOf(text: string): string[] {
	return text
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);
}

/** The type that a heading speaks of: `emails`, `customer_id`, `shared device`. */
function typeOf(words: readonly string[], types: readonly string[]): string | undefined {
	const says = (type: string) => {
		const wanted = wordsOf(type).join(' ');
		return (
			words.join(' ') === wanted ||
			words.some((word) => [wanted, `${wanted}s`, `${wanted}es`].includes(word))
		);
	};
	return types.find(says);
}
