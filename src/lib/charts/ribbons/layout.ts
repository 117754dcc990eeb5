/** One event of a journey, as it is drawn. */
export interface RibbonStep {
	readonly label: string;
	/** CSS colour; the grey of marks unless given. */
	readonly colour: string | undefined;
	/** Time to the next event, in seconds; zero at the last. */
	readonly dwell: number;
}

export interface RibbonRow {
	readonly key: string;
	readonly steps: readonly RibbonStep[];
	/** How many more events it has than are drawn. */
	readonly more: number;
}

export interface RibbonFrame {
	readonly width: number;
	readonly row: number;
	/** Space between rows. */
	readonly gap: number;
	/** The least that a step is wide. */
	readonly thinnest: number;
	/** Room at the right for the number of events that are not drawn. */
	readonly tail: number;
	/** Steps of one width, or as wide as the time to the next is long. */
	readonly widths: 'equal' | 'time';
}

export const RIBBON_FRAME: Omit<RibbonFrame, 'width' | 'widths'> = {
	row: 22,
	gap: 8,
	thinnest: 6,
	tail: 56
};

export interface PlacedStep {
	readonly step: RibbonStep;
	/** From 0. */
	readonly row: number;
	readonly index: number;
	readonly x: number;
	readonly width: number;
}

export interface PlacedRow {
	readonly row: RibbonRow;
	readonly y: number;
	readonly height: number;
	readonly steps: readonly PlacedStep[];
	/** Where the row ends. */
	readonly end: number;
}

export interface RibbonLayout {
	readonly width: number;
	readonly height: number;
	readonly rows: readonly PlacedRow[];
}

/** The widest that a step of equal widths gets, so that a single short journey is no wall. */
const WIDEST = 96;

/** A row a journey, a piece a step, on one scale for all rows, so that longer is longer. */
export function layoutRibbons(rows: readonly RibbonRow[], frame: RibbonFrame): RibbonLayout {
	const longest = Math.max(1, ...rows.map(({ steps }) => steps.length));
	const width = Math.max(frame.width, longest * frame.thinnest + frame.tail);
	const room = width - frame.tail;
	const slowest = Math.max(0, ...rows.map(({ steps }) => total(steps)));
	const equal = Math.min(WIDEST, room / longest);
	const perSecond = slowest > 0 ? (room - longest * frame.thinnest) / slowest : 0;
	const widthOf = ({ dwell }: RibbonStep) =>
		frame.widths === 'equal' ? equal : frame.thinnest + dwell * perSecond;
	const placed = rows.map((row, place): PlacedRow => {
		let x = 0;
		const steps = row.steps.map((step, index): PlacedStep => {
			const at = { step, row: place, index, x, width: widthOf(step) };
			x += at.width;
			return at;
		});
		return { row, y: place * (frame.row + frame.gap), height: frame.row, steps, end: x };
	});
	const height = Math.max(0, rows.length * (frame.row + frame.gap) - frame.gap);
	return { width, height, rows: placed };
}

function total(steps: readonly RibbonStep[]): number {
	return steps.reduce((sum, { dwell }) => sum + dwell, 0);
}

/** Where an arrow key leads: along a journey, or to the step of the next that lies nearest. */
export function moveRibbon(
	layout: RibbonLayout,
	from: PlacedStep,
	key: string
): PlacedStep | undefined {
	const own = layout.rows[from.row]?.steps ?? [];
	switch (key) {
		case 'ArrowRight':
			return own[from.index + 1];
		case 'ArrowLeft':
			return own[from.index - 1];
		case 'ArrowDown':
			return nearest(layout.rows[from.row + 1], from);
		case 'ArrowUp':
			return nearest(layout.rows[from.row - 1], from);
		case 'Home':
			return own[0];
		case 'End':
			return own.at(-1);
		default:
			return undefined;
	}
}

function nearest(row: PlacedRow | undefined, { x, width }: PlacedStep): PlacedStep | undefined {
	const middle = x + width / 2;
	return row?.steps.find((step) => step.x + step.width > middle) ?? row?.steps.at(-1);
}
