import { EngineError } from '$lib/engine/errors';
import { readMessage } from '$lib/sql/position';

/** What DuckDB threw, as an error with its statement and the place in it. */
export function sqlFault(cause: unknown, sql: string): EngineError {
	const message = cause instanceof Error ? cause.message : String(cause);
	const { text, place } = readMessage(message, sql);
	const memory = /out of memory|memory limit|allocat(e|ion) fail/i.test(text);
	return new EngineError(
		{
			code: memory ? 'memory' : 'sql',
			message: text,
			sql,
			...(place === undefined ? {} : { position: place })
		},
		{ cause }
	);
}
