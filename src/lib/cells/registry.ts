import type { AnyCellDefinition } from './definition';
import { identity } from './identity/definition';
import { journeys } from './journeys/definition';
import { markdown } from './markdown/definition';
import { metrics } from './metrics/definition';
import { paths } from './paths/definition';
import { segment } from './segment/definition';
import { sources } from './sources/definition';
import { sql } from './sql/definition';

/** Every kind of cell, in the order of the menu that adds one. A new kind is a folder and a line here. */
export const definitions: readonly AnyCellDefinition[] = [
	markdown,
	sources,
	identity,
	journeys,
	segment,
	paths,
	metrics,
	sql
];

const byKind = new Map(definitions.map((definition) => [definition.kind, definition]));

/** The definition of a kind. Throws for one that no document can hold. */
export function definitionOf(kind: string): AnyCellDefinition {
	const definition = byKind.get(kind);
	if (definition === undefined) throw new Error(`no cell is of the kind ${kind}`);
	return definition;
}
