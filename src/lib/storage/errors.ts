/** Why something could not be stored or read. The words are in the messages, under `storage-<code>`. */
export type StorageErrorCode =
	/** No room left, even after stored results were given up. */
	| 'quota'
	/** Another tab has upgraded, or is about to upgrade, the database: this one must not write any more. */
	| 'newer'
	/** An older tab does not let go of the database. */
	| 'blocked'
	/** Nothing intact is left of what was asked for. */
	| 'corrupt'
	/** The browser lets nothing be stored, as in some private windows. */
	| 'unavailable'
	/** The notebook was saved from elsewhere since it was loaded. */
	| 'conflict'
	/** Another tab writes the notebook. */
	| 'open'
	/** There is no notebook of that id. */
	| 'missing'
	/** The whole database was deleted while it was open. */
	| 'deleted';

export class StorageError extends Error {
	override readonly name = 'StorageError';
	constructor(
		readonly code: StorageErrorCode,
		options?: ErrorOptions
	) {
		super(code, options);
	}
}

/** Faults of the caller, not of the storage: they pass as they are. */
const CALLER = new Set(['DataCloneError', 'DataError', 'ConstraintError', 'ReadOnlyError']);

/** What went wrong in IndexedDB as a `StorageError`; anything else as it is. */
export function asStorageError(cause: unknown): unknown {
	if (!(cause instanceof DOMException) || CALLER.has(cause.name)) return cause;
	if (cause.name === 'QuotaExceededError') return new StorageError('quota', { cause });
	if (cause.name === 'VersionError') return new StorageError('newer', { cause });
	return new StorageError('unavailable', { cause });
}
