import { untaken } from './file-name';
import { uniqueNames } from './headings';
import { allows, typeFor, typeOf, type ColumnHints } from './role-type';
import type { ColumnType, Role, Source, SourceColumn } from './source';
import { timeFormatOf } from './time-formats';

export type { ColumnHints };

/**
 * Gives a column a role, and the type that the role needs. Of times, ends, cases and stages there is only
 * one. An end with no time beside it is the time.
 */
export function setRole(source: Source, index: number, wanted: Role, hints: ColumnHints): Source {
	const role: Role = wanted.role === 'end' && !canEnd(source, index) ? { role: 'time' } : wanted;
	const columns = source.columns.map((column, i) => {
		if (i === index) return { ...column, role, type: typeFor(role, column.type, hints) };
		const replaced = isSingle(role) && column.role.role === role.role;
		return replaced ? { ...column, role: { role: 'attribute' as const } } : column;
	});
	return withTouchpoint({ ...source, columns });
}

/** Whether a column can say when something ended: another says when it began. */
export function canEnd(source: Source, index: number): boolean {
	return source.columns.some(({ role }, i) => i !== index && role.role === 'time');
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

/**
 * The column with the time of day of a date, by its heading; undefined where the date has its own.
 * `hints.values` are those that are read then: of both columns together.
 */
export function setClock(
	source: Source,
	index: number,
	clock: string | undefined,
	hints: ColumnHints
): Source {
	return changeTime(source, index, ({ zone }) => {
		const type = typeOf('time', { ...hints, timeZone: zone });
		return clock === undefined ? type : { ...type, clock };
	});
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
