/** Names that the tables of a source keep for themselves, see `LoadTables`. */
const KEPT = ['row'];

/** As the shadows of columns begin, see `rawName`; SQL does not tell cases apart. */
const SHADOW = /^(?:raw:\s*)+/i;

/** Whether a column may be called that beside what a source's table has of its own. */
export function isFreeName(name: string): boolean {
	return !KEPT.includes(name.toLowerCase()) && !SHADOW.test(name);
}

/** Headings as they are kept: trimmed, and `column 3` where a column has none. */
export function filledHeadings(headings: readonly string[], columns: number): string[] {
	return Array.from({ length: columns }, (_, i) => {
		const heading = (headings[i] ?? '').trim().replace(/\s+/g, ' ').slice(0, 200);
		return heading === '' ? `column ${i + 1}` : heading;
	});
}

/**
 * A name for each column: unique whatever its case (as SQL compares names), `name (2)` for the second. A zero
 * byte would end the statement that it stands in.
 */
export function uniqueNames(headings: readonly string[]): string[] {
	const taken = new Set(KEPT);
	return headings.map((given) => {
		const heading = given.replaceAll('\0', '\ufffd');
		const base = SHADOW.test(heading) ? heading.replace(SHADOW, '').trim() || 'raw' : heading;
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

/** Words that say nothing without what stands before them: of `user.id` both parts are read. */
const BARE = new Set(
	(
		'id ids uuid guid key code codice number numero name nome value valore type tipo at on time ' +
		'timestamp date data ora amount importo total totale count text testo body label title string ' +
		'int float double'
	).split(' ')
);

/**
 * The words that say what a column is. Of a dotted path these are the words of its last part, with those
 * of the one before it where the last says nothing alone.
 */
export function keyWordsOf(heading: string): string[] {
	const parts = heading
		.split('.')
		.map(wordsOf)
		.filter((words) => words.length > 0);
	const last = parts.at(-1) ?? [];
	const before = parts.at(-2) ?? [];
	return last.every((word) => BARE.has(word)) ? [...before, ...last] : last;
}

/** A heading as it is compared: its case, its accents' spelling and outer or doubled spaces do not matter. */
export function plainHeading(heading: string): string {
	return heading.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}
