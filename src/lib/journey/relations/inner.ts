import type { Source } from '$lib/import/source';
import type { NotebookDocument } from '$lib/notebook/document';
import { tokens } from '$lib/sql/lexer';
import { renamed } from '$lib/sql/replace';
import { SOURCES, type Context, type Relation, type Scope } from '../analysis';
import { loadTables } from '../tables';

/** A table of the engine: what it holds, and the start of the key that it was made for. */
const TABLE = /^([a-z_]+)_([0-9a-f]{16})$/;
/** The same by the name of the cell or source that made it: `Journeys · events`. */
const INNER = /^(.+) · ([a-z_]+\d*)$/s;

interface Inner {
	readonly name: string;
	/** The cell that made the table, or `SOURCES`. */
	readonly node: string;
	readonly owner: string;
	readonly what: string;
}

/** Tables of one owner by what they hold; of equal ones the second and further ones are numbered. */
export function tablesByContent(tables: readonly string[]): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	for (const table of tables) {
		const [, stem = table] = TABLE.exec(table) ?? [];
		let [what, times] = [stem, 1];
		while (found.has(what)) what = `${stem}_${++times}`;
		found.set(what, table);
	}
	return found;
}

/**
 * The engine's own tables that a statement reads, as `"<cell or source> · <table>"`. They are nowhere
 * listed: what analyses run is copied with them, so that the copy runs, and follows the cell.
 */
export function innerNamed(sql: string, { document }: Pick<Scope, 'document'>): readonly Inner[] {
	const found = new Map<string, Inner>();
	for (const { kind, text } of tokens(sql)) {
		const [, owner = '', what = ''] = kind === 'quoted' ? (INNER.exec(text) ?? []) : [];
		const node = owner === '' ? undefined : nodeOf(document, owner);
		if (node !== undefined) found.set(text.toLowerCase(), { name: text, node, owner, what });
	}
	return [...found.values()];
}

/** The rows behind such names. */
export function innerRelations(sql: string, context: Context): readonly Relation[] {
	return innerNamed(sql, context.scope).flatMap(({ name: relation, node, owner, what }) => {
		const source = context.sources.find((one) => one.name === owner);
		const tables =
			node === SOURCES && source !== undefined ? tablesOfSource(source) : context.tablesOf(node);
		const table = tablesByContent(tables).get(what);
		return table === undefined ? [] : [{ name: relation, query: `from ${table}` }];
	});
}

/**
 * A statement with the names of cells and sources in place of keys. `keys` are those of all that it rests
 * on, by node. Undefined where a table is of none of them.
 */
export function withoutKeys(
	sql: string,
	context: Context,
	keys: ReadonlyMap<string, string>
): string | undefined {
	const { document } = context.scope;
	const labels = new Map<string, string>();
	const label = (node: string, owner: string, tables: readonly string[]) => {
		if (nodeOf(document, owner) !== node) return;
		for (const [what, table] of tablesByContent(tables)) {
			if (!labels.has(table)) labels.set(table, `${owner} · ${what}`);
		}
	};
	for (const source of document.sources) label(SOURCES, source.name, tablesOfSource(source));
	for (const { id, name: owner } of document.cells) {
		if (keys.has(id)) label(id, owner, context.tablesOf(id));
	}
	const nameless = tokens(sql).some(
		({ kind, text }) => kind === 'word' && TABLE.test(text) && !labels.has(text)
	);
	return nameless ? undefined : renamed(sql, labels);
}

/** The tables of a source, as `tablesByContent` takes them. */
export function tablesOfSource(source: Source): readonly string[] {
	return Object.values(loadTables(source));
}

function nodeOf({ sources, cells }: NotebookDocument, owner: string): string | undefined {
	if (sources.some((source) => source.name === owner)) return SOURCES;
	return cells.find((cell) => cell.name === owner)?.id;
}
