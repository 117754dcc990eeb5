import { scoreGrammar, type Score } from './dialect-score';
import { fieldsOf, textOf } from './record-fields';
import { looksLikeHeadings } from './heading-row';
import type { CsvRead } from './source';

/** What the start of a text says of its form. */
export interface Dialect {
	readonly delimiter: string;
	readonly quote: CsvRead['quote'];
	readonly header: boolean;
	readonly skip: number;
	/** Fields of most records. */
	readonly columns: number;
}

const COMMON = [',', ';', '\t', '|'];
const RARE = ['^', '~', '#', '!', '*', '\x01', '\x1e', '\x1f', ':', ' '];
/** Between equals the less ambiguous sign wins: a comma may be a decimal comma, a tab is nothing else. */
const PREFERENCE = new Map([
	['\t', 0.05],
	[';', 0.04],
	['|', 0.04],
	[',', 0.03]
]);
const TITLED = 0.08;

/** The form of a delimited text from its first bytes (UTF-8, whole lines). What `given` names is taken as it is. */
export function detectDialect(start: Uint8Array, given: Partial<CsvRead> = {}): Dialect {
	const quotes = given.quote === undefined ? (['"', "'", ''] as const) : [given.quote];
	const skip = given.skip;
	const score = (delimiter: string, quote: CsvRead['quote']) =>
		scoreGrammar(start, delimiter, quote, skip);
	const of = (delimiters: readonly string[]) =>
		delimiters.map((delimiter) =>
			best(
				quotes.map((quote) => score(delimiter, quote)),
				start
			)
		);
	const found =
		given.delimiter === undefined
			? (pick(of(COMMON).filter(isTable)) ??
				pick(of(RARE).filter(isCleanTable)) ??
				best(
					quotes.map((quote) => score(',', quote)),
					start
				))
			: best(
					quotes.map((quote) => score(given.delimiter ?? ',', quote)),
					start
				);
	return {
		delimiter: found.delimiter,
		quote: found.quote,
		header: given.header ?? hasHeader(start, found),
		skip: skip ?? found.skip,
		columns: found.columns
	};
}

function isTable({ columns, share }: Score): boolean {
	return columns > 1 && share >= 0.5;
}

/** Signs that occur in prose and times divide a table only where every record agrees. */
function isCleanTable({ columns, share, skip, records, delimiter }: Score): boolean {
	const prose = delimiter === ':' || delimiter === ' ';
	return columns > 1 && share >= 0.98 && skip === 0 && records.length >= (prose ? 3 : 2);
}

function pick(scores: readonly Score[]): Score | undefined {
	const worth = ({ share, skip, delimiter }: Score) =>
		share - (skip > 0 ? TITLED : 0) + (PREFERENCE.get(delimiter) ?? 0);
	return scores.toSorted((a, b) => worth(b) - worth(a))[0];
}

/** Double quotes unless another quote, or none, reads clearly more records. */
function best(scores: readonly Score[], start: Uint8Array): Score {
	const [first, ...others] = scores;
	if (first === undefined) throw new RangeError('no quote to try');
	if (first.quote !== '"') return first;
	let chosen = first;
	for (const other of others) {
		const used = other.quote === '' || (other.quoted > 0 && other.quoted > chosen.quoted);
		const margin = other.quote === '' ? 0.1 : chosen.quoted === 0 ? -0.001 : 0.05;
		if (used && start.length > 0 && other.share >= chosen.share + margin) chosen = other;
	}
	return chosen;
}

function hasHeader(start: Uint8Array, { records, delimiter, quote, columns }: Score): boolean {
	const sign = delimiter.charCodeAt(0);
	const mark = quote === '' ? -1 : quote.charCodeAt(0);
	const text = ([from, to]: readonly [number, number]) =>
		textOf(fieldsOf(start, from, to, sign, mark)).slice(0, columns);
	const [first, ...rest] = records.slice(0, 200).map((record) => text(record.bounds));
	return first !== undefined && looksLikeHeadings(first, rest);
}
