import { looksLikeDate } from './time-formats';
import { looksLikeNumber } from './numbers';

/** Whether a first record holds headings rather than data, seen beside the records that follow it. */
export function looksLikeHeadings(
	first: readonly string[],
	rest: readonly (readonly string[])[]
): boolean {
	const cells = first.map((cell) => cell.trim());
	const named = cells.filter((cell) => cell !== '');
	if (named.length === 0 || cells.some(looksLikeData)) return false;
	const different = new Set(named.map((cell) => cell.toLowerCase())).size;
	if (different < named.length * 0.8 && !namesData(cells, rest)) return false;
	// A name that comes again in its own column is a value.
	const again = cells.some(
		(cell, i) => cell !== '' && rest.slice(0, 50).some((row) => row[i]?.trim() === cell)
	);
	return !again;
}

/** Whether a name stands over a column of nothing but numbers, times and the like. */
function namesData(cells: readonly string[], rest: readonly (readonly string[])[]): boolean {
	const below = rest.slice(0, 50);
	const isData = (i: number) => below.every((row) => looksLikeData(row[i]?.trim() ?? ''));
	return below.length > 0 && cells.some((cell, i) => cell !== '' && isData(i));
}

function looksLikeData(cell: string): boolean {
	if (cell === '') return false;
	if (cell.length > 120 || /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(cell)) return true;
	if (/^[0-9a-f]{8}-[0-9a-f]{4}-/i.test(cell)) return true;
	return looksLikeNumber(cell) || looksLikeDate(cell);
}
