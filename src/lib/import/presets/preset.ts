import type { Inspection } from '../inspection';
import type { ReadHints, Role } from '../source';
import type { PresetId } from './ids';

/** What a preset says of one column of the export. */
export interface PresetColumn {
	/** Its published heading, compared by its words alone: `userId`, `user_id` and `User ID` are one. */
	readonly heading: string;
	readonly role: Role;
	/** The role that it takes where no other column of the file identifies anyone. */
	readonly alone?: Role;
	/** The heading of a better column: where that is there, this one is an attribute. */
	readonly unless?: string;
}

/** Headings of which at least so many must be there. */
export interface Some {
	readonly least: number;
	readonly of: readonly string[];
}

/** A known export: how it is recognised and what its columns mean. */
export interface Preset {
	readonly id: PresetId;
	/** Headings that are all there. */
	readonly all: readonly string[];
	readonly some?: readonly Some[];
	/** What nearly all values of a column look like, by its heading. */
	readonly values?: Readonly<Record<string, RegExp>>;
	/**
	 * Of a column that only one can be (time, end, case, stage) the first that is filled as well as any
	 * other is taken.
	 */
	readonly columns: readonly PresetColumn[];
	/** Headings that begin so hold what the user has sent: an identifier that was found there stays one. */
	readonly open?: readonly string[];
	/** The touchpoint and the channel of rows to which no column gives one. */
	readonly touchpoint?: string;
	readonly channel?: string;
	/** The zone of times that name none; the notebook's where it is absent. */
	readonly zone?: string;
	/** How the file is to be read, where the first look may find another way. */
	readonly read?: ReadHints;
	/** The list in its records of whose elements rows are made: see `each` of `SourceRead`. */
	readonly each?: string;
	/** Names for the columns of an export that comes without headings; undefined for any other file. */
	readonly names?: (inspection: Inspection) => readonly string[] | undefined;
	/** Whether `names` are found from values, so that the user should look at them. */
	readonly guessed?: boolean;
	/** The last of the records between headings and data has a cell like this; they are rejects for want of a time. */
	readonly preamble?: RegExp;
	/** Where a cell of those records names the zone of its column's times. */
	readonly zoneIn?: RegExp;
	/** Roles of columns beside which another stands whose heading ends so. */
	readonly beside?: Readonly<Record<string, Role>>;
}

export const TIME: Role = { role: 'time' };
export const END: Role = { role: 'end' };
export const TOUCHPOINT: Role = { role: 'touchpoint' };
export const CHANNEL: Role = { role: 'channel' };
export const COMMENT: Role = { role: 'comment' };
export const VALUE: Role = { role: 'value' };
export const CASE: Role = { role: 'case' };
export const ATTRIBUTE: Role = { role: 'attribute' };

/** An identifier of a type. */
export function identifies(identifier: string): Role {
	return { role: 'identifier', identifier };
}

/** Columns of one role, by their headings. */
export function columns(role: Role, ...headings: readonly string[]): PresetColumn[] {
	return headings.map((heading) => ({ heading, role }));
}
