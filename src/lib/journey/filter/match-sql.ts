import { numberText, textOf } from '$lib/import/label-sql';
import { loadedColumn } from '$lib/import/load';
import type { Source, SourceColumn } from '$lib/import/source';
import { parsedSql } from '$lib/import/typed-sql';
import { integer, literal, name } from '$lib/sql/quote';
import { loadTables } from '../tables';
import { columnsOf, isUnset, type Field, type Match, type MatchValue, type Test } from './match';

/** The tables that matches look things up in, as `journeysTables` names them. */
export interface EventTables {
	readonly events: string;
	readonly touchpoints: string;
	readonly channels: string;
	readonly stages?: string;
}

/** How a field's values are compared. */
type Comparison = 'text' | 'number' | 'boolean' | 'time';

interface FieldSql {
	readonly sql: string;
	readonly as: Comparison;
}

/** What the lookups of a relation are called. */
const NAME = {
	touchpoint: '"match touchpoint"',
	channel: '"match channel"',
	stage: '"match stage"'
} as const;
const TOLD = '"match row"';

/** Finds the columns that matches name among the sources. */
export class MatchSql {
	readonly #sources: readonly Source[];
	readonly #columns: readonly string[];
	readonly #fields: ReadonlySet<string>;

	constructor(sources: readonly Source[], matches: readonly Match[]) {
		this.#sources = sources;
		this.#columns = columnsOf(matches);
		this.#fields = new Set(
			matches.flatMap((match) =>
				match.flatMap((test) =>
					isUnset(test) || typeof test.field !== 'string' ? [] : [test.field]
				)
			)
		);
	}

	/**
	 * SQL: a relation of the events `e` with what the matches need besides: the names of codes, and the
	 * columns, looked up by source and row. Keeps the order of the events: a scalar subquery becomes a join
	 * whose sides the planner, unlike those of an outer join, cannot swap.
	 */
	relation({ events, touchpoints, channels, stages }: EventTables): string {
		const nameOf = (table: string | undefined, field: keyof typeof NAME) =>
			table === undefined || !this.#fields.has(field)
				? []
				: [`(select n.name from ${table} n where n.code = s.${field}) as ${NAME[field]}`];
		const lookups = [
			...nameOf(touchpoints, 'touchpoint'),
			...nameOf(channels, 'channel'),
			...nameOf(stages, 'stage'),
			...(this.#columns.length > 0 ? [this.#told()] : [])
		];
		return lookups.length === 0
			? `${events} e`
			: `(select s.*, ${lookups.join(',\n\t')}\n\tfrom ${events} s) e`;
	}

	/** SQL: the names that `relation` gives besides those of the events. */
	get added(): readonly string[] {
		const names = (['touchpoint', 'channel', 'stage'] as const).filter((field) =>
			this.#fields.has(field)
		);
		return [...names.map((field) => NAME[field]), ...(this.#columns.length > 0 ? [TOLD] : [])];
	}

	/** SQL over that relation: whether an interaction matches; never null. */
	predicate(match: Match): string {
		return `(${match.map((test) => this.#test(test)).join(' and ')})`;
	}

	/** SQL over that relation: the value of a field that one of the matches asks for, as text. */
	value(field: Field): string {
		return textOfField(this.#field(field));
	}

	/** SQL: what the row of an event says in those columns, as one value. */
	#told(): string {
		const fields = this.#columns.map((_, i) => `a${i}: x.a${i}`).join(', ');
		return `(select {${fields}} from (${this.#attributes()}) x
		where x.source = s.source and x.row = s.row) as ${TOLD}`;
	}

	#attributes(): string {
		const each = this.#sources.flatMap((source, index) => {
			const own = this.#columns.map((column) => loadedColumn(source, column));
			if (own.every((column) => column === undefined)) return [];
			const values = own.map((column, i) => `${this.#value(column, i)} as a${i}`);
			return [
				`select ${integer(index)} as source, row, ${values.join(', ')} from ${loadTables(source).rows}`
			];
		});
		if (each.length > 0) return each.join('\n\tunion all ');
		const nulls = this.#columns.map((_, i) => `null::varchar as a${i}`);
		return `select 0 as source, 0 as row, ${nulls.join(', ')} where false`;
	}

	#value(column: SourceColumn | undefined, index: number): string {
		const as = this.#comparison(index);
		if (column === undefined) return `null::${SQL_TYPES[as]}`;
		return column.type.type === as ? name(column.name) : textOf(column);
	}

	/** Columns of one name that differ in type are compared as texts. */
	#comparison(index: number): Comparison {
		const wanted = this.#columns[index] ?? '';
		const types = this.#sources.flatMap((source) => loadedColumn(source, wanted)?.type.type ?? []);
		const [first = 'text'] = types;
		return types.every((type) => type === first) ? first : 'text';
	}

	#field(field: Field): FieldSql {
		switch (field) {
			case 'touchpoint':
				return { sql: `e.${NAME.touchpoint}`, as: 'text' };
			case 'channel':
				return { sql: `e.${NAME.channel}`, as: 'text' };
			case 'stage':
				return { sql: `e.${NAME.stage}`, as: 'text' };
			case 'source': {
				const names = this.#sources.map((source) => literal(source.name));
				return { sql: `[${names.join(', ')}][e.source + 1]`, as: 'text' };
			}
			default: {
				const index = this.#columns.indexOf(field.column);
				return { sql: `e.${TOLD}.a${index}`, as: this.#comparison(index) };
			}
		}
	}

	#test(test: Test): string {
		if (isUnset(test)) return 'true';
		const { sql, as } = this.#field(test.field);
		const text = textOfField({ sql, as });
		switch (test.op) {
			case 'is':
				return `coalesce(${isOneOf(sql, as, test.values)}, false)`;
			case 'is-not':
				return `not coalesce(${isOneOf(sql, as, test.values)}, false)`;
			case 'contains':
				return `coalesce(contains(lower(${text}), ${lowered(test.value)}), false)`;
			case 'starts-with':
				return `coalesce(starts_with(lower(${text}), ${lowered(test.value)}), false)`;
			case 'ends-with':
				return `coalesce(ends_with(lower(${text}), ${lowered(test.value)}), false)`;
			case 'like':
				return `coalesce((${text}) ilike ${literal(likeOf(test.value))} escape '\\', false)`;
			case 'empty':
				return `${sql} is null`;
			case 'not-empty':
				return `${sql} is not null`;
			default:
				return `coalesce(${sql} ${test.op} ${valueSql(as, test.value)}, false)`;
		}
	}
}

const SQL_TYPES: Readonly<Record<Comparison, string>> = {
	text: 'varchar',
	number: 'double',
	boolean: 'boolean',
	time: 'timestamp'
};

function isOneOf(sql: string, as: Comparison, values: readonly MatchValue[]): string {
	return `${sql} in (${values.map((value) => valueSql(as, value)).join(', ')})`;
}

/** A value as what it is compared with; null, which nothing is, where it cannot be that. */
function valueSql(as: Comparison, value: MatchValue): string {
	const text = literal(String(value));
	if (as === 'text') return text;
	if (as === 'boolean') return `(${parsedSql(text, { type: 'boolean' })})`;
	return `try_cast(${text} as ${SQL_TYPES[as]})`;
}

function textOfField({ sql, as }: FieldSql): string {
	if (as === 'text') return sql;
	return as === 'number' ? numberText(sql) : `${sql}::varchar`;
}

function lowered(text: string): string {
	return `lower(${literal(text)})`;
}

/** A pattern with `*` and `?` as one of SQL's `like`. */
function likeOf(pattern: string): string {
	return pattern
		.replace(/[\\%_]/g, (sign) => `\\${sign}`)
		.replaceAll('*', '%')
		.replaceAll('?', '_');
}
