import type { DataFile } from '$lib/engine/protocol';
import type { Reject } from '$lib/import/clean-copy';
import type { Encoding } from '$lib/import/encoding';
import type { Stretch } from '$lib/import/part';
import type { Format, ReadOf, Source } from '$lib/import/source';
import type { Database } from '../database';
import type { Shadows } from './shadows';

/** A file as readers get it: `path` is its place on disk where there is one (Node). */
export type FileData = Pick<DataFile, 'blob' | 'path'>;

/** The form of a file, and its first records as `Inspection` has them. */
export interface Form<F extends Format> {
	readonly read: ReadOf<F>;
	readonly headings: readonly string[];
	readonly rows: readonly (readonly (string | null)[])[];
	/** The tables that the file holds, where it can hold several. */
	readonly tables?: readonly string[];
	/** The lists of records that its records hold. */
	readonly lists?: readonly string[];
}

/** What is known of a file before its form is looked for. */
export interface Look<F extends Format> {
	/** Found from all of its bytes; `binary` for what is no text. */
	readonly encoding: Encoding | 'binary';
	/** What the user has set; it takes the place of what would be found. */
	readonly given: Partial<ReadOf<F>> | undefined;
	/** How many records are wanted. */
	readonly records: number;
}

/** A file of known form. */
export interface FileForm<F extends Format> {
	readonly data: FileData;
	readonly read: ReadOf<F>;
	/** Its headings, in its own order. */
	readonly headings: readonly string[];
}

/** A file whose records are wanted in the rows of a source's table. */
export interface Take<F extends Format> extends FileForm<F> {
	readonly source: Source;
	/** The table that `createRowsSql` made. */
	readonly table: string;
	/** Where it was made without them. */
	readonly shadows?: Shadows;
	/** The number of its first row in the table. */
	readonly firstRow: number;
	/** Records at most, rejects included; all where it is absent. */
	readonly most?: number;
	/** Where only these records are wanted. */
	readonly stretch?: Stretch;
	/** Whether the places of the rows are wanted. */
	readonly places?: boolean;
	/** Hears how many bytes of the file are done with. */
	readonly onRead: (bytes: number) => void;
}

/** Every record is a row or a reject. */
export interface Taken {
	readonly rows: number;
	readonly rejects: readonly Reject[];
	/** The place of each row, where asked for: see `Places`. */
	readonly places: readonly number[];
	/** Whether the end of the file was reached. */
	readonly whole: boolean;
}

/**
 * Places in a file, all from 1: the physical line of a text, the row of a sheet, elsewhere the number of
 * the record.
 */
export interface Places {
	/** Of the wanted rows, as far as the file has them. */
	readonly places: readonly number[];
	/** Rows gone over: all of the file's, unless the last wanted one came before. */
	readonly rows: number;
}

/** How files of one format are read. Every call rejects with the signal's reason, or with `EngineError`. */
export interface Reader<F extends Format> {
	inspect(db: Database, signal: AbortSignal, data: FileData, look: Look<F>): Promise<Form<F>>;
	/** Adds the records to the table. */
	take(db: Database, signal: AbortSignal, take: Take<F>): Promise<Taken>;
	/**
	 * Divides a file's records: one stretch from its start and one from each of the `cuts` (bytes, ascending) on,
	 * empty where no record begins between two. Undefined for a file that has to be read as a whole, as every
	 * file where this is absent.
	 */
	stretches?(
		db: Database,
		signal: AbortSignal,
		file: FileForm<F>,
		cuts: readonly number[],
		onRead: (bytes: number) => void
	): Promise<readonly Stretch[] | undefined>;
	/** Where some rows of a file lie in it. `rows` are numbered from 0 and ascend. */
	places(
		db: Database,
		signal: AbortSignal,
		file: FileForm<F>,
		rows: readonly number[]
	): Promise<Places>;
}
