/** One way that journeys go, as it is drawn. */
export interface VariantRow {
	readonly key: string;
	/** Stand before it: its place, then in bold how many and which share, and what is noted below. */
	readonly rank: string;
	readonly head: string;
	readonly notes: readonly string[];
	/** 0 to 1, and that of those compared with. */
	readonly share: number;
	readonly other?: number | undefined;
	/** Too small a group to say much. */
	readonly faint: boolean;
	readonly steps: readonly VariantStep[];
	/** How many more steps it has than are drawn. */
	readonly more: number;
}

export interface VariantStep {
	readonly label: string;
	/** CSS colour; none unless given. */
	readonly colour: string | undefined;
	/** To the next step, in seconds and in words; null at the last. */
	readonly seconds: number | null;
	readonly time: string;
}

export interface VariantFrame {
	/** At least. */
	readonly width: number;
	/** Between steps equally far apart, or as far as the time is long. */
	readonly widths: 'equal' | 'time';
	/** Room before the first step. */
	readonly head: number;
	/** How high a row is, and how much more where something is noted. */
	readonly row: number;
	readonly notes: number;
	readonly space: number;
	/** Between steps equally far apart. */
	readonly gap: number;
	/** Between steps without any time. */
	readonly least: number;
	/** The longest time. */
	readonly longest: number;
	readonly tail: number;
}

export const VARIANT_FRAME: Omit<VariantFrame, 'width' | 'widths'> = {
	head: 156,
	row: 28,
	notes: 14,
	space: 12,
	gap: 68,
	least: 14,
	longest: 420,
	tail: 44
};

export interface PlacedStep {
	readonly step: VariantStep;
	readonly row: number;
	/** From 0; the head is −1. */
	readonly index: number;
	readonly x: number;
	readonly width: number;
	/** To the next. */
	readonly gap: number;
	/** The label as far as it fits. */
	readonly text: string;
}

export interface PlacedVariant {
	readonly row: VariantRow;
	readonly y: number;
	readonly steps: readonly PlacedStep[];
	readonly end: number;
	/** Of the room for bars, 0 to 1: the largest share fills it. */
	readonly bar: number;
	readonly other: number | undefined;
}

export interface VariantLayout {
	readonly width: number;
	readonly height: number;
	/** How high each row is. */
	readonly row: number;
	readonly rows: readonly PlacedVariant[];
}

/** A letter is about so wide; boxes are padded by so much, and hold so many letters. */
const LETTER = 6.7;
const PADDING = 16;
const MOST_LETTERS = 20;

/** Shares, then boxes with the times between them, one row a variant, all on one scale. */
export function layoutVariants(rows: readonly VariantRow[], frame: VariantFrame): VariantLayout {
	const largest = Math.max(0, ...rows.flatMap(({ share, other }) => [share, other ?? 0]));
	const slowest = Math.max(
		0,
		...rows.flatMap(({ steps }) => steps.map(({ seconds }) => seconds ?? 0))
	);
	const perSecond = slowest > 0 ? (frame.longest - frame.least) / slowest : 0;
	const gapOf = ({ seconds }: VariantStep) =>
		seconds === null ? 0 : frame.widths === 'equal' ? frame.gap : frame.least + seconds * perSecond;
	const row = frame.row + (rows.some(({ notes }) => notes.length > 0) ? frame.notes : 0);
	const part = (share: number) => (largest > 0 ? share / largest : 0);
	const placed = rows.map((one, place): PlacedVariant => {
		let x = frame.head;
		const steps = one.steps.map((step, index): PlacedStep => {
			const text = shortened(step.label);
			const at = { step, row: place, index, x, width: widthOf(text), gap: gapOf(step), text };
			x += at.width + at.gap;
			return at;
		});
		return {
			row: one,
			y: place * (row + frame.space),
			steps,
			end: x,
			bar: part(one.share),
			other: one.other === undefined ? undefined : part(one.other)
		};
	});
	return {
		width: Math.max(frame.width, ...placed.map(({ end }) => end + frame.tail)),
		height: Math.max(0, rows.length * (row + frame.space) - frame.space),
		row,
		rows: placed
	};
}

function shortened(label: string): string {
	const letters = [...label];
	if (letters.length <= MOST_LETTERS) return label;
	return `${letters
		.slice(0, MOST_LETTERS - 1)
		.join('')
		.trimEnd()}…`;
}

const widthOf = (text: string) => Math.round([...text].length * LETTER + PADDING);

/** A row, and a step in it; −1 is its head. */
export interface At {
	readonly row: number;
	readonly index: number;
}

/** Where a key leads: along a variant, or to what lies nearest in the next. */
export function moveVariant(layout: VariantLayout, from: At, key: string): At | undefined {
	const own = layout.rows[from.row];
	if (own === undefined) return undefined;
	const last = own.steps.length - 1;
	switch (key) {
		case 'ArrowRight':
			return from.index < last ? { row: from.row, index: from.index + 1 } : undefined;
		case 'ArrowLeft':
			return from.index >= 0 ? { row: from.row, index: from.index - 1 } : undefined;
		case 'ArrowDown':
			return nearest(layout, from, from.row + 1);
		case 'ArrowUp':
			return nearest(layout, from, from.row - 1);
		case 'Home':
			return { row: from.row, index: -1 };
		case 'End':
			return { row: from.row, index: last };
		default:
			return undefined;
	}
}

function nearest({ rows }: VariantLayout, from: At, to: number): At | undefined {
	const row = rows[to];
	if (row === undefined) return undefined;
	const step = rows[from.row]?.steps[from.index];
	if (step === undefined) return { row: to, index: -1 };
	const middle = step.x + step.width / 2;
	const found = row.steps.find(({ x, width, gap }) => x + width + gap > middle);
	return { row: to, index: found?.index ?? row.steps.length - 1 };
}
