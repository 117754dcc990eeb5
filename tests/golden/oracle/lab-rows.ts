import type { Rows, Value } from '$lib/journey/analysis';

/** Rows as objects. */
export function objectsOf(rows: Rows): Record<string, Value>[] {
	return Array.from({ length: rows.length }, (_, index) =>
		Object.fromEntries(rows.columns.map(({ name }) => [name, rows.column(name)[index] ?? null]))
	);
}

/** Which keys are together: for each key, the first key of its group. Groups' own names do not matter. */
export function grouped<T>(
	items: readonly T[],
	key: (item: T) => string,
	group: (item: T) => unknown
) {
	const first = new Map<unknown, string>();
	for (const item of items) {
		const [name, one] = [group(item), key(item)];
		const known = first.get(name);
		if (known === undefined || one < known) first.set(name, one);
	}
	return Object.fromEntries(
		items
			.map((item) => [key(item), first.get(group(item))] as const)
			.sort(([a], [b]) => (a < b ? -1 : 1))
	);
}
