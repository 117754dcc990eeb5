import type { Rows } from '$lib/journey/analysis';

/** Rows as texts, null where empty. */
export function textsOfRows({ columns, length, column }: Rows): (string | null)[][] {
	const values = columns.map(({ name }) => column(name));
	return Array.from({ length }, (_, row) =>
		values.map((value) => (value[row] === null ? null : String(value[row])))
	);
}
