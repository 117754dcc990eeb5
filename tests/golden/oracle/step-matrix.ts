import type { Travelled } from './journeys';
import { unitsOf, type FollowSettings } from './transitions';

export interface StepSettings extends FollowSettings {
	readonly depth: number;
	readonly top: number;
}

/** Units at each label at each step, by walking each; labels past the top are one. */
export function stepMatrixOf(
	journeys: readonly (readonly Travelled[])[],
	settings: StepSettings
): { units: number; rows: Record<string, number[]> } {
	const { label, depth, top } = settings;
	const walks = unitsOf(journeys, settings).map((events) =>
		events.slice(0, depth).map((event) => event[label])
	);
	const often = new Map<string | null, number>();
	for (const name of walks.flat()) often.set(name, (often.get(name) ?? 0) + 1);
	// Of equals the first by name, no name after all others.
	const kept = [...often]
		.sort(([a, n], [b, m]) => m - n || (a === null ? 1 : b === null || a < b ? -1 : 1))
		.slice(0, top)
		.map(([name]) => name);
	const rows: Record<string, number[]> = {};
	for (const walk of walks) {
		for (let step = 0; step < depth; step++) {
			const there = walk[step];
			const name = there === undefined ? '(end)' : kept.includes(there) ? String(there) : '(other)';
			const row = (rows[name] ??= Array.from({ length: depth }, () => 0));
			row[step] = (row[step] ?? 0) + 1;
		}
	}
	return { units: walks.length, rows };
}
