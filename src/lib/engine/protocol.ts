import type { Build, Statement } from '$lib/journey/analysis';
import type { Inspection, RejectReason } from '$lib/import/inspection';
import type { Profile } from '$lib/import/profile';
import type { ReadHints, Source } from '$lib/import/source';

export type { Inspection, Profile, RejectReason };

/** Work that takes time says where it is. `done` of `total` are bytes where a file is read, steps elsewhere. */
export interface Progress {
	readonly name: string;
	readonly unit: 'bytes' | 'steps';
	readonly done: number;
	readonly total: number;
	/** Seconds, where it can be said: see `time-left.ts`. */
	readonly left?: number;
}
export type OnProgress = (progress: Progress) => void;

/** A file as the engine gets it. `path` is its place on disk where there is one (Node). */
export interface DataFile {
	readonly hash: string;
	readonly blob: Blob;
	readonly path?: string;
}

/** A file before anything is known of it. */
export interface PlainFile {
	readonly name: string;
	readonly blob: Blob;
}

/** How a mapping would read the first records of a file. */
export interface Preview {
	/** Records looked at: all of a small file, the first few thousand of a large one. */
	readonly looked: number;
	/** Whether that was the whole file. */
	readonly whole: boolean;
	/** The first interactions that would result; times in microseconds UTC. */
	readonly interactions: readonly {
		readonly row: number;
		readonly time: number;
		readonly touchpoint: string | null;
		readonly channel: string | null;
		readonly identifiers: readonly { readonly type: string; readonly value: string }[];
		/** What else is known of it. Ends in microseconds UTC, durations in seconds. */
		readonly measures: readonly Measure[];
	}[];
	/** How close interactions of one identifier follow each other. */
	readonly pace: Pace;
	/** Records that would be left out, by reason, with the first of each. */
	readonly rejected: readonly {
		readonly reason: RejectReason;
		readonly count: number;
		readonly examples: readonly { readonly line: number; readonly text: string }[];
	}[];
	/** Values that are not of their column's type and would be empty, by column. */
	readonly unreadable: readonly {
		readonly column: string;
		readonly count: number;
		readonly examples: readonly string[];
	}[];
}

/** Interactions with another of the same identifier before them, and how many come within half an hour of it. */
export interface Pace {
	readonly pairs: number;
	readonly close: number;
}

/** What a row says besides who, when, what and where. */
export type Measure =
	| { readonly kind: 'case' | 'stage' | 'comment'; readonly text: string }
	| { readonly kind: 'end' | 'duration' | 'cost' | 'value'; readonly number: number }
	| {
			readonly kind: 'score';
			readonly scale: 'nps' | 'csat' | 'ces' | 'other';
			readonly number: number;
	  };

export interface EngineInfo {
	/** DuckDB's version. */
	readonly version: string;
}

/**
 * The tables of a build as files: found again, they take the place of making them. They are good only for the
 * build that they were made for.
 */
export interface Prepared {
	/** What wrote it. */
	readonly format: string;
	/** Their rows are those of each of these files, one after the other. */
	readonly parts: readonly PreparedPart[];
}

export interface PreparedPart {
	readonly blob: Blob;
	/** `hashOfFile` of the file, where it was stored: what was made just now is not checked. */
	readonly checksum?: string;
}

/** Rows of one statement as an Arrow IPC stream. */
export type ArrowBytes = Uint8Array<ArrayBuffer>;

/**
 * What any engine can do: the one in a worker, the one in Node, several at once. Every call takes a
 * signal first; an aborted call rejects with the signal's reason and leaves nothing behind.
 */
export interface Engine {
	/**
	 * The plain files in a dropped one: itself, what a gzip holds, or the entries of a zip. Names are
	 * labels, which may hold slashes. Rejects with `EngineError` (`archive-…`).
	 */
	unpack(
		signal: AbortSignal,
		file: PlainFile,
		onProgress: OnProgress
	): Promise<readonly PlainFile[]>;
	/** Hashes a file, finds its encoding and dialect (unless `read` gives them), reads its first records. */
	inspect(
		signal: AbortSignal,
		file: Omit<DataFile, 'hash'>,
		read: ReadHints | undefined,
		onProgress: OnProgress
	): Promise<Inspection>;
	/** Those of these builds, by their keys, whose tables are not there. */
	missing(signal: AbortSignal, keys: readonly string[]): Promise<readonly string[]>;
	/** Makes the tables of a build unless they are there already. */
	ensure(
		signal: AbortSignal,
		build: Build,
		files: readonly DataFile[],
		onProgress: OnProgress
	): Promise<void>;
	/**
	 * Builds that each make a part of a build that loads files, about as large as the others, `count` at most:
	 * for `prepare`. Only the build itself where it cannot be divided.
	 */
	divide(
		signal: AbortSignal,
		build: Build,
		files: readonly DataFile[],
		count: number,
		onProgress: OnProgress
	): Promise<readonly Build[]>;
	/** Makes the tables of a build in a file and nowhere else, compressed: `adopt` takes them from it. */
	prepare(
		signal: AbortSignal,
		build: Build,
		files: readonly DataFile[],
		onProgress: OnProgress
	): Promise<Prepared>;
	/**
	 * Takes the tables of a build from files instead of making them, unless they are there. Says whether
	 * they are there now: of a file that is damaged, or from another version, nothing is left.
	 */
	adopt(signal: AbortSignal, build: Build, prepared: Prepared): Promise<boolean>;
	/** How a mapping would read the start of a file, by the same SQL that loads it. */
	preview(signal: AbortSignal, source: Source, file: DataFile): Promise<Preview>;
	/** What the columns of a source hold, whatever their roles, in the first records of a file. */
	profile(signal: AbortSignal, source: Source, file: DataFile): Promise<Profile>;
	read(signal: AbortSignal, statement: Statement): Promise<ArrowBytes>;
	/** The rows of a statement as a Parquet file. */
	parquet(signal: AbortSignal, statement: Statement): Promise<Uint8Array<ArrayBuffer>>;
	/**
	 * The lines at which records begin: for each row number of the source's table (ascending), its file
	 * (from 0) and physical line (from 1). Reads the files again, no further than needed.
	 */
	locate(
		signal: AbortSignal,
		source: Source,
		files: readonly DataFile[],
		rows: readonly number[]
	): Promise<readonly { readonly file: number; readonly line: number }[]>;
	/** Drops the tables of every build but these. */
	retain(signal: AbortSignal, keys: readonly string[]): Promise<void>;
}
