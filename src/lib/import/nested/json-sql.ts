import { literal } from '$lib/sql/quote';
import type { TypeTree } from './type-tree';

const BARE = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DECIMAL|BOOLEAN)/;
const FLOATING = /^(FLOAT|DOUBLE)/;

const SHORT = new Map([
	[8, '\\b'],
	[9, '\\t'],
	[10, '\\n'],
	[12, '\\f'],
	[13, '\\r']
]);

/** SQL: a value as JSON text, null where it is null. DuckDB's own functions for it are an extension. */
export function jsonSql(value: string, tree: TypeTree, depth = 0): string {
	switch (tree.kind) {
		case 'scalar':
			return scalarSql(value, tree.type);
		case 'struct':
			return whole(
				value,
				tree.fields.map(
					({ name, type }, i) =>
						`${literal(`${i === 0 ? '{' : ','}${JSON.stringify(name)}:`)} || coalesce(${jsonSql(memberSql(value, name), type, depth)}, 'null')`
				),
				"'}'"
			);
		case 'list': {
			const item = `x${depth}`;
			const items = `list_transform(${value}, lambda ${item}: coalesce(${jsonSql(item, tree.of, depth + 1)}, 'null'))`;
			return whole(value, ["'['", joined(items)], "']'");
		}
		case 'map': {
			const entry = `x${depth}`;
			const key = textSql(`${entry}.key::varchar`);
			const item = `${key} || ':' || coalesce(${jsonSql(`${entry}.value`, tree.value, depth + 1)}, 'null')`;
			const entries = `list_transform(map_entries(${value}), lambda ${entry}: ${item})`;
			return whole(value, ["'{'", joined(entries)], "'}'");
		}
	}
}

/** SQL: a member of a struct. */
export function memberSql(struct: string, member: string): string {
	return `struct_extract(${struct}, ${literal(member)})`;
}

function whole(value: string, parts: readonly string[], end: string): string {
	return `case when ${value} is not null then ${[...parts, end].join(' || ')} end`;
}

function joined(texts: string): string {
	return `coalesce(array_to_string(${texts}, ','), '')`;
}

function scalarSql(value: string, type: string): string {
	if (BARE.test(type)) return `${value}::varchar`;
	if (FLOATING.test(type)) return `case when isfinite(${value}) then ${value}::varchar end`;
	return textSql(`${value}::varchar`);
}

/** Nearly all texts hold nothing that JSON escapes. */
function textSql(text: string): string {
	let escaped = `replace(replace(${text}, '\\', '\\\\'), '"', '\\"')`;
	for (let code = 0; code < 32; code++) {
		const sign = SHORT.get(code) ?? `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
		escaped = `replace(${escaped}, chr(${code}), ${literal(sign)})`;
	}
	return `'"' || case when regexp_matches(${text}, '[\\x00-\\x1f"\\\\]') then ${escaped} else ${text} end || '"'`;
}
