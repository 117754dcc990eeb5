/** Columns that a file may have. */
export const MOST_COLUMNS = 5000;
/** Characters kept of a heading. */
const LONGEST = 500;
/** Places in records, of columns or not, that are remembered. */
const MOST_FIELDS = 20_000;

/** A file whose records hold more different values than a table can have columns. */
export class TooManyColumns extends Error {
	override readonly name = 'TooManyColumns';
}

/** One place in the records of a file: the path of keys that leads to it, and its column. */
export class Field {
	/** Dotted; empty for the record itself. */
	readonly path: string;
	/** Its key as it usually stands in the text. */
	readonly quoted: string;
	readonly children = new Map<string, Field>();
	/** The child that came first, or next, in the last record: most likely so in this one. */
	first: Field | undefined;
	next: Field | undefined;
	/** Undefined until a value was there; negative where nobody wants it. */
	column: number | undefined;
	empty = false;
	/** Lists that were looked into for lists of records. */
	lists = 0;

	constructor(path: string, key: string) {
		this.path = path;
		this.quoted = JSON.stringify(key);
	}
}

/** The places in a file's records. */
export class Fields {
	readonly root = new Field('', '');
	/** Where they are looked for: the paths of lists of records. */
	readonly lists: Set<string> | undefined;
	readonly #columnOf: (path: string) => number;
	#count = 0;

	/** `columnOf` gives the column of a path when its first value is there. */
	constructor(columnOf: (path: string) => number, lists?: Set<string>) {
		this.#columnOf = columnOf;
		this.lists = lists;
	}

	child(parent: Field, key: string): Field {
		const known = parent.children.get(key);
		if (known !== undefined) return known;
		const child = new Field(pathTo(parent, key), key);
		if (++this.#count <= MOST_FIELDS) parent.children.set(key, child);
		return child;
	}

	column(field: Field): number {
		return (field.column ??= this.#columnOf(field.path));
	}
}

/** Fields that are found as values come; headings and their columns are known in the end. */
export function discoverFields(): { fields: Fields; found: () => Found } {
	const columns = new Map<string, number>();
	const fields = new Fields((path) => {
		const column = columns.get(path) ?? columns.size;
		columns.set(path, column);
		if (columns.size > MOST_COLUMNS) throw new TooManyColumns();
		return column;
	}, new Set());
	return { fields, found: () => foundIn(fields, columns) };
}

/** Fields of known headings. A column that is not `wanted` is passed over. */
export function knownFields(
	headings: readonly string[],
	wanted: (column: number) => boolean
): Fields {
	const columns = new Map(headings.map((heading, i) => [heading, i] as const).reverse());
	return new Fields((path) => {
		const column = columns.get(path) ?? -1;
		return wanted(column) ? column : -1;
	});
}

/** The headings of a file, and the number under which each one's values were kept. */
export interface Found {
	readonly headings: readonly string[];
	readonly columns: readonly number[];
	/** The paths of lists of records. */
	readonly lists: readonly string[];
}

/** In the order of the records' keys; what was always empty has a heading too. */
function foundIn({ root, lists = new Set() }: Fields, columns: Map<string, number>): Found {
	const headings = new Set<string>();
	const visit = (field: Field): boolean => {
		const own = field !== root && field.column !== undefined;
		if (own) headings.add(field.path);
		const below = [...field.children.values()].map(visit).includes(true);
		const only = !own && !below && field.empty && field !== root;
		if (only) headings.add(field.path);
		return own || below || only;
	};
	visit(root);
	if (headings.size > MOST_COLUMNS) throw new TooManyColumns();
	const names = [...headings];
	const places = names.map((heading) => columns.get(heading) ?? -1);
	return { headings: names, columns: places, lists: [...lists] };
}

function pathTo(parent: Field, key: string): string {
	const path = parent.path === '' ? key : `${parent.path}.${key}`;
	return path.slice(0, LONGEST);
}
