import { tableFault } from '../table-faults';
import { serialText, unescaped } from './cell-text';
import { faultOf } from './package';
import type { Shared, Sheet, Workbook } from './workbook';
import { xmlParser, type XmlSink } from './xml';

/** Columns that a sheet can have. */
const COLUMNS = 16_384;

/** A row that is not empty. */
export interface Row {
	/** Its number in the sheet, from 1. */
	readonly number: number;
	/** Texts, null where empty; no longer than the last that is not. */
	readonly cells: readonly (string | null)[];
}

/** The rows of a sheet, as many at a time as a piece of its part holds, with the packed bytes gone over. */
export async function* rowsOf(
	signal: AbortSignal,
	blob: Blob,
	{ parts, from1904 }: Workbook,
	sheet: Sheet,
	shared: Shared
): AsyncGenerator<{ rows: Row[]; read: number }, void, undefined> {
	const sink = new SheetSink(shared, from1904);
	const parser = xmlParser(sink);
	try {
		for await (const { text, read } of parts.texts(sheet.path)) {
			parser.write(text);
			if (sink.tooWide) throw tableFault('xlsx-broken', blob, 'a column outside of the sheet');
			yield { rows: sink.take(), read };
		}
		parser.end();
	} catch (cause) {
		throw faultOf(signal, blob, cause);
	}
}

class SheetSink implements XmlSink {
	tooWide = false;
	readonly #shared: Shared;
	readonly #from1904: boolean;
	#rows: Row[] = [];
	#number = 0;
	#cells: (string | null)[] = [];
	#column = 0;
	#type = 'n';
	#style = 0;
	#value = '';
	#inValue = false;
	#phonetic = false;

	constructor(shared: Shared, from1904: boolean) {
		this.#shared = shared;
		this.#from1904 = from1904;
	}

	take(): Row[] {
		const rows = this.#rows;
		this.#rows = [];
		return rows;
	}

	open(name: string, attributes: Readonly<Record<string, string>>): void {
		switch (name) {
			case 'row':
				this.#number = Number(attributes['r'] ?? this.#number + 1);
				this.#cells = [];
				this.#column = -1;
				break;
			case 'c': {
				this.#column = columnOf(attributes['r']) ?? this.#column + 1;
				this.#type = attributes['t'] ?? 'n';
				this.#style = Number(attributes['s'] ?? 0);
				this.#value = '';
				break;
			}
			case 'rPh':
				this.#phonetic = true;
				break;
			case 'v':
			case 't':
				this.#inValue = !this.#phonetic;
		}
	}

	text(text: string): void {
		if (this.#inValue) this.#value += text;
	}

	close(name: string): void {
		switch (name) {
			case 'v':
			case 't':
				this.#inValue = false;
				break;
			case 'rPh':
				this.#phonetic = false;
				break;
			case 'c':
				this.#put();
				break;
			case 'row':
				if (this.#cells.length > 0) this.#rows.push({ number: this.#number, cells: this.#cells });
		}
	}

	#put(): void {
		const text = this.#value === '' ? null : this.#text();
		if (text === null || text === '') return;
		if (this.#column >= COLUMNS) {
			this.tooWide = true;
			return;
		}
		while (this.#cells.length < this.#column) this.#cells.push(null);
		this.#cells[this.#column] = text;
	}

	#text(): string | null {
		const value = this.#value;
		switch (this.#type) {
			case 's':
				return this.#shared.strings[Number(value)] ?? null;
			case 'b':
				return value === '1' ? 'true' : 'false';
			case 'e':
				// A value that is not available is none; other errors are shown as they are.
				return value === '#N/A' ? null : value;
			case 'n':
				return serialText(value, this.#shared.shown[this.#style] ?? 'number', this.#from1904);
			case 'd':
				return value;
			default:
				return unescaped(value);
		}
	}
}

/** The column of an address, from 0: `AB12` is 27. */
function columnOf(address: string | undefined): number | undefined {
	if (address === undefined) return undefined;
	let column = 0;
	for (let i = 0; i < address.length; i++) {
		const letter = address.charCodeAt(i) & ~32;
		if (letter < 65 || letter > 90) break;
		column = column * 26 + letter - 64;
	}
	return column === 0 ? undefined : column - 1;
}
