import { EngineError } from '$lib/engine/errors';
import { MOST_COLUMNS } from '$lib/import/json/fields';
import { named } from './chunks';

/** A file without anything to read. */
export function emptyFile(blob: Blob, message: string): EngineError {
	return new EngineError({ code: 'file-empty', message, ...named(blob) });
}

/** A file that is no table in any form that we read; `message` says what it seems to be. */
export function notText(blob: Blob, message: string): EngineError {
	return new EngineError({ code: 'file-not-text', message, ...named(blob) });
}

/** A file that breaks off, or is not what it begins as. */
export function brokenFile(blob: Blob, message: string): EngineError {
	return new EngineError({ code: 'file-broken', message, ...named(blob) });
}

/** A file with more columns than a table can have. */
export function tooWide(blob: Blob): EngineError {
	const message = `more than ${MOST_COLUMNS} columns`;
	return new EngineError({ code: 'file-too-wide', message, ...named(blob) });
}
