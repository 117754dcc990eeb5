import { areSpans } from './joined-time';
import { decimalOf } from './numbers';
import type { ColumnType, Role } from './source';
import { timeFormatOf } from './time-formats';

/** What is known of a column whose role or type is changed. */
export interface ColumnHints {
	/** Its first values, without the empty ones. */
	readonly values: readonly string[];
	/** The zone of times that name none. */
	readonly timeZone: string;
}

/** Whether a column of a role may have a type: labels and identifiers are compared as they are written. */
export function allows({ role }: Role, type: ColumnType['type']): boolean {
	switch (role) {
		case 'time':
		case 'end':
			return type === 'time';
		case 'identifier':
		case 'touchpoint':
		case 'channel':
		case 'comment':
		case 'case':
		case 'stage':
			return type === 'text';
		case 'score':
		case 'cost':
		case 'value':
			return type === 'number';
		case 'duration':
			// A text is a span such as `0:12:30`.
			return type === 'number' || type === 'text';
		case 'attribute':
		case 'ignore':
			return true;
	}
}

/** The type that a column has in a role: its own where the role allows it. */
export function typeFor(role: Role, type: ColumnType, hints: ColumnHints): ColumnType {
	// A span is a text where its values are written as one.
	if (role.role === 'duration' && type.type === 'text' && !areSpans(hints.values)) {
		return typeOf('number', hints);
	}
	if (allows(role, type.type)) return type;
	const wanted = (['text', 'time', 'number'] as const).find((type) => allows(role, type));
	return wanted === undefined ? { type: 'text' } : typeOf(wanted, hints);
}

/** A type with the settings that read a column's values best. */
export function typeOf(type: ColumnType['type'], { values, timeZone }: ColumnHints): ColumnType {
	switch (type) {
		case 'text':
		case 'boolean':
			return { type };
		case 'number':
			return { type, decimal: decimalOf(values, false) ?? '.' };
		case 'time': {
			const found = timeFormatOf(values, { named: true, dayFirst: true });
			const zone = found?.offset === true ? 'UTC' : timeZone;
			return { type, format: found?.format ?? 'iso', zone };
		}
	}
}
