import type { Rows, Value, ValueType } from '$lib/journey/analysis';

/** Where a column ends, and a row. */
export interface Delimited {
	readonly delimiter: ',' | '\t';
	readonly lineEnd: '\r\n' | '\n';
}

export const CSV: Delimited = { delimiter: ',', lineEnd: '\r\n' };
/** As spreadsheets take it from the clipboard. */
export const TSV: Delimited = { delimiter: '\t', lineEnd: '\n' };

/** Lines that are joined at a time: one long text would be copied again and again. */
const PART = 10_000;

/**
 * Rows as delimited text, headings first, in parts that follow one another. Times are ISO 8601 in UTC,
 * what is not there is empty, and no text is a formula to a spreadsheet.
 */
export function delimited(rows: Rows, { delimiter, lineEnd }: Delimited): string[] {
	const columns = rows.columns.map(({ name, type }) => ({ type, values: rows.column(name) }));
	const cell = (text: string) => quoted(harmless(text), delimiter);
	const parts = [rows.columns.map(({ name }) => cell(name)).join(delimiter) + lineEnd];
	for (let from = 0; from < rows.length; from += PART) {
		let part = '';
		for (let row = from; row < Math.min(from + PART, rows.length); row++) {
			const cells = columns.map(({ type, values }) => cellOf(values[row] ?? null, type, delimiter));
			part += cells.join(delimiter) + lineEnd;
		}
		parts.push(part);
	}
	return parts;
}

function cellOf(value: Value, type: ValueType, delimiter: string): string {
	if (value === null) return '';
	// A number is one whatever it begins with.
	if (typeof value === 'bigint') return value.toString();
	if (typeof value === 'number') {
		if (type === 'time' || type === 'date') return momentOf(value, type);
		return Number.isNaN(value) ? '' : String(value);
	}
	if (typeof value === 'boolean') return String(value);
	return quoted(isNumeral(value, type) ? value : harmless(value), delimiter);
}

/** Decimals that no double holds come as texts. */
function isNumeral(text: string, type: ValueType): boolean {
	return type === 'number' && /^-?\d+(\.\d+)?$/.test(text);
}

/**
 * A text that no spreadsheet takes for a formula: an apostrophe before what could begin one. What is a
 * number to the last character stays one.
 */
export function harmless(text: string): string {
	if (!/^[=+\-@\t\r]/.test(text)) return text;
	return /^[+-]?(\d+([.,]\d+)?|[.,]\d+)([eE][+-]?\d+)?$/.test(text) ? text : `'${text}`;
}

function quoted(text: string, delimiter: string): string {
	const plain = !text.includes('"') && !text.includes(delimiter) && !/[\r\n]/.test(text);
	return plain && text.trim() === text ? text : `"${text.replaceAll('"', '""')}"`;
}

/** Microseconds since 1970 as ISO 8601; of times in UTC with as many digits as they have. */
function momentOf(micros: number, type: 'time' | 'date'): string {
	const date = new Date(Math.floor(micros / 1000));
	if (Number.isNaN(date.getTime())) return String(micros);
	const iso = date.toISOString();
	if (type === 'date') return iso.slice(0, iso.indexOf('T'));
	const below = ((micros % 1000) + 1000) % 1000;
	return below === 0 ? iso : `${iso.slice(0, -1)}${String(below).padStart(3, '0')}Z`;
}
