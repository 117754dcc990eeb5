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
	/** What is written after it. */
	readonly note?: string | undefined;
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
	row: 26,
	gap: 6,
	thinnest: 6,
	tail: 132
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

/** The least that a step of equal widths is wide, so that its word is read; long journeys are scrolled. */
const LEAST = 76;
/** The widest, so that a single short journey is no wall. */
const WIDEST = 132;

/** A step narrower than this holds no word. */
const WORDY = 34;
/** Room of a letter, and beside the word. */
const LETTER = 6.4;
const PADDING = 12;

/** As much of a step's name as has room in it; empty where none of it says anything. */
export function wordIn({ step: { label }, width }: PlacedStep): string {
	if (width < WORDY) return '';
	const room = Math.floor((width - PADDING) / LETTER);
	const letters = [...label];
	return letters.length <= room
		? label
		: `${letters
				.slice(0, room - 1)
				.join('')
				.trimEnd()}…`;
}

/** A row a journey, a piece a step, on one scale for all rows, so that longer is longer. */
export function layoutRibbons(rows: readonly RibbonRow[], frame: RibbonFrame): RibbonLayout {
	const longest = Math.max(1, ...rows.map(({ steps }) => steps.length));
	const least = frame.widths === 'equal' ? LEAST : frame.thinnest;
	const width = Math.max(frame.width, longest * least + frame.tail);
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
