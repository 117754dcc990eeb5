import type { Travelled } from './journeys';

export interface PathsSettings {
	readonly label: 'touchpoint' | 'channel';
	readonly depth: number;
	readonly top: number;
	readonly collapse: boolean;
}

const OTHER = Symbol('other');
type Label = string | null | typeof OTHER;

/** Counts as lines of text, so that they compare at a glance. */
export function pathsOf(journeys: readonly (readonly Travelled[])[], settings: PathsSettings) {
	const { label, depth, top, collapse } = settings;
	const walks = journeys.map((journey) =>
		journey.filter(
			(event, at) => !collapse || at === 0 || event[label] !== journey[at - 1]?.[label]
		)
	);
	const kept = Array.from({ length: depth }, (_, step) => {
		const tally = new Map<string | null, number>();
		for (const walk of walks) {
			const event = walk[step];
			if (event !== undefined) tally.set(event[label], (tally.get(event[label]) ?? 0) + 1);
		}
		const text = (name: string | null) => name ?? '';
		return [...tally]
			.sort(([a, n], [b, m]) => m - n || (text(a) < text(b) ? -1 : 1))
			.slice(0, top)
			.map(([name]) => name);
	});
	const shown = (walk: readonly Travelled[], step: number): Label => {
		const name = walk[step]?.[label] ?? null;
		return kept[step]?.includes(name) === true ? name : OTHER;
	};
	const say = (step: number, name: Label) => `${step + 1} ${name === OTHER ? '(other)' : name}`;
	const nodes = new Map<string, [reached: number, ended: number, wentOn: number, beyond: number]>();
	const links = new Map<string, number[]>();
	for (const walk of walks) {
		walk.slice(0, depth).forEach((event, step) => {
			const id = say(step, shown(walk, step));
			const node = nodes.get(id) ?? [0, 0, 0, 0];
			nodes.set(id, node);
			const next = walk[step + 1];
			node[0]++;
			node[next === undefined ? 1 : step + 1 < depth ? 2 : 3]++;
			if (next === undefined || step + 1 >= depth) return;
			const key = `${id} → ${say(step + 1, shown(walk, step + 1))}`;
			links.set(key, [...(links.get(key) ?? []), next.time - event.time]);
		});
	}
	return {
		total: journeys.length,
		nodes: Object.fromEntries(nodes),
		links: Object.fromEntries(
			[...links].map(([key, times]) => [
				key,
				[times.length, times.reduce((sum, time) => sum + time, 0) / times.length]
			])
		)
	};
}
