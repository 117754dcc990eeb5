import {
	DuckDBDateValue,
	DuckDBDecimalValue,
	DuckDBTimestampValue,
	DuckDBTypeId,
	type DuckDBResultReader,
	type DuckDBValue
} from '@duckdb/node-api';
import type { Rows, Value, ValueType } from '$lib/journey/analysis';

const DAY_IN_MICROSECONDS = 86_400_000_000;

/** What native DuckDB gave, in the form in which analyses decode it. */
export function rowsOf(reader: DuckDBResultReader): Rows {
	const names = reader.columnNames();
	const types = reader.columnTypes();
	const columns = reader.getColumns();
	return {
		length: reader.currentRowCount,
		columns: names.map((name, at) => ({ name, type: valueType(types[at]?.typeId) })),
		column(name) {
			const at = names.indexOf(name);
			if (at < 0) throw new Error(`no column is called ${name}`);
			return (columns[at] ?? []).map(plain);
		}
	};
}

function valueType(type: DuckDBTypeId | undefined): ValueType {
	switch (type) {
		case DuckDBTypeId.VARCHAR:
			return 'text';
		case DuckDBTypeId.BOOLEAN:
			return 'boolean';
		case DuckDBTypeId.UTINYINT:
		case DuckDBTypeId.INTEGER:
		case DuckDBTypeId.BIGINT:
		case DuckDBTypeId.HUGEINT:
			return 'integer';
		case DuckDBTypeId.DOUBLE:
		case DuckDBTypeId.DECIMAL:
			return 'number';
		case DuckDBTypeId.TIMESTAMP:
			return 'time';
		case DuckDBTypeId.DATE:
			return 'date';
		default:
			return 'other';
	}
}

function plain(value: DuckDBValue): Value {
	if (typeof value === 'bigint') {
		const number = Number(value);
		return Number.isSafeInteger(number) ? number : value;
	}
	if (value instanceof DuckDBTimestampValue) return Number(value.micros);
	if (value instanceof DuckDBDateValue) return value.days * DAY_IN_MICROSECONDS;
	if (value instanceof DuckDBDecimalValue) return value.toDouble();
	if (typeof value === 'object' && value !== null) return String(value);
	return value;
}
