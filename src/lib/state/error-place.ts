import { EngineError, type Position } from '$lib/engine/errors';
import { LINES_BEFORE } from '$lib/sql/user-statement';

export type { Position };

/** Where in the user's own text an error lies, if it says so. */
export function errorPlace(error: unknown): Position | undefined {
	if (!(error instanceof EngineError) || error.position === undefined) return undefined;
	const line = error.position.line - LINES_BEFORE;
	return line < 1 ? undefined : { line, column: error.position.column };
}
