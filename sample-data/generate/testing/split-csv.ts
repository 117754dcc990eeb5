/** The records of a delimited text, each with the physical line at which it starts. */
export function splitCsv(text: string, delimiter: string): { line: number; cells: string[] }[] {
	const records: { line: number; cells: string[] }[] = [];
	let line = 1;
	let start = 1;
	let cells: string[] = [];
	let cell = '';
	let quoted = false;
	for (let i = 0; i < text.length; i++) {
		const c = text.charAt(i);
		if (c === '\n') line++;
		if (quoted) {
			if (c !== '"') cell += c;
			else if (text.charAt(i + 1) === '"') cell += text.charAt(i++);
			else quoted = false;
		} else if (c === '"') quoted = true;
		else if (c === delimiter || c === '\n') {
			cells.push(cell);
			cell = '';
			if (c === delimiter) continue;
			records.push({ line: start, cells });
			cells = [];
			start = line;
		} else if (c !== '\r') cell += c;
	}
	return records;
}
