import { EngineError } from '$lib/engine/errors';
import { named } from './chunks';

/** A file without anything to read. */
export function emptyFile(blob: Blob, message: string): EngineError {
	return new EngineError({ code: 'file-empty', message, ...named(blob) });
}

/** A file that is no table in any form that we read; `message` says what it seems to be. */
export function notText(blob: Blob, message: string): EngineError {
	return new EngineError({ code: 'file-not-text', message, ...named(blob) });
}
