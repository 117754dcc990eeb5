import { literal, name } from '$lib/sql/quote';
import type { Given } from '../load';
import { LONGEST_HEADING, type Keyed, type Leaf } from './shape';

type Shape = readonly (Leaf | Keyed)[];

/** The headings of a shape; `keys` are those that the data has under each `Keyed`, in order. */
export function headingsOfShape(
	shape: Shape,
	keys: ReadonlyMap<Keyed, readonly string[]>
): string[] {
	return shape.flatMap((part) => {
		if (part.kind === 'leaf') return [part.path];
		const found = keys.get(part) ?? [];
		const paths = found.flatMap((key) =>
			part.tails.map(({ suffix }) => `${part.path}.${key}${suffix}`)
		);
		// Without keys, or with ones that are no headings, nothing may be lost.
		return paths.length > 0 && paths.every(isHeading) ? paths : [part.path];
	});
}

/** A zero byte would end the statement that names it. */
function isHeading(path: string): boolean {
	return path.length <= LONGEST_HEADING && !path.includes('\0');
}

/** SQL: the keys of one part in order of appearance, at most so many, in a column `key`. */
export function keysSql(relation: string, { keys }: Keyed, most: number): string {
	const rows = `select row_number() over () as n, ${keys} as keys from ${relation}`;
	const each = `select n, generate_subscripts(keys, 1) as place, unnest(keys) as "key" from (${rows})`;
	return `select "key" from (${each}) where "key" is not null group by "key" order by min((n, place)) limit ${most}`;
}

/** SQL: the different keys of one part, in no order, in a column `key`. */
export function anyKeysSql(relation: string, { keys }: Keyed): string {
	return `select distinct unnest(${keys}) as "key" from ${relation}`;
}

/** Where each heading stands in the unfolded relation; undefined where it does not. */
export function unfoldedSql(
	folded: string,
	shape: Shape,
	headings: readonly (string | undefined)[]
): { relation: string; given: (Given | undefined)[] } {
	const used = new Map<Keyed, number>();
	const columns: string[] = [];
	const seen = new Map<string, number>();
	const given = headings.map((heading): Given | undefined => {
		if (heading === undefined) return undefined;
		const nth = seen.get(heading) ?? 0;
		seen.set(heading, nth + 1);
		const found = valueOf(shape, heading, nth, used);
		if (found === undefined) return undefined;
		const column = `c${columns.length}`;
		const text = found.type === 'VARCHAR';
		columns.push(`${text ? `nullif(${found.sql}, '')` : found.sql} as ${column}`);
		return text ? { column } : { column, type: found.type };
	});
	const lists = [...used].flatMap(([{ keys, values }, at]) => [
		`${keys} as ${keysName(at)}`,
		`${values} as ${valuesName(at)}`
	]);
	const from = lists.length === 0 ? folded : `(select *, ${lists.join(', ')} from ${folded})`;
	const relation = `(select ${columns.length === 0 ? '1' : columns.join(', ')} from ${from})`;
	return { relation, given };
}

const keysName = (at: number) => name(`keys of ${at}`);
const valuesName = (at: number) => name(`values of ${at}`);

function valueOf(
	shape: Shape,
	heading: string,
	nth: number,
	used: Map<Keyed, number>
): { readonly sql: string; readonly type: string } | undefined {
	const leaf = shape.filter((part) => part.kind === 'leaf' && part.path === heading)[nth];
	if (leaf?.kind === 'leaf') return leaf;
	for (const part of shape) {
		if (part.kind === 'leaf') continue;
		if (part.path === heading) return { sql: part.json, type: 'VARCHAR' };
		const found = tailOf(part, heading);
		if (found === undefined) continue;
		const at = used.get(part) ?? used.size;
		used.set(part, at);
		const place = `list_position(${keysName(at)}, ${literal(found.key)})`;
		const value = `list_extract(${valuesName(at)}, ${place})`;
		return { sql: found.tail.sql(value), type: found.tail.type };
	}
	return undefined;
}

/** The longest suffix wins: a key may have dots, but what comes beside a value is more likely. */
function tailOf({ path, tails }: Keyed, heading: string) {
	if (!heading.startsWith(`${path}.`)) return undefined;
	const tail = tails
		.filter(
			({ suffix }) => heading.length > path.length + suffix.length && heading.endsWith(suffix)
		)
		.toSorted((a, b) => b.suffix.length - a.suffix.length)[0];
	if (tail === undefined) return undefined;
	return { tail, key: heading.slice(path.length + 1, heading.length - tail.suffix.length) };
}
