import type { Field, MatchValue, Test } from '$lib/journey/filter/match';
import { EVENT_FIELDS } from '$lib/journey/filter/match';
import type { NotebookDocument } from '$lib/notebook/document';
import type { Translate } from '$lib/messages';
import type { Option } from '$lib/ui/options';
import { readNumber, writeNumber } from '$lib/ui/stepping';
import { fieldName } from './match-words';

const COLUMN = 'column:';

/** What can be asked of an interaction: its own fields, then the columns of the sources. */
export function fieldOptions(document: NotebookDocument, t: Translate): Option[] {
	const columns = document.sources.flatMap((source) =>
		source.columns
			.filter(({ role }) => role.role !== 'ignore' && role.role !== 'time')
			.map(({ name }) => ({ name, source: source.name }))
	);
	const names = [...new Set(columns.map(({ name }) => name))];
	return [
		...EVENT_FIELDS.map((field) => ({ value: field, label: fieldName(field, t) })),
		...names.map((name) => ({
			value: `${COLUMN}${name}`,
			label: name,
			detail: columns
				.filter((column) => column.name === name)
				.map(({ source }) => source)
				.join(', ')
		}))
	];
}

export function fieldValue(field: Field): string {
	return typeof field === 'string' ? field : `${COLUMN}${field.column}`;
}

export function fieldOf(value: string): Field {
	const own = EVENT_FIELDS.find((field) => field === value);
	return own ?? { column: value.slice(COLUMN.length) };
}

/** A value as it is typed. */
export function writtenValue(value: MatchValue): string {
	return typeof value === 'number' ? writeNumber(value) : String(value);
}

export const OPERATORS = [
	'is',
	'is-not',
	'contains',
	'starts-with',
	'ends-with',
	'like',
	'<',
	'<=',
	'>',
	'>=',
	'empty',
	'not-empty'
] as const satisfies readonly Test['op'][];

export function operatorOptions(t: Translate): Option<Test['op']>[] {
	return OPERATORS.map((value) => ({ value, label: t(`segments.operator-${value}`) }));
}

/** The same test with another operator; what was typed stays as far as it makes sense. */
export function withOperator(test: Test, op: Test['op']): Test {
	const { field } = test;
	const value = 'value' in test ? test.value : 'values' in test ? (test.values[0] ?? '') : '';
	switch (op) {
		case 'is':
		case 'is-not':
			return { field, op, values: 'values' in test ? test.values : value === '' ? [] : [value] };
		case 'contains':
		case 'starts-with':
		case 'ends-with':
		case 'like':
			return { field, op, value: String(value) };
		case 'empty':
		case 'not-empty':
			return { field, op };
		default:
			return { field, op, value };
	}
}

/**
 * What was typed as a value, or chosen of those that are `known`: a number where it is one and the column's are
 * numbers.
 */
export function typedValue(
	text: string,
	document: NotebookDocument,
	field: Field,
	known: readonly string[] = []
): MatchValue {
	if (typeof field === 'string') return text;
	const types = document.sources.flatMap(({ columns }) =>
		columns.filter(({ name }) => name === field.column).map(({ type }) => type.type)
	);
	if (!types.includes('number')) return text;
	const number = known.includes(text) ? Number(text) : readNumber(text);
	return number === undefined || Number.isNaN(number) ? text : number;
}
