import { keyOfValue } from '$lib/notebook/hash';
import type { Context } from './analysis';

/**
 * The key of tables that depend on less than a cell's whole spec, so that other settings leave them be and
 * cells that ask the same share them. `needs` are the cells that they are made from, '' for none; `settings`
 * all else that they depend on. Raise `version` whenever the same settings give other tables.
 */
export function partKey(
	context: Context,
	part: { readonly name: string; readonly version: number },
	needs: readonly string[],
	settings: unknown
): string {
	const keys = needs.map((cell) => (cell === '' ? '' : context.keyOf(cell)));
	return keyOfValue({ part, needs: keys, settings });
}
