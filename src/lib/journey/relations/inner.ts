import { loadKey } from '$lib/notebook/result-key';
import type { NotebookDocument } from '$lib/notebook/document';
import { tokens } from '$lib/sql/lexer';
import { name } from '$lib/sql/quote';
import { SOURCES, type Context, type Relation, type Scope } from '../analysis';

/** A table of the engine: what it holds, and the start of the key that it was made for. */
const TABLE = /^([a-z_]+)_([0-9a-f]{16})$/;
/** The same by the name of the cell or source that made it: `Journeys · events`. */
const INNER = /^(.+) · ([a-z_]+)$/s;

interface Inner {
	readonly name: string;
	/** The cell that made the table, or `SOURCES`. */
	readonly node: string;
	readonly owner: string;
	readonly stem: string;
}

/**
 * The engine's own tables that a statement reads, as `"<cell or source> · <table>"`. They are nowhere
 * listed: what analyses run is copied with them, so that the copy runs, and follows the cell.
 */
export function innerNamed(sql: string, { document }: Pick<Scope, 'document'>): readonly Inner[] {
	const found = new Map<string, Inner>();
	for (const { kind, text } of tokens(sql)) {
		const [, owner = '', stem = ''] = kind === 'quoted' ? (INNER.exec(text) ?? []) : [];
		const node = owner === '' ? undefined : nodeOf(document, owner);
		if (node !== undefined) found.set(text.toLowerCase(), { name: text, node, owner, stem });
	}
	return [...found.values()];
}

/** The rows behind such names. */
export function innerRelations(sql: string, context: Context): readonly Relation[] {
	return innerNamed(sql, context.scope).map(({ name: relation, node, owner, stem }) => {
		const source = context.sources.find((one) => one.name === owner);
		const key = node === SOURCES && source !== undefined ? loadKey(source) : context.keyOf(node);
		return { name: relation, query: `from ${stem}_${key.slice(0, 16)}` };
	});
}

/**
 * A statement with the names of cells and sources in place of keys. `keys` are those of all that it rests
 * on, by node. Undefined where a table is of none of them.
 */
export function withoutKeys(
	sql: string,
	document: NotebookDocument,
	keys: ReadonlyMap<string, string>
): string | undefined {
	const owners = [
		...document.sources.map((source) => [loadKey(source), SOURCES, source.name] as const),
		...document.cells.map((cell) => [keys.get(cell.id), cell.id, cell.name] as const)
	];
	let text = '';
	let done = 0;
	for (const token of tokens(sql)) {
		const [, stem, key] = token.kind === 'word' ? (TABLE.exec(token.text) ?? []) : [];
		if (stem === undefined || key === undefined) continue;
		const [, node, owner] = owners.find(([whole]) => whole?.startsWith(key) === true) ?? [];
		if (owner === undefined || nodeOf(document, owner) !== node) return undefined;
		text += sql.slice(done, token.at) + name(`${owner} · ${stem}`);
		done = token.at + token.text.length;
	}
	return text + sql.slice(done);
}

function nodeOf({ sources, cells }: NotebookDocument, owner: string): string | undefined {
	if (sources.some((source) => source.name === owner)) return SOURCES;
	return cells.find((cell) => cell.name === owner)?.id;
}
