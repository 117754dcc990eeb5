import { EngineError, type EngineErrorCode } from '$lib/engine/errors';
import { named } from './chunks';

/** What is wrong with a file that holds a table; `message` names what of it. */
export function tableFault(
	code: Extract<EngineErrorCode, `${'parquet' | 'arrow' | 'xlsx' | 'table'}-${string}`>,
	blob: Blob,
	message: string,
	cause?: unknown
): EngineError {
	return new EngineError({ code, message, ...named(blob) }, { cause });
}

export function tooManyColumns(blob: Blob, columns: number, most: number): EngineError {
	return tableFault('table-columns', blob, `${columns} columns, ${most} at most`);
}

export function tooDeep(blob: Blob, cause: RangeError): EngineError {
	return tableFault('table-depth', blob, cause.message, cause);
}
