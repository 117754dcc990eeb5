import type { HeatData } from './data';

/** A cell by the places of its row and column. */
export interface At {
	readonly row: number;
	readonly column: number;
}

export const isFilled = ({ cells }: HeatData, { row, column }: At): boolean =>
	cells[row]?.[column] !== undefined;

/** The first cell that has anything in it, row by row. */
export function firstFilled(data: HeatData): At | undefined {
	return inOrder(data)[0];
}

/**
 * Where a key leads from a cell: the next one that way with anything in it. Home and End go to the ends of
 * the row, with `far` to those of the table. Undefined where there is no such cell.
 */
export function move(data: HeatData, from: At, key: string, far: boolean): At | undefined {
	switch (key) {
		case 'ArrowRight':
			return along(data, from, 0, 1);
		case 'ArrowLeft':
			return along(data, from, 0, -1);
		case 'ArrowDown':
			return along(data, from, 1, 0);
		case 'ArrowUp':
			return along(data, from, -1, 0);
		case 'Home':
			return inOrder(data).find(({ row }) => far || row === from.row);
		case 'End':
			return inOrder(data).findLast(({ row }) => far || row === from.row);
		default:
			return undefined;
	}
}

function along(data: HeatData, from: At, down: number, right: number): At | undefined {
	let at = from;
	do at = { row: at.row + down, column: at.column + right };
	while (isWithin(data, at) && !isFilled(data, at));
	return isWithin(data, at) ? at : undefined;
}

const isWithin = ({ rows, columns }: HeatData, { row, column }: At) =>
	row >= 0 && row < rows.length && column >= 0 && column < columns.length;

function inOrder(data: HeatData): At[] {
	return data.rows
		.flatMap((_, row) => data.columns.map((__, column) => ({ row, column })))
		.filter((at) => isFilled(data, at));
}
