import { behindBuild, behindTotals } from '$lib/journey/lists/behind';
import type { Behind } from '$lib/journey/analysis';
import { identitySchema, type IdentitySpec } from '$lib/journey/identity/spec';
import { journeysSpecOf } from '$lib/journey/within';
import { objects } from '$lib/journey/rows';
import { parseSpec } from '$lib/journey/spec-error';
import { cellOf } from '$lib/notebook/graph';
import { resolvedCell } from '$lib/notebook/inputs';
import { behindCell, type BehindCell, type Place } from './cell-reads';
import { lookReader, type LookedAt } from './looked-at';

/** Those behind one number, ready to be read row by row. */
export interface BehindFound extends LookedAt {
	readonly unit: Behind['unit'];
	readonly people: number;
	/** Of people, all their journeys; undefined where only people are known. */
	readonly journeys: number | undefined;
	/** The cell that numbers the people. */
	readonly identity: string;
	/** The cell that numbers the journeys; empty where only people are known. */
	readonly journeysCell: string;
}

/** Rejects with `SpecError`, `GraphError`, `EngineError`, or the signal's reason. */
export async function findBehind(
	signal: AbortSignal,
	place: Place,
	cell: string,
	pick: unknown
): Promise<BehindFound> {
	const asked = behindCell(place.document, cell, pick);
	const { behind, context } = asked;
	const identity = identityOf(asked);
	const { build, look } = behindBuild(behind, {
		key: context.key,
		identity: { key: context.keyOf(identity), spec: identitySpec(place, identity) },
		journeysKey: behind.journeys === '' ? undefined : context.keyOf(behind.journeys),
		sources: context.sources
	});
	const reader = lookReader(place, [...asked.builds, build]);
	const statement = behindTotals(look, behind);
	const rows = new Map([[statement.name, await reader.read(signal, statement)]]);
	const [totals = {}] = objects(rows, statement.name);
	return {
		look,
		reader,
		unit: behind.unit,
		people: Number(totals['people'] ?? 0),
		journeys: behind.journeys === '' ? undefined : Number(totals['journeys'] ?? 0),
		identity,
		journeysCell: behind.journeys
	};
}

/** The identity cell of the people behind a number. */
function identityOf({ behind, cell, context }: BehindCell): string {
	return behind.journeys === '' ? cell.id : journeysSpecOf(context, behind.journeys).identity;
}

function identitySpec({ document }: Place, id: string): IdentitySpec {
	const cell = cellOf(document, id);
	return parseSpec('identity', identitySchema, cell && resolvedCell(document, cell).spec);
}
