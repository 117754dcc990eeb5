import { name } from '$lib/sql/quote';
import { memberSql } from './json-sql';
import { treeOf, type TypeTree } from './type-tree';

/** A table with rows of its own for the elements of a list. */
export interface Unnested {
	/** SQL. */
	readonly relation: string;
	/** Its columns, with DuckDB's types; those of the elements are called as the path of their list. */
	readonly types: ReadonlyMap<string, string>;
	/** Paths of the lists that were gone through: what stood there before is there no more. */
	readonly lists: readonly string[];
}

/**
 * Makes a row of each element of the list at a path, through the lists on its way. A record whose list is
 * empty stays one row. A path that leads to no list of records changes nothing.
 */
export function unnested(
	relation: string,
	types: ReadonlyMap<string, string>,
	each: string
): Unnested {
	const columns = new Map(types);
	const lists: string[] = [];
	let rows = relation;
	for (;;) {
		const found = [...columns].flatMap(([column, type]) => {
			const list = isOn(column, each)
				? listIn(column, name(column), treeOf(type), each)
				: undefined;
			return list === undefined || lists.includes(list.path) ? [] : [list];
		})[0];
		if (found === undefined) return { relation: rows, types: columns, lists };
		const { path, sql, type } = found;
		// What the elements lie in has the name already where it is a column of its own.
		const rest = columns.has(path) ? ` exclude (${name(path)})` : '';
		const elements = `unnest(case when len(${sql}) > 0 then ${sql} else [null] end)`;
		rows = `(select *${rest}, ${elements} as ${name(path)} from ${rows})`;
		columns.delete(path);
		columns.set(path, type);
		lists.push(path);
	}
}

interface List {
	readonly path: string;
	readonly sql: string;
	/** Of its elements. */
	readonly type: string;
}

/** The first list of records on the way to a path. */
function listIn(path: string, sql: string, tree: TypeTree, each: string): List | undefined {
	if (tree.kind === 'list') {
		return tree.of.kind === 'struct' ? { path, sql, type: typeText(tree.of) } : undefined;
	}
	if (tree.kind !== 'struct') return undefined;
	for (const field of tree.fields) {
		const inner = `${path}.${field.name}`;
		const found = isOn(inner, each)
			? listIn(inner, memberSql(sql, field.name), field.type, each)
			: undefined;
		if (found !== undefined) return found;
	}
	return undefined;
}

/** The paths of the lists of records in some columns, inner ones included. */
export function listsIn(types: ReadonlyMap<string, string>): string[] {
	return [...types].flatMap(([column, type]) => listsOf(column, treeOf(type)));
}

function listsOf(path: string, tree: TypeTree): string[] {
	switch (tree.kind) {
		case 'struct':
			return tree.fields.flatMap(({ name: member, type }) => listsOf(`${path}.${member}`, type));
		case 'list':
			if (tree.of.kind !== 'struct' || isKeyed(tree.of)) return [];
			return [path, ...listsOf(path, tree.of)];
		case 'scalar':
		case 'map':
			return [];
	}
}

/** Pairs of a key and a value become columns. */
function isKeyed(of: Extract<TypeTree, { kind: 'struct' }>): boolean {
	const names = of.fields.map((field) => field.name);
	return names.includes('key') && names.includes('value');
}

function isOn(path: string, each: string): boolean {
	return path === each || each.startsWith(`${path}.`);
}

/** A type as DuckDB writes it. */
function typeText(tree: TypeTree): string {
	switch (tree.kind) {
		case 'scalar':
			return tree.type;
		case 'list':
			return `${typeText(tree.of)}[]`;
		case 'map':
			return `MAP(${typeText(tree.key)}, ${typeText(tree.value)})`;
		case 'struct':
			return `STRUCT(${tree.fields.map((field) => `${name(field.name)} ${typeText(field.type)}`).join(', ')})`;
	}
}
