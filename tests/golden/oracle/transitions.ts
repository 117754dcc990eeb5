import type { Travelled } from './journeys';

export interface FollowSettings {
	readonly unit: 'journey' | 'session' | 'person';
	readonly label: 'touchpoint' | 'channel';
	readonly collapse: boolean;
}

/** What each unit did, in order: journeys as given; people, or sessions of 30 minutes, out of all of them. */
export function unitsOf(
	journeys: readonly (readonly Travelled[])[],
	{ unit, label, collapse }: FollowSettings
): Travelled[][] {
	const units: Travelled[][] = unit === 'journey' ? journeys.map((one) => [...one]) : [];
	if (unit !== 'journey') {
		let before: Travelled | undefined;
		for (const event of journeys.flat()) {
			const rests = before !== undefined && event.time - before.time > 30 * 60;
			const apart = before?.person !== event.person || (unit === 'session' && rests);
			if (apart) units.push([]);
			units.at(-1)?.push(event);
			before = event;
		}
	}
	if (!collapse) return units;
	return units.map((events) =>
		events.filter((event, at) => at === 0 || event[label] !== events[at - 1]?.[label])
	);
}

const START = '(start)';
const END = '(end)';

/** Every figure of every transition, by `from → to`, worked out one by one. Times in seconds. */
export function transitionsOf(
	journeys: readonly (readonly Travelled[])[],
	settings: FollowSettings
) {
	const units = unitsOf(journeys, settings);
	const steps = units.flatMap((events, unit) => {
		const names = [START, ...events.map((event) => String(event[settings.label])), END];
		const times = [undefined, ...events.map(({ time }) => time), undefined];
		return names.slice(1).map((to, at) => {
			const [since, until] = [times[at], times[at + 1]];
			const took = since === undefined || until === undefined ? undefined : until - since;
			return { unit, from: names[at] ?? '', to, took };
		});
	});
	const pairs = new Set(steps.map(({ from, to }) => `${from} → ${to}`));
	const figures = [...pairs].map((pair) => {
		const [from, to] = pair.split(' → ');
		const these = steps.filter((step) => step.from === from && step.to === to);
		const took = these.flatMap((step) => step.took ?? []).sort((a, b) => a - b);
		const sum = took.reduce((all, one) => all + one, 0);
		return [
			pair,
			{
				count: these.length,
				units: new Set(these.map(({ unit }) => unit)).size,
				out: these.length / steps.filter((step) => step.from === from).length,
				in: these.length / steps.filter((step) => step.to === to).length,
				all: these.length / steps.length,
				average: these.length / units.length,
				mean: took.length === 0 ? null : sum / took.length,
				median: at(took, 0.5),
				p95: at(took, 0.95)
			}
		] as const;
	});
	return { units: units.length, transitions: steps.length, edges: Object.fromEntries(figures) };
}

/** Between two of the sorted values in proportion, as spreadsheets have it. */
function at(sorted: readonly number[], share: number): number | null {
	if (sorted.length === 0) return null;
	const place = share * (sorted.length - 1);
	const [low = 0, high = low] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
	return low + (high - low) * (place % 1);
}
