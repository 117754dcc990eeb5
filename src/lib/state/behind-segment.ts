import type { Condition } from '$lib/journey/filter/condition';
import { segmentSchema, type SegmentSpec, type SegmentUnit } from '$lib/journey/segment/spec';
import { parseSpec } from '$lib/journey/spec-error';
import type { NotebookDocument } from '$lib/notebook/document';
import { cellOf } from '$lib/notebook/graph';
import { resolvedCell } from '$lib/notebook/inputs';
import type { Operation } from '$lib/notebook/operations';
import { behindCell, type BehindCell } from './cell-reads';
import { cellWith } from './new-cell';

/** A number that was pointed at: of which cell, and what it is in the words it was shown with. */
export interface Pointed {
	readonly cell: string;
	readonly pick: unknown;
	readonly title: string;
}

const LONGEST_NAME = 120;
/** From coarse to fine: what is chosen by the one is cut further by the next. */
const UNITS: readonly SegmentUnit[] = ['person', 'journey', 'interaction'];

/** A segment of those behind a number, whatever becomes of the cell; undefined where no journeys tell of them. */
export function segmentBehind(
	document: NotebookDocument,
	pointed: Pointed
): SegmentSpec | undefined {
	const asked = behindCell(document, pointed.cell, pointed.pick);
	const journeys = journeysOf(document, asked);
	return journeys === undefined
		? undefined
		: { journeys, unit: asked.behind.unit, condition: conditionOf(asked, pointed) };
}

/** Whether a cell counts a segment, so that it can be told to keep only some. */
export function keepsSegments(document: NotebookDocument, cell: string): boolean {
	return typeof cellOf(document, cell)?.spec['segment'] === 'string';
}

/**
 * The operations that put such a segment before the cell and, with `keep`, make the cell count it alone:
 * those that it counted before and that are behind the number. Empty where there is no segment to make.
 */
export function saveBehind(
	document: NotebookDocument,
	pointed: Pointed,
	keep: boolean
): readonly Operation[] {
	const made = segmentBehind(document, pointed);
	const cell = cellOf(document, pointed.cell);
	if (made === undefined || cell === undefined) return [];
	const spec = keep ? within(document, made, resolvedCell(document, cell).spec['segment']) : made;
	const name = pointed.title.slice(0, LONGEST_NAME);
	const add = cellWith(document, 'segment', name, { ...spec }, document.cells.indexOf(cell));
	if (!keep) return [add];
	const kept = { ...cell.spec, segment: add.cell.id };
	return [add, { op: 'change-cell', id: cell.id, spec: kept }];
}

/** A segment of finer units asks its own condition as well: those behind the number are only who has them. */
function within(document: NotebookDocument, made: SegmentSpec, before: unknown): SegmentSpec {
	const cell = typeof before === 'string' && before !== '' ? cellOf(document, before) : undefined;
	if (cell === undefined) return made;
	const old = parseSpec('segment', segmentSchema, resolvedCell(document, cell).spec);
	if (UNITS.indexOf(old.unit) <= UNITS.indexOf(made.unit)) return made;
	return {
		...made,
		unit: old.unit,
		condition: { kind: 'all', of: [old.condition, made.condition] }
	};
}

function conditionOf({ own, cell, spec }: BehindCell, { pick, title }: Pointed): Condition {
	const of = own ? { cell: cell.id, pick } : { kind: cell.kind, spec, pick };
	return { kind: 'behind', of, title };
}

/** The journeys cell to choose from: that of the number or, of people alone, the first that tells of them. */
function journeysOf(document: NotebookDocument, { behind, cell }: BehindCell): string | undefined {
	if (behind.journeys !== '') return behind.journeys;
	return document.cells.find((one) => one.kind === 'journeys' && one.spec['identity'] === cell.id)
		?.id;
}
