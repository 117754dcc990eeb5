import type { Inspection } from './inspection';
import { factsOf } from './column-facts';
import { columnTypeOf, type TypeGuess, type TypeHints } from './column-type';
import { channelOfFile, idOfFile, titleOfFile, untaken } from './file-name';
import { keyWordsOf, uniqueNames } from './headings';
import { joinedTime } from './joined-time';
import { decimalOf } from './numbers';
import { areForeign } from './other-words';
import { presetFor, withoutPreamble, withPreset, type PresetId } from './presets';
import { guess } from './role-guess';
import { allows } from './role-type';
import { rolesOf, type Reason, type RoleGuess } from './roles';
import type { ColumnType, Source, SourceColumn, SourceRead } from './source';
import { areItalian } from './vocabulary';

/** What the user should look at; the words are in the message catalogue under `doubt-…`. */
export interface Doubt {
	readonly code:
		| 'no-rows'
		| 'one-column'
		| 'no-header'
		| 'no-time'
		| 'date-only'
		| 'day-or-month'
		| 'no-identifier'
		| 'weak-identifier'
		| 'weak-touchpoint'
		| 'fixed-touchpoint';
	/** The column that it is about, by name, where it is about one. */
	readonly column?: string;
}

export interface Proposal {
	/** Complete: can be loaded as it is where `doubts` has neither `no-time` nor `no-identifier`. */
	readonly source: Source;
	/** Why each column has its role, in column order. */
	readonly reasons: readonly Reason[];
	readonly doubts: readonly Doubt[];
	/** The known export that the file is. */
	readonly preset?: PresetId;
}

export interface ProposeOptions {
	readonly fileName: string;
	/** The notebook's zone: that of times which name none. */
	readonly timeZone: string;
	readonly takenIds: readonly string[];
	readonly takenNames: readonly string[];
}

/** A complete mapping of an inspected file, to be used as it is or corrected. */
export function proposeSource(inspection: Inspection, options: ProposeOptions): Proposal {
	const preset = presetFor(inspection);
	if (preset === undefined) return proposeByLooks(inspection, options);
	const proposal = proposeByLooks(withoutPreamble(preset, inspection), options);
	return withPreset(preset, inspection, proposal, options.timeZone);
}

function proposeByLooks(inspection: Inspection, options: ProposeOptions): Proposal {
	const { fileName, timeZone, takenIds, takenNames } = options;
	const { headings, read } = inspection;
	const facts = factsOf(inspection);
	const plain = headings.map(keyWordsOf);
	const continental = areItalian(plain) || areForeign(plain);
	const comma = facts.some(({ values }) => decimalOf(values, false) === ',');
	const separated = read.format === 'csv' && read.delimiter === ';';
	const hints: TypeHints = {
		comma: comma || continental || separated,
		dayFirst: comma || continental || separated,
		timeZone
	};
	const types = facts.map((column) => columnTypeOf(column, hints));
	const guesses = rolesOf(facts, types, inspection.rows, hasHeadings(read));
	const date = guesses.findIndex(({ role }) => role.role === 'time');
	const isOpen = (index: number) => guesses[index]?.role.role === 'attribute';
	const joined = joinedTime(date, facts, types, isOpen, inspection.rows, hints);
	if (joined !== undefined) {
		types[joined.date] = joined.guess;
		guesses[joined.clock] = guess({ role: 'attribute' }, 'clock');
	}
	const names = uniqueNames(headings);
	const columns = headings.map((heading, i) =>
		columnOf(heading, names[i] ?? heading, types[i], guesses[i])
	);
	const title = titleOfFile(fileName);
	const has = (role: string) => columns.some((column) => column.role.role === role);
	const source: Source = {
		id: idOfFile(fileName, takenIds),
		name: untaken(title, takenNames, (n) => `${title} ${n}`),
		files: [{ name: fileName, size: inspection.size, hash: inspection.hash }],
		read,
		columns,
		touchpoint: has('touchpoint') ? '' : title,
		channel: has('channel') ? '' : channelOfFile(fileName)
	};
	const reasons = guesses.map(({ reason }) => reason);
	return { source, reasons, doubts: doubtsOf(inspection, columns, types, guesses) };
}

/** Whether the file names its columns. */
function hasHeadings(read: SourceRead): boolean {
	return !('header' in read) || read.header;
}

function columnOf(
	heading: string,
	name: string,
	type: TypeGuess | undefined,
	guess: RoleGuess | undefined
): SourceColumn {
	const role = guess?.role ?? { role: 'attribute' };
	const own: ColumnType = type?.type ?? { type: 'text' };
	return { heading, name, type: allows(role, own.type) ? own : { type: 'text' }, role };
}

function doubtsOf(
	{ read, rows, headings }: Inspection,
	columns: readonly SourceColumn[],
	types: readonly TypeGuess[],
	guesses: readonly RoleGuess[]
): Doubt[] {
	const doubts: Doubt[] = [];
	const doubt = (code: Doubt['code'], index = -1) => {
		const name = columns[index]?.name;
		doubts.push(name === undefined ? { code } : { code, column: name });
	};
	if (rows.length === 0) doubt('no-rows');
	if (headings.length === 1) doubt('one-column');
	if (!hasHeadings(read)) doubt('no-header');
	const time = columns.findIndex(({ role }) => role.role === 'time');
	if (time < 0) doubt('no-time');
	else {
		const format = types[time]?.time;
		if (format?.clock === false) doubt('date-only', time);
		if (format?.ambiguous === true) doubt('day-or-month', time);
	}
	const weak = guesses.findIndex(({ reason }) => reason.code === 'identifier-fallback');
	if (weak >= 0) doubt('weak-identifier', weak);
	if (!columns.some(({ role }) => role.role === 'identifier')) doubt('no-identifier');
	const guessed = guesses.findIndex(({ reason }) => reason.code === 'touchpoint-values');
	if (guessed >= 0 && hasHeadings(read)) doubt('weak-touchpoint', guessed);
	if (!columns.some(({ role }) => role.role === 'touchpoint')) doubt('fixed-touchpoint');
	return doubts;
}
