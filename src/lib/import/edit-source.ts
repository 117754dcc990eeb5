import { untaken } from './file-name';
import { uniqueNames } from './headings';
import { decimalOf } from './numbers';
import type { ColumnType, Role, Source, SourceColumn } from './source';
import { timeFormatOf } from './time-formats';

/** What is known of a column whose role or type is changed. */
export interface ColumnHints {
	/** Its first values, without the empty ones. */
	readonly values: readonly string[];
	/** The zone of times that name none. */
	readonly timeZone: string;
}

/** Gives a column a role, and the type that the role needs. Of times, ends, cases and stages there is only one. */
export function setRole(source: Source, index: number, role: Role, hints: ColumnHints): Source {
	const columns = source.columns.map((column, i) => {
		if (i === index) return { ...column, role, type: typeFor(role, column.type, hints) };
		const replaced = isSingle(role) && column.role.role === role.role;
		return replaced ? { ...column, role: { role: 'attribute' as const } } : column;
	});
	return withTouchpoint({ ...source, columns });
}

/** Gives a column a type. A role that needs another type is given up: the column is an attribute then. */
export function setType(
	source: Source,
	index: number,
	type: ColumnType['type'],
	hints: ColumnHints
): Source {
	return change(source, index, (column) => ({
		...column,
		type: column.type.type === type ? column.type : typeOf(type, hints),
		role: allows(column.role, type) ? column.role : { role: 'attribute' }
	}));
}

/** How the times of a column are written: as in `ColumnType`. */
export function setTimeFormat(source: Source, index: number, format: string): Source {
	return changeTime(source, index, (type) => ({ ...type, format }));
}

/** The zone of those of its times that name none. */
export function setTimeZone(source: Source, index: number, zone: string): Source {
	return changeTime(source, index, (type) => ({ ...type, zone }));
}

export function setDecimal(source: Source, index: number, decimal: '.' | ','): Source {
	return change(source, index, (column) =>
		column.type.type === 'number' ? { ...column, type: { type: 'number', decimal } } : column
	);
}

/** Renames a column. A name that another column has gets a number; an empty one changes nothing. */
export function renameColumn(source: Source, index: number, name: string): Source {
	const wanted = name.trim().replace(/\s+/g, ' ').slice(0, 200);
	if (wanted === '') return source;
	const others = source.columns.filter((_, i) => i !== index).map((column) => column.name);
	// The names that are there are unique, so that only the last can get a number.
	const free = uniqueNames([...others, wanted]).at(-1) ?? wanted;
	return change(source, index, (column) => ({ ...column, name: free }));
}

/** Renames a source. A name among `taken` gets a number; an empty one changes nothing. */
export function renameSource(source: Source, name: string, taken: readonly string[]): Source {
	const wanted = name.trim().replace(/\s+/g, ' ').slice(0, 200);
	return wanted === ''
		? source
		: { ...source, name: untaken(wanted, taken, (n) => `${wanted} ${n}`) };
}

/** The touchpoint or channel of every row where no column gives one. */
export function setFixed(source: Source, what: 'touchpoint' | 'channel', words: string): Source {
	const changed = { ...source, [what]: words.trim() };
	return what === 'touchpoint' ? withTouchpoint(changed) : changed;
}

/** Whether a column's times may name no zone, so that one has to be given. */
export function needsZone(type: ColumnType, values: readonly string[]): boolean {
	if (type.type !== 'time' || type.format.startsWith('epoch-')) return false;
	if (type.format !== 'iso') return !/%z|Z$/.test(type.format);
	return timeFormatOf(values, { named: true, dayFirst: true })?.offset !== true;
}

/** Whether a source has at most one column of a role. */
function isSingle({ role }: Role): boolean {
	return role === 'time' || role === 'end' || role === 'case' || role === 'stage';
}

const TEXT: ColumnType = { type: 'text' };

function typeFor(role: Role, type: ColumnType, hints: ColumnHints): ColumnType {
	if (allows(role, type.type)) return type;
	const wanted = (['text', 'time', 'number'] as const).find((type) => allows(role, type));
	return wanted === undefined ? TEXT : typeOf(wanted, hints);
}

/** Whether a column of a role may have a type: labels and identifiers are compared as they are written. */
function allows({ role }: Role, type: ColumnType['type']): boolean {
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
		case 'duration':
			return type === 'number';
		case 'attribute':
		case 'ignore':
			return true;
	}
}

function typeOf(type: ColumnType['type'], { values, timeZone }: ColumnHints): ColumnType {
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

function change(
	source: Source,
	index: number,
	edit: (column: SourceColumn) => SourceColumn
): Source {
	const columns = source.columns.map((column, i) => (i === index ? edit(column) : column));
	return withTouchpoint({ ...source, columns });
}

function changeTime(
	source: Source,
	index: number,
	edit: (type: Extract<ColumnType, { type: 'time' }>) => ColumnType
): Source {
	return change(source, index, (column) =>
		column.type.type === 'time' ? { ...column, type: edit(column.type) } : column
	);
}

/** An interaction is of some touchpoint: where no column gives one, the source's name does. */
function withTouchpoint(source: Source): Source {
	if (source.touchpoint.trim() !== '') return source;
	const given = source.columns.some(({ role }) => role.role === 'touchpoint');
	return given ? source : { ...source, touchpoint: source.name };
}
