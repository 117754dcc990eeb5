import { RecordScanner, endsInReturns } from './record-scanner';
import type { CsvRead } from './source';

interface Found {
	readonly bounds: readonly [number, number];
	readonly fields: number;
	/** Physical lines before it. */
	readonly line: number;
}

/** How well a delimiter and a quote divide a text. */
export interface Score {
	readonly delimiter: string;
	readonly quote: CsvRead['quote'];
	readonly columns: number;
	/** Share of records, broken ones among them, that have so many fields. */
	readonly share: number;
	/** Lines before the table. */
	readonly skip: number;
	/** Records that are wholly in quotes in some field. */
	readonly quoted: number;
	/** Records of the table, its heading among them. */
	readonly records: readonly Found[];
}

const MOST = 2000;

/** Divides the start of a text and counts how far its records agree. Title lines before the table are told apart. */
export function scoreGrammar(
	start: Uint8Array,
	delimiter: string,
	quote: CsvRead['quote'],
	skip: number | undefined
): Score {
	const { records, quoted } = divide(start, delimiter, quote);
	const after = skip === undefined ? records : records.filter(({ line }) => line >= skip);
	const columns = mode(after.map(({ fields }) => fields));
	const first = skip === undefined ? tableStart(after, columns) : 0;
	const table = after.slice(first);
	const agree = table.filter(({ fields }) => fields === columns).length;
	return {
		delimiter,
		quote,
		columns,
		share: table.length === 0 ? 0 : agree / table.length,
		skip: first === 0 ? 0 : (table[0]?.line ?? 0),
		quoted,
		records: table
	};
}

function divide(start: Uint8Array, delimiter: string, quote: string) {
	const mark = quote === '' ? -1 : quote.charCodeAt(0);
	const sign = delimiter.charCodeAt(0);
	const scanner = new RecordScanner({
		delimiter: sign,
		quote: mark,
		returns: endsInReturns(start)
	});
	const records: Found[] = [];
	let quoted = 0;
	let line = 0;
	for (let at = 0; at < start.length && records.length < MOST; at = scanner.after) {
		if (!scanner.next(start, at, start.length, true)) break;
		if (scanner.end > at) {
			records.push({ bounds: [at, scanner.end], fields: scanner.fields, line });
			if (scanner.fault === undefined && hasQuoted(start, at, scanner.end, sign, mark)) quoted++;
		}
		line += scanner.lines;
	}
	return { records, quoted };
}

function hasQuoted(bytes: Uint8Array, from: number, to: number, sign: number, mark: number) {
	if (mark < 0) return false;
	if (bytes[from] === mark) return true;
	for (let i = from + 1; i < to; i++) if (bytes[i] === mark && bytes[i - 1] === sign) return true;
	return false;
}

/** The most frequent number of fields, the larger among equals; a broken record (0) has none. */
function mode(counts: readonly number[]): number {
	const seen = new Map<number, number>();
	for (const count of counts) if (count > 0) seen.set(count, (seen.get(count) ?? 0) + 1);
	let best = 1;
	for (const [count, times] of seen) {
		const most = seen.get(best) ?? 0;
		if (times > most || (times === most && count > best)) best = count;
	}
	return best;
}

/** Where the table begins: at its first record of full width, or at a heading just before it that is one off. */
function tableStart(records: readonly Found[], columns: number): number {
	const full = records.findIndex(({ fields }) => fields === columns);
	if (full <= 0 || columns === 1) return 0;
	const before = records[full - 1];
	const heading =
		before !== undefined && before.fields > 1 && Math.abs(before.fields - columns) === 1;
	return heading ? full - 1 : full;
}
