import type { Context } from './analysis';
import { SpecError } from './spec-error';
import { segmentSchema } from './segment-spec';
import { journeysSchema, type JourneysSpec } from './journeys-spec';
import { journeysTables, segmentTable } from './tables';
import * as v from 'valibot';

type JourneysTables = ReturnType<typeof journeysTables>;

/**
 * The tables of a journeys cell as an analysis reads them: all of them where `segment` is empty, else only
 * the events and journeys of that segment's people or journeys, in the same order. Throws `SpecError`
 * where the segment was chosen from others.
 */
export function tablesWithin(context: Context, journeys: string, segment: string): JourneysTables {
	const t = journeysTables(context.keyOf(journeys));
	if (segment === '') return t;
	const spec = v.parse(segmentSchema, specOf(context, segment));
	const same =
		spec.journeys === journeys ||
		(spec.unit === 'person' &&
			identityOf(context, spec.journeys) === identityOf(context, journeys));
	if (!same) throw new SpecError(context.cell.kind, 'segment', 'the segment is of other journeys');
	const chosen = segmentTable(context.keyOf(segment));
	const only = (table: string) => `(from ${table} semi join ${chosen} using (${spec.unit}))`;
	return { ...t, events: only(t.events), journeys: only(t.journeys) };
}

/** What a cell that can be narrowed to a segment, and compared with another, requires. */
export function requiredWithin(spec: {
	journeys: string;
	segment: string;
	compare?: string;
}): string[] {
	return [spec.journeys, spec.segment, spec.compare ?? ''].filter((cell) => cell !== '');
}

/** The journeys cell's spec. */
export function journeysSpecOf(context: Context, journeys: string): JourneysSpec {
	return v.parse(journeysSchema, specOf(context, journeys));
}

function identityOf(context: Context, journeys: string): string {
	return journeysSpecOf(context, journeys).identity;
}

function specOf(context: Context, id: string): unknown {
	return context.scope.document.cells.find((cell) => cell.id === id)?.spec;
}
