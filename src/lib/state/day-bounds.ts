import { utcOfLocal } from '$lib/import/zone';

const DAY = 86_400_000_000;

/** When a day (`2024-03-31`) of an IANA zone begins and ends, in microseconds since 1970 in UTC. */
export function dayBounds(
	iso: string,
	zone: string = Intl.DateTimeFormat().resolvedOptions().timeZone
): readonly [from: number, before: number] {
	const local = Date.parse(`${iso}T00:00:00Z`) * 1000;
	return [utcOfLocal(zone, local), utcOfLocal(zone, local + DAY)];
}
