import { literal, name } from '$lib/sql/quote';
import type { Role, Source, SourceColumn } from './source';
import { parsedSql } from './typed-sql';

/**
 * SQL over the rows of a source: the texts of the columns of a role, joined, null where all are empty;
 * undefined where no column has it.
 */
export function labelled(source: Source, role: Role['role'], joint: string): string | undefined {
	const texts = source.columns.filter((column) => column.role.role === role).map(textOf);
	if (texts.length <= 1) return texts[0];
	return `nullif(concat_ws(${literal(joint)}, ${texts.join(', ')}), '')`;
}

const BLANKS = ["' '", 'chr(9)', 'chr(10)', 'chr(13)', 'chr(160)'];

/**
 * SQL: a text without outer blanks. To look at both ends first is ten times faster than `trim` with a set
 * of characters, which builds that set for every row.
 */
function trimmed(value: string): string {
	const ends = BLANKS.map((blank) => `ends_with(${value}, ${blank})`).join(' or ');
	// Whatever begins below `!` or from the no-break space on is left to `trim`.
	return `case when ${value} >= '!' and ${value} < chr(160) and not (${ends}) then ${value} else trim(${value}, ${BLANKS.join(' || ')}) end`;
}

/** SQL: a number as text; a whole one as files have it: without the `.0` of a double. */
export function numberText(value: string): string {
	return `case when ${value} = trunc(${value}) and abs(${value}) < 1e15 then ${value}::bigint::varchar else ${value}::varchar end`;
}

/**
 * SQL: whether a column says one of these, as whoever reads the file would write them: `1` of a number, `yes` of
 * what is true or false. Their case does not count where `fold`. Null where the column is empty.
 */
export function saysOneOf(column: SourceColumn, values: readonly string[], fold = false): string {
	const folded = (sql: string) => (fold ? `lower(${sql})` : sql);
	const text = textOf(column);
	if (values.length === 0) return `case when ${text} is not null then false end`;
	const texts = `${folded(text)} in (${values.map((one) => folded(literal(one.trim()))).join(', ')})`;
	const { type } = column;
	if (type.type !== 'number' && type.type !== 'boolean') return texts;
	const read = values.map((one) => parsedSql(literal(one), type)).join(', ');
	return `(${texts} or case when ${text} is not null then coalesce(${name(column.name)} in (${read}), false) end)`;
}

/** SQL: a column's value as text without outer spaces, null where empty. */
export function textOf({ name: column, type }: SourceColumn): string {
	const value = name(column);
	switch (type.type) {
		case 'text':
			return `nullif(${trimmed(value)}, '')`;
		case 'number':
			return numberText(value);
		case 'boolean':
		case 'time':
			return `${value}::varchar`;
	}
}
