/** A cell by its place; row −1 is the heading. */
export interface Place {
	readonly row: number;
	readonly column: number;
}

export interface Extent {
	readonly rows: number;
	readonly columns: number;
	/** Rows in sight. */
	readonly page: number;
}

/** Where a key leads from a cell, undefined for keys that lead nowhere. `far`: with Ctrl or Cmd. */
export function moved(key: string, far: boolean, from: Place, extent: Extent): Place | undefined {
	const last = { row: extent.rows - 1, column: extent.columns - 1 };
	const to = step(key, far, from, last, extent.page);
	if (!to) return undefined;
	return {
		row: Math.max(-1, Math.min(last.row, to.row)),
		column: Math.max(0, Math.min(last.column, to.column))
	};
}

function step(
	key: string,
	far: boolean,
	{ row, column }: Place,
	last: Place,
	page: number
): Place | undefined {
	switch (key) {
		case 'ArrowUp':
			return { row: far ? Math.min(row, 0) : row - 1, column };
		case 'ArrowDown':
			return { row: far ? last.row : row + 1, column };
		case 'ArrowLeft':
			return { row, column: far ? 0 : column - 1 };
		case 'ArrowRight':
			return { row, column: far ? last.column : column + 1 };
		case 'PageUp':
			return { row: Math.max(Math.min(row, 0), row - page), column };
		case 'PageDown':
			return { row: row + page, column };
		case 'Home':
			return { row: far ? 0 : row, column: 0 };
		case 'End':
			return { row: far ? last.row : row, column: last.column };
		default:
			return undefined;
	}
}

export interface Selection {
	readonly rows: readonly [from: number, to: number];
	readonly columns: readonly [from: number, to: number];
}

/** All cells between two of them, both included. */
export function between(one: Place, other: Place): Selection {
	const order = (a: number, b: number) => [Math.min(a, b), Math.max(a, b)] as const;
	const [from, to] = order(one.row, other.row);
	return { rows: [Math.max(0, from), to], columns: order(one.column, other.column) };
}

export const holds = ({ rows, columns }: Selection, { row, column }: Place): boolean =>
	row >= rows[0] && row <= rows[1] && column >= columns[0] && column <= columns[1];
