import type { AnyCellDefinition } from './definition';
import { chart } from './chart/definition';
import { channels } from './channels/definition';
import { flow } from './flow/definition';
import { funnel } from './funnel/definition';
import { identity } from './identity/definition';
import { input } from './input/definition';
import { journeys } from './journeys/definition';
import { lifecycle } from './lifecycle/definition';
import { markdown } from './markdown/definition';
import { metrics } from './metrics/definition';
import { paths } from './paths/definition';
import { retention } from './retention/definition';
import { segment } from './segment/definition';
import { sources } from './sources/definition';
import { sql } from './sql/definition';
import { stepMatrix } from './step-matrix/definition';
import { timing } from './timing/definition';
import { stickiness } from './stickiness/definition';
import { variants } from './variants/definition';

/** Every kind of cell, in the order of the menu that adds one. A new kind is a folder and a line here. */
export const definitions: readonly AnyCellDefinition[] = [
	markdown,
	sources,
	identity,
	journeys,
	segment,
	paths,
	funnel,
	flow,
	stepMatrix,
	variants,
	channels,
	retention,
	lifecycle,
	stickiness,
	metrics,
	timing,
	chart,
	input,
	sql
];

const byKind = new Map(definitions.map((definition) => [definition.kind, definition]));

/** The definition of a kind. Throws for one that no document can hold. */
export function definitionOf(kind: string): AnyCellDefinition {
	const definition = byKind.get(kind);
	if (definition === undefined) throw new Error(`no cell is of the kind ${kind}`);
	return definition;
}
