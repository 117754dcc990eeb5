import type { Travelled } from './journeys';

export interface VariantsSettings {
	readonly label: 'touchpoint' | 'channel';
	readonly collapse: boolean;
	readonly search: string;
}

/** A way that journeys go. */
export interface Way {
	readonly labels: readonly (string | null)[];
	/** The numbers of its journeys. */
	readonly journeys: readonly number[];
	/** Seconds from first to last event, a value a journey. */
	readonly durations: readonly number[];
	/** Seconds from each step to the next, a value a journey. */
	readonly gaps: readonly (readonly number[])[];
}

/** Every way with its journeys, by walking each of them, the most frequent first. */
export function waysOf(
	journeys: readonly (readonly Travelled[])[],
	{ label, collapse, search }: VariantsSettings
): { readonly all: readonly Way[]; readonly found: readonly Way[] } {
	const ways = new Map<string, readonly (readonly Travelled[])[]>();
	for (const journey of journeys) {
		const walk = journey.filter(
			(event, at) => !collapse || at === 0 || event[label] !== journey[at - 1]?.[label]
		);
		const key = JSON.stringify(walk.map((event) => event[label]));
		ways.set(key, [...(ways.get(key) ?? []), walk]);
	}
	const all = [...ways]
		.map(([key, walks]): Way => {
			const labels = JSON.parse(key) as (string | null)[];
			const numbers = walks.map((walk) => walk[0]?.journey ?? -1);
			const whole = numbers.map((number) => journeys[number] ?? []);
			return {
				labels,
				journeys: numbers,
				durations: whole.map((journey) => (journey.at(-1)?.time ?? 0) - (journey[0]?.time ?? 0)),
				gaps: labels
					.slice(1)
					.map((_, at) => walks.map((walk) => (walk[at + 1]?.time ?? 0) - (walk[at]?.time ?? 0)))
			};
		})
		.sort((a, b) => b.journeys.length - a.journeys.length);
	const wanted = search.toLowerCase();
	return {
		all,
		found: all.filter(
			({ labels }) =>
				search === '' || labels.some((name) => name?.toLowerCase().includes(wanted) === true)
		)
	};
}

export const meanOf = (values: readonly number[]) =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

export function medianOf(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = (sorted.length - 1) / 2;
	return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

/** How many steps to add, take away or replace, by trying all: for short sequences. */
export function stepsApart(a: readonly unknown[], b: readonly unknown[]): number {
	const [x, ...as] = a;
	const [y, ...bs] = b;
	if (a.length === 0 || b.length === 0) return a.length + b.length;
	if (x === y) return stepsApart(as, bs);
	return 1 + Math.min(stepsApart(as, bs), stepsApart(as, b), stepsApart(a, bs));
}
