import type { Cell, NotebookDocument, Settings } from '$lib/notebook/document';
import type { Part } from '$lib/import/part';
import type { Source } from '$lib/import/source';
import type { BehindRef } from './filter/behind-ref';

/** A value in a result row. Times are microseconds since 1970 in UTC; big integers beyond 2^53 are bigint. */
export type Value = string | number | bigint | boolean | null;
export type ValueType = 'text' | 'integer' | 'number' | 'boolean' | 'time' | 'date' | 'other';

/** What a statement gave: columns of values of one length. */
export interface Rows {
	readonly length: number;
	readonly columns: readonly { readonly name: string; readonly type: ValueType }[];
	/** The values of one column. Throws where there is none of that name. */
	column(name: string): ArrayLike<Value>;
}

/** A statement whose rows are wanted. `name` says what it reads, in the field's words. */
export interface Statement {
	readonly name: string;
	readonly sql: string;
}

/** The tables that loading a source leaves behind. */
export interface LoadTables {
	/**
	 * One row a record, in file order, files one after the other: `row` INTEGER from 0, then every column
	 * that is not ignored under its name with its type, and for each column that is not text a shadow
	 * `raw:<name>` that holds the text of a value that could not be read as that type (else null).
	 */
	readonly rows: string;
	/** Records that the reader could not use: (file INTEGER from 0, line BIGINT from 1, reason VARCHAR, text VARCHAR). */
	readonly rejects: string;
	/** (file INTEGER from 0, name VARCHAR, first_row INTEGER, rows INTEGER, rejected INTEGER). */
	readonly files: string;
}

/** One step in making tables. */
export type Step =
	| ({ readonly kind: 'sql' } & Statement)
	/** Reads a source's files into the tables of `import/load.ts`. */
	| {
			readonly kind: 'load';
			readonly name: string;
			readonly source: Source;
			readonly tables: LoadTables;
			/** Where only some of the records are read. */
			readonly part?: Part;
	  }
	/** Union-find: see `workers/identity`. `sql` is the auditable equivalent, shown and tested. */
	| {
			readonly kind: 'components';
			readonly name: string;
			/** Table (id INTEGER 0…n−1, level UTINYINT: 0 for what decides, weaker ones above). */
			readonly nodes: string;
			/** Table (a INTEGER, b INTEGER) of ids that share a row. */
			readonly edges: string;
			/** Table (a INTEGER, b INTEGER) of ids that are one person whatever else is said. */
			readonly merges: string;
			/** Table made: (id INTEGER, person INTEGER or null where the identifier is shared by several people). */
			readonly into: string;
			readonly sql: string;
	  };

/** Tables that are made once for a key and then only read. */
export interface Build {
	readonly key: string;
	/** Names of all the tables that the steps leave behind. */
	readonly tables: readonly string[];
	readonly steps: readonly Step[];
}

/** The node of the dependency graph that stands for all the document's sources. */
export const SOURCES = 'sources';

/** A relation that SQL cells may read by `name`; `query` gives its rows. */
export interface Relation {
	readonly name: string;
	readonly query: string;
}

/** The people or journeys behind one number of a result. */
export interface Behind {
	readonly unit: 'person' | 'journey';
	/** The journeys cell that numbers them; empty where people are numbered by the identity cell itself. */
	readonly journeys: string;
	/** Gives one column, named after the unit; a unit may come several times. */
	readonly query: string;
}

/** What a cell may name when its requirements are read. */
export interface Scope {
	readonly document: NotebookDocument;
	/** Names of relations and the nodes that give them, the first of equal names first. */
	readonly relations: readonly { readonly name: string; readonly node: string }[];
	/** What an analysis of that kind and spec requires, wherever it stands. Throws `GraphError`, `SpecError`. */
	requirementsOf(kind: string, spec: unknown): readonly string[];
}

/** Where cells find what they depend on. */
export interface Context {
	readonly settings: Settings;
	readonly sources: readonly Source[];
	/** The cell that is compiled, and its result key. */
	readonly cell: Cell;
	readonly key: string;
	readonly scope: Scope;
	/** Result key of a node that was built before. Throws for any other. */
	keyOf(node: string): string;
	/** The relations that such a node gives. */
	relationsOf(node: string): readonly Relation[];
	/** Names of the tables that such a cell leaves for itself or others. */
	tablesOf(cell: string): readonly string[];
	/** Who is behind a number of an analysis, here or of such a node. Throws `SpecError`. */
	behindOf(of: BehindRef): Behind;
}

/**
 * The contract of an analysis: spec → SQL → decoded result. Pure. Statements return keys and additive
 * measures only; ratios, quantiles, ranks and folding are worked out in `decode`.
 */
export interface Analysis<Spec = unknown, Result = unknown> {
	readonly kind: string;
	/** Raised whenever the same spec gives another result, so that stored results grow stale. */
	readonly version: number;
	/** Which of the notebook's settings its numbers depend on. */
	readonly uses: readonly (keyof Settings)[];
	/** Whether there is anything to run; words have no result. */
	readonly runs: boolean;
	/** Whether it runs statements that a user wrote: such a cell runs only when asked. */
	readonly asks: boolean;
	/** The complete spec of whatever was written. Throws `SpecError`. */
	parse(spec: unknown): Spec;
	/** The spec of a new cell in this document, or undefined where what it needs is not there yet. */
	initial(document: NotebookDocument): Spec | undefined;
	/** Nodes that must be fresh before: cell ids, or `SOURCES`. */
	requires(spec: Spec, scope: Scope): readonly string[];
	/** Names of the relations that such a cell gives to SQL cells. */
	gives(cell: Cell): readonly string[];
	/** Tables that it leaves for other cells. Throws `SpecError` for what only shows now. */
	builds(spec: Spec, context: Context): readonly Build[];
	/** What it reads for its own result. */
	compile(spec: Spec, context: Context): readonly Statement[];
	/** The result, plain and structured-cloneable, from each statement's rows by name. */
	decode(rows: ReadonlyMap<string, Rows>, spec: Spec, context: Context): Result;
	/** The relations that it gives, by the names of `gives`, once its tables are built. */
	relations(spec: Spec, context: Context): readonly Relation[];
	/**
	 * Who is behind a number of the result. `pick` is plain JSON that says which, made by the kind's view and
	 * kept in documents. Throws `SpecError` for any other. Absent where no number can be opened.
	 */
	behind?(pick: unknown, spec: Spec, context: Context): Behind;
}
