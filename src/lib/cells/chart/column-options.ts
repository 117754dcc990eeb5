import type { ChartColumn } from '$lib/journey/chart/fold';
import type { ChartSpec } from '$lib/journey/chart/spec';

/** The columns that can stand in a place of a picture: what is measured has to be a number. */
export function columnsFor(
	{ type, per }: ChartSpec,
	which: 'x' | 'y' | 'colour',
	columns: readonly ChartColumn[]
): readonly string[] {
	const numbers = ['integer', 'number'];
	const scalars = [...numbers, 'text', 'boolean', 'time', 'date'];
	const allowed = {
		x: type === 'histogram' ? numbers : per !== '' ? ['time', 'date'] : scalars,
		y: type === 'dot' ? [...numbers, 'time', 'date'] : type === 'heat' ? scalars : numbers,
		colour: type === 'heat' ? numbers : scalars
	}[which];
	return columns.filter((column) => allowed.includes(column.type)).map(({ name }) => name);
}
