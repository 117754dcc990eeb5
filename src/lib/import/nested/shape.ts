import { jsonSql, memberSql } from './json-sql';
import { treeOf, type Field, type TypeTree } from './type-tree';

/** Characters of a heading, as `columnSchema` allows them. */
export const LONGEST_HEADING = 500;

/** A value that every record has in the same place. */
export interface Leaf {
	readonly kind: 'leaf';
	readonly path: string;
	readonly sql: string;
	/** DuckDB's type. */
	readonly type: string;
}

/** Values that stand under keys of the data: a map, or a list of objects with a key and a value. */
export interface Keyed {
	readonly kind: 'keyed';
	readonly path: string;
	/** SQL: a list of texts. */
	readonly keys: string;
	/** SQL: a list, as long as that of the keys. */
	readonly values: string;
	/** What there is under each key; the part of its path that comes after the key. */
	readonly tails: readonly Tail[];
	/** SQL: all of it as JSON. */
	readonly json: string;
}

export interface Tail {
	/** Empty, or a dot and the rest of the path. */
	readonly suffix: string;
	readonly sql: (value: string) => string;
	readonly type: string;
}

/** What the columns of a table unfold to, in order: structs to dotted paths, other lists to JSON. */
export function shapeOf(columns: Iterable<readonly [string, string]>): (Leaf | Keyed)[] {
	return [...columns].flatMap(([column, type]) =>
		unfold(column, `"${column.replaceAll('"', '""')}"`, treeOf(type))
	);
}

function unfold(path: string, sql: string, tree: TypeTree): (Leaf | Keyed)[] {
	const json = { kind: 'leaf', path, sql: jsonSql(sql, tree), type: 'VARCHAR' } as const;
	switch (tree.kind) {
		case 'scalar':
			return [{ kind: 'leaf', path, sql, type: tree.type }];
		case 'struct': {
			const paths = tree.fields.map(({ name }) => `${path}.${name}`);
			if (paths.length === 0 || paths.some(({ length }) => length > LONGEST_HEADING)) return [json];
			return tree.fields.flatMap(({ name, type }) =>
				unfold(`${path}.${name}`, memberSql(sql, name), type)
			);
		}
		case 'map': {
			const keys = `list_transform(map_keys(${sql}), lambda k: k::varchar)`;
			const values = `map_values(${sql})`;
			const tails = tailsOf('', (value) => value, tree.value);
			return [{ kind: 'keyed', path, keys, values, tails, json: json.sql }];
		}
		case 'list':
			return [keyedList(path, sql, tree.of, json.sql) ?? json];
	}
}

/** A list of objects with a `key` and a `value`: a scalar, or one scalar of several types as in GA4. */
function keyedList(path: string, sql: string, of: TypeTree, json: string): Keyed | undefined {
	if (of.kind !== 'struct') return undefined;
	const key = of.fields.find(({ name }) => name === 'key');
	const value = of.fields.find(({ name }) => name === 'value');
	if (key?.type.kind !== 'scalar' || value === undefined) return undefined;
	const own = (entry: string) => memberSql(entry, 'value');
	const tails = value.type.kind === 'scalar' ? [scalarTail('', own, value.type.type)] : [];
	if (value.type.kind === 'struct') tails.push(...variantTails(own, value.type.fields));
	if (tails.length === 0) return undefined;
	for (const { name, type } of of.fields) {
		if (name === 'key' || name === 'value') continue;
		tails.push(...tailsOf(`.${name}`, (entry) => memberSql(entry, name), type));
	}
	const keys = `list_transform(${sql}, lambda x: ${memberSql('x', 'key')}::varchar)`;
	return { kind: 'keyed', path, keys, values: sql, tails, json };
}

/**
 * The member of a value that is not null. Where some are called `…_value` only these are kinds of the value,
 * and the others (the time at which GA4 saw it set) stand beside it. Several at once are kept as JSON.
 */
function variantTails(value: Tail['sql'], fields: readonly Field[]): Tail[] {
	if (fields.length === 0 || fields.some(({ type }) => type.kind !== 'scalar')) return [];
	const named = fields.filter(({ name }) => name.endsWith('_value'));
	const variants = named.length > 0 ? named : fields;
	const members = (entry: string) =>
		variants.map(({ name }) => `nullif(${memberSql(value(entry), name)}::varchar, '')`);
	const one = (entry: string) => {
		const texts = members(entry);
		if (texts.length === 1) return texts.join('');
		const json = jsonSql(value(entry), { kind: 'struct', fields: variants });
		return `case when len(list_filter([${texts.join(', ')}], lambda v: v is not null)) > 1 then ${json} else coalesce(${texts.join(', ')}) end`;
	};
	const beside = fields
		.filter((field) => !variants.includes(field))
		.flatMap(({ name, type }) =>
			tailsOf(`.${name}`, (entry) => memberSql(value(entry), name), type)
		);
	return [{ suffix: '', sql: one, type: 'VARCHAR' }, ...beside];
}

function tailsOf(suffix: string, sql: Tail['sql'], tree: TypeTree): Tail[] {
	if (tree.kind === 'scalar') return [scalarTail(suffix, sql, tree.type)];
	if (tree.kind === 'struct' && tree.fields.length > 0) {
		return tree.fields.flatMap(({ name, type }) =>
			tailsOf(`${suffix}.${name}`, (value) => memberSql(sql(value), name), type)
		);
	}
	return [{ suffix, sql: (value) => jsonSql(sql(value), tree), type: 'VARCHAR' }];
}

function scalarTail(suffix: string, sql: Tail['sql'], type: string): Tail {
	return { suffix, sql, type };
}
