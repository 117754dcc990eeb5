import { DataType, MessageReader, type Field } from 'apache-arrow';
import { name } from '$lib/sql/quote';

/**
 * The statement that gives the same rows with those columns as text that cannot cross as they are, or
 * undefined where all can. Streamed results leave out the dictionaries of enums, so that these would
 * arrive as nulls; intervals and the like have no value of ours.
 */
export function withTexts(header: Uint8Array, sql: string): string | undefined {
	const fields = new MessageReader(header).readSchema()?.fields ?? [];
	if (fields.every(({ type }) => crosses(type))) return undefined;
	const columns = fields.map((field) => (crosses(field.type) ? name(field.name) : asText(field)));
	return `select ${columns.join(', ')} from (\n${sql}\n)`;
}

function asText({ name: column }: Field): string {
	return `${name(column)}::varchar as ${name(column)}`;
}

function crosses(type: DataType): boolean {
	return (
		DataType.isTimestamp(type) ||
		DataType.isDate(type) ||
		DataType.isDecimal(type) ||
		crossesAsJson(type)
	);
}

function crossesAsJson(type: DataType): boolean {
	if (DataType.isList(type) || DataType.isFixedSizeList(type) || DataType.isStruct(type)) {
		return type.children.every((child) => crossesAsJson(child.type));
	}
	return (
		DataType.isInt(type) ||
		DataType.isFloat(type) ||
		DataType.isUtf8(type) ||
		DataType.isBool(type) ||
		DataType.isNull(type)
	);
}
