import * as v from 'valibot';
import type { Behind, Context } from './analysis';
import { inOrder } from './in-order';
import { journeysSchema, type JourneysSpec } from './journeys/spec';
import { segmentSchema, type SegmentUnit } from './segment/spec';
import { SpecError } from './spec-error';
import { journeysTables, segmentJourneysTable, segmentTable } from './tables';

type JourneysTables = ReturnType<typeof journeysTables>;

/**
 * The tables of a journeys cell as an analysis reads them: all of them where `segment` is empty, else only
 * the events and journeys of that segment, in the same order. Of a segment of interactions, the events are
 * those interactions, counted and followed as if their journeys had no others; what became of a journey
 * stays as it was. Throws `SpecError` where the segment was chosen from others.
 */
export function tablesWithin(context: Context, journeys: string, segment: string): JourneysTables {
	const t = journeysTables(context.keyOf(journeys));
	if (segment === '') return { ...t, events: inOrder(t.events) };
	const spec = v.parse(segmentSchema, specOf(context, segment));
	const same =
		spec.journeys === journeys ||
		(spec.unit === 'person' &&
			identityOf(context, spec.journeys) === identityOf(context, journeys));
	if (!same) throw new SpecError(context.cell.kind, 'segment', 'the segment is of other journeys');
	const key = context.keyOf(segment);
	const chosen = segmentTable(key);
	if (spec.unit === 'interaction') {
		return { ...t, events: inOrder(chosen), journeys: segmentJourneysTable(key) };
	}
	// A join follows the order of its left side unless the planner turns it round: where it thinks the right one
	// larger, as it never does of what a list holds, or where filters above come through, as they do not here.
	const few = `(select unnest(list(${spec.unit})) as ${spec.unit} from ${chosen})`;
	const only = (table: string) =>
		inOrder(`(from ${inOrder(table)} semi join ${few} using (${spec.unit}))`);
	return { ...t, events: only(t.events), journeys: only(t.journeys) };
}

/** What a segment cell is made of. */
export function segmentUnitOf(context: Context, segment: string): SegmentUnit {
	return v.parse(segmentSchema, specOf(context, segment)).unit;
}

/** What a cell that can be narrowed to a segment, and compared with another, requires. */
export function requiredWithin(spec: {
	journeys: string;
	segment: string;
	compare?: string;
}): string[] {
	return [spec.journeys, spec.segment, spec.compare ?? ''].filter((cell) => cell !== '');
}

/** The segment that a cell shows, and the one that it is compared with. */
export function segmentsOf({
	segment,
	compare
}: {
	readonly segment: string;
	readonly compare: string;
}): readonly string[] {
	return compare === '' ? [segment] : [segment, compare];
}

/** The journeys cell's spec. */
export function journeysSpecOf(context: Context, journeys: string): JourneysSpec {
	return v.parse(journeysSchema, specOf(context, journeys));
}

/** Whether who is behind a number can be found among the people and journeys of a journeys cell. */
export function isAmong(
	context: Context,
	behind: Pick<Behind, 'unit' | 'journeys'>,
	identity: string | undefined,
	journeys: string
): boolean {
	if (behind.journeys === journeys) return true;
	if (behind.unit !== 'person') return false;
	const own = behind.journeys === '' ? identity : identityOf(context, behind.journeys);
	return own === identityOf(context, journeys);
}

function identityOf(context: Context, journeys: string): string {
	return journeysSpecOf(context, journeys).identity;
}

function specOf(context: Context, id: string): unknown {
	return context.scope.document.cells.find((cell) => cell.id === id)?.spec;
}
