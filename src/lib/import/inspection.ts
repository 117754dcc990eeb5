import type { SourceRead } from './source';

/** What the first look at a file found. */
export interface Inspection {
	/** Content hash, see `file-hash.ts`. */
	readonly hash: string;
	readonly size: number;
	readonly read: SourceRead;
	readonly headings: readonly string[];
	/** The tables that the file holds, where it can hold several: the sheets of a workbook. */
	readonly tables?: readonly string[];
	/** Dotted paths of the lists of records that its records hold, see `each` of `SourceRead`. */
	readonly lists?: readonly string[];
	/** The first records as text, null where empty; each as long as `headings`. */
	readonly rows: readonly (readonly (string | null)[])[];
}

/** Why a record is not an interaction. `columns`, `quotes` and so on are the reader's own reasons. */
export type RejectReason =
	| 'columns'
	| 'quotes'
	| 'encoding'
	| 'too-long'
	| 'json'
	| 'xml'
	| 'reader'
	| 'no-time'
	| 'unreadable-time'
	| 'no-identifier';
