/** Why the engine could not do what it was asked. The words for each are in the message catalogue. */
export type EngineErrorCode =
	| 'sql'
	| 'memory'
	| 'crashed'
	| 'start'
	| 'file-empty'
	| 'file-not-text'
	| 'file-changed'
	| 'file-missing'
	| 'file-one-column'
	| 'file-broken'
	| 'file-too-wide'
	| 'archive-broken'
	| 'archive-truncated'
	| 'archive-encrypted'
	| 'archive-checksum'
	| 'archive-bomb'
	| 'archive-empty'
	| 'parquet-broken'
	| 'parquet-encrypted'
	| 'parquet-group'
	| 'arrow-broken'
	| 'arrow-feather-1'
	| 'table-type'
	| 'arrow-batch'
	| 'xlsx-broken'
	| 'xlsx-password'
	| 'xlsx-old'
	| 'xlsx-large'
	| 'xlsx-sheet'
	| 'table-columns'
	| 'table-depth';

/** Where in a statement an error lies: 1-based line and column. */
export interface Position {
	readonly line: number;
	readonly column: number;
}

/** An error as it crosses from the worker: plain data. */
export interface EngineFault {
	readonly code: EngineErrorCode;
	/** DuckDB's own message, or what else is known. */
	readonly message: string;
	readonly sql?: string;
	readonly position?: Position;
	/** The file that it is about. */
	readonly file?: string;
}

export class EngineError extends Error implements EngineFault {
	override readonly name = 'EngineError';
	readonly code: EngineErrorCode;
	readonly sql?: string;
	readonly position?: Position;
	readonly file?: string;

	constructor(fault: EngineFault, options?: ErrorOptions) {
		super(fault.message, options);
		this.code = fault.code;
		if (fault.sql !== undefined) this.sql = fault.sql;
		if (fault.position !== undefined) this.position = fault.position;
		if (fault.file !== undefined) this.file = fault.file;
	}

	/** The same as plain data, to cross a worker's border. */
	toFault(): EngineFault {
		const { code, message, sql, position, file } = this;
		return {
			code,
			message,
			...(sql === undefined ? {} : { sql }),
			...(position === undefined ? {} : { position }),
			...(file === undefined ? {} : { file })
		};
	}
}
