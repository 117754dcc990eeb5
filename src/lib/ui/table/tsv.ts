/** A cell of tab-separated text: in quotes only where it would not be one cell without them. */
function tsvCell(text: string): string {
	return /[\t\n\r]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const tsvLine = (cells: readonly string[]): string => cells.map(tsvCell).join('\t');
