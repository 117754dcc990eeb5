/** Names that the tables of a source keep for themselves, see `LoadTables`. */
const KEPT = ['row'];

/** Headings as they are kept: trimmed, and `column 3` where a column has none. */
export function filledHeadings(headings: readonly string[], columns: number): string[] {
	return Array.from({ length: columns }, (_, i) => {
		const heading = (headings[i] ?? '').trim().replace(/\s+/g, ' ').slice(0, 200);
		return heading === '' ? `column ${i + 1}` : heading;
	});
}

/** A name for each column: unique whatever its case (as SQL compares names), `name (2)` for the second. */
export function uniqueNames(headings: readonly string[]): string[] {
	const taken = new Set(KEPT);
	return headings.map((heading) => {
		const base = heading.startsWith('raw:') ? heading.slice(4).trim() || 'raw' : heading;
		let name = base;
		for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base} (${n})`;
		taken.add(name.toLowerCase());
		return name;
	});
}

/** The words of a heading or a file name, comparable: `userEmail`, `User_E-mail` → user, email. */
export function wordsOf(heading: string): string[] {
	return heading
		.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
		.replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/\be[\s_-]+mail\b/g, 'email')
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');
}
