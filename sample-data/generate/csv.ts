import type { SampleFile } from './files.ts';

function cell(text: string, delimiter: string): string {
	const plain =
		!text.includes(delimiter) &&
		!text.includes('"') &&
		!text.includes('\n') &&
		!text.includes('\r');
	return plain ? text : `"${text.replaceAll('"', '""')}"`;
}

/** One record as the file holds it, line end included. */
export function formatRow(file: SampleFile, cells: readonly string[]): string {
	let line = '';
	for (let i = 0; i < cells.length; i++) {
		if (i > 0) line += file.delimiter;
		line += cell(cells[i] ?? '', file.delimiter);
	}
	return line + file.lineEnd;
}

/** How many physical lines a record takes. */
export function linesOf(cells: readonly string[]): number {
	let lines = 1;
	for (const text of cells) {
		for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines++;
	}
	return lines;
}

/** `1049.9` as Italian offices write it: `1.049,90`. */
export function italianNumber(value: number, digits: number): string {
	const [whole = '', part] = value.toFixed(digits).split('.');
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
	return part === undefined ? grouped : `${grouped},${part}`;
}
