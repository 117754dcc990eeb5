import type { Anchor, Choice, PathLabel, PathsSpec } from '$lib/journey/paths/spec';
import type { Log } from './log';
import type { Travelled } from './journeys';

export type PathsSettings = Pick<
	PathsSpec,
	| 'unit'
	| 'label'
	| 'anchor'
	| 'depth'
	| 'top'
	| 'least'
	| 'expanded'
	| 'collapse'
	| 'hidden'
	| 'groups'
	| 'only'
	| 'sequence'
>;

/** The stages that the tests give to touchpoints. */
export const STAGES: Readonly<Record<string, string>> = {
	home: 'look',
	search: 'look',
	cart: 'buy'
};

const SESSION = 30 * 60;

interface Step {
	readonly label: string | null;
	readonly time: number;
	readonly journey: number;
	/** The events of the run. */
	readonly events: readonly Travelled[];
}

/** A step in the picture: its number, where it came from, what follows it and whether that is shown. */
interface Shown extends Step {
	readonly number: number;
	readonly came: 'shown' | 'began' | 'earlier';
	readonly next: Step | undefined;
	readonly inside: boolean;
}

export interface Walk {
	readonly events: readonly Travelled[];
	readonly steps: readonly Step[];
	readonly shown: readonly Shown[];
}

/** The units that are in the picture, each with its steps. */
export function walksOf(
	journeys: readonly (readonly Travelled[])[],
	log: Log,
	settings: PathsSettings
): { all: Walk[]; shown: Walk[] } {
	const units = unitsOf(journeys, settings.unit);
	const all = units.map((events): Walk => {
		const steps = stepsOf(events, log, settings);
		return { events, steps, shown: shownOf(steps, settings) };
	});
	const shown = all.filter(
		(walk) =>
			walk.shown.length > 0 &&
			settings.only.every(({ step, at, next }) =>
				walk.shown.some(
					(one) =>
						one.number === step &&
						chooses(at, one.label) &&
						(next === undefined ||
							(one.next !== undefined && one.inside && chooses(next, one.next.label)))
				)
			)
	);
	return { all, shown };
}

function unitsOf(journeys: readonly (readonly Travelled[])[], unit: PathsSettings['unit']) {
	if (unit === 'journey') return journeys;
	const units: Travelled[][] = [];
	for (const event of journeys.flat()) {
		const before = units.at(-1)?.at(-1);
		const same =
			before?.person === event.person && (unit === 'person' || event.time - before.time <= SESSION);
		if (same) units.at(-1)?.push(event);
		else units.push([event]);
	}
	return units;
}

function rawLabel(event: Travelled, label: PathLabel, log: Log): string | null {
	const { touchpoint, channel, source, row } = event;
	if (label === 'touchpoint') return touchpoint;
	if (label === 'channel') return channel;
	if (label === 'stage') return STAGES[touchpoint ?? ''] ?? null;
	if (label === 'both') {
		const names = [touchpoint, channel].filter((name) => name !== null);
		return names.length === 0 ? null : names.join(' · ');
	}
	// Of the layouts' columns only this one is asked for.
	if (label.column !== 'device 1') throw new Error(`no column ${label.column}`);
	return source === 2 ? null : (log[source]?.[row]?.ids[1] ?? null);
}

export function labelOf(event: Travelled, settings: PathsSettings, log: Log): string | null {
	const name = rawLabel(event, settings.label, log);
	return settings.groups.find(({ labels }) => labels.includes(name ?? ''))?.name ?? name;
}

function stepsOf(events: readonly Travelled[], log: Log, settings: PathsSettings): Step[] {
	const steps: Step[] = [];
	for (const event of events) {
		const label = labelOf(event, settings, log);
		if (settings.hidden.includes(label ?? '')) continue;
		const before = steps.at(-1);
		if (settings.collapse && before !== undefined && before.label === label) {
			steps[steps.length - 1] = { ...before, events: [...before.events, event] };
		} else steps.push({ label, time: event.time, journey: event.journey, events: [event] });
	}
	return steps;
}

type Match = Extract<Anchor, { at: 'after' }>['match'];

function matches({ events }: Step, match: Match): boolean {
	return events.some((event) =>
		match.every(({ field, ...test }) => {
			if (field !== 'touchpoint' && field !== 'channel') throw new Error('no such field here');
			const value = event[field];
			if (test.op === 'is') return test.values.some((one) => one === value);
			if (test.op === 'contains') return value?.includes(String(test.value)) === true;
			throw new Error('no such test here');
		})
	);
}

function shownOf(steps: readonly Step[], { anchor, depth }: PathsSettings): Shown[] {
	const window = windowOf(steps, anchor, depth);
	if (window === undefined) return [];
	const { from, to, one } = window;
	return steps.flatMap((step, at) =>
		at < from || at > to
			? []
			: [
					{
						...step,
						number: at - one + 1,
						came: at > from ? 'shown' : at === 0 ? 'began' : 'earlier',
						next: steps[at + 1],
						inside: at < to
					} satisfies Shown
				]
	);
}

/** First and last step shown, and the step whose number is 1. */
function windowOf(steps: readonly Step[], anchor: Anchor, depth: number) {
	if (steps.length === 0) return undefined;
	const end = steps.length - 1;
	if (anchor.at === 'start') return { from: 0, to: depth - 1, one: 0 };
	if (anchor.at === 'end') return { from: Math.max(0, end - depth + 1), to: end, one: end + 1 };
	const hits = steps.flatMap((step, at) => (matches(step, anchor.match) ? [at] : []));
	const a =
		anchor.which === 'first'
			? hits[0]
			: anchor.which === 'last'
				? hits.at(-1)
				: hits[anchor.which - 1];
	if (a === undefined) return undefined;
	switch (anchor.at) {
		case 'after':
			return { from: a, to: a + depth - 1, one: a };
		case 'around':
			return { from: Math.max(0, a - depth + 1), to: a + depth - 1, one: a + 1 };
		case 'before': {
			const from = Math.max(0, a - depth + 1);
			return { from, to: a, one: anchor.count === 'back' ? a + 1 : from };
		}
		case 'between': {
			const b = steps.findIndex((step, at) => at > a && matches(step, anchor.until));
			if (b < 0) return undefined;
			if (anchor.count === 'forth') return { from: a, to: Math.min(b, a + depth - 1), one: a };
			const from = Math.max(a, b - depth + 1);
			return { from, to: b, one: anchor.count === 'back' ? b + 1 : from };
		}
	}
}

function chooses({ labels, except }: Choice, label: string | null): boolean {
	return labels.includes(label ?? '') !== except;
}

/** What a walk's step is called in the picture. */
export type Name = (number: number, label: string | null) => string;

/** Folds what is small at each step, in both segments alike where there are two. */
export function namesOf(sides: readonly (readonly Walk[])[], settings: PathsSettings): Name {
	const { top, least, expanded } = settings;
	const kept = new Map<number, (string | null)[]>();
	const numbers = new Set(sides.flat().flatMap(({ shown }) => shown.map(({ number }) => number)));
	for (const number of numbers) {
		const reached = sides.map((walks) =>
			walks.flatMap(({ shown }) => shown.filter((step) => step.number === number))
		);
		const labels = [...new Set(reached.flat().map(({ label }) => label))];
		const shares = (label: string | null) =>
			reached.map(
				(steps, side) =>
					steps.filter((step) => step.label === label).length /
					Math.max(1, sides[side]?.length ?? 0)
			);
		const size = (label: string | null) => shares(label).reduce((sum, share) => sum + share, 0);
		const text = (name: string | null) => name ?? '';
		const ranked = labels.sort(
			(a, b) =>
				(Math.abs(size(b) - size(a)) < 1e-12 ? 0 : size(b) - size(a)) ||
				(text(a) < text(b) ? -1 : 1)
		);
		kept.set(
			number,
			expanded.includes(number)
				? ranked
				: ranked.slice(0, top).filter((label) => Math.max(...shares(label)) >= least)
		);
	}
	return (number, label) =>
		`${number} ${kept.get(number)?.includes(label) === true ? String(label) : '(other)'}`;
}

/** Counts as lines of text, so that they compare at a glance. `succeeds` is null for open journeys. */
export function pictureOf(
	walks: readonly Walk[],
	name: Name,
	succeeds: (journey: number) => boolean | null
) {
	const nodes: Record<string, [number, number, number, number, number, number]> = {};
	const links = new Map<string, { times: number[]; succeeded: number; closed: number }>();
	for (const step of walks.flatMap(({ shown }) => shown)) {
		const id = name(step.number, step.label);
		const node = (nodes[id] ??= [0, 0, 0, 0, 0, 0]);
		node[0]++;
		node[step.next === undefined ? 1 : step.inside ? 2 : 3]++;
		if (step.came !== 'shown') node[step.came === 'began' ? 4 : 5]++;
		if (step.next === undefined || !step.inside) continue;
		const key = `${id} → ${name(step.number + 1, step.next.label)}`;
		const link = links.get(key) ?? { times: [], succeeded: 0, closed: 0 };
		links.set(key, link);
		link.times.push(step.next.time - step.time);
		const success = succeeds(step.journey);
		link.succeeded += Number(success === true);
		link.closed += Number(success !== null);
	}
	return {
		total: walks.length,
		nodes,
		links: Object.fromEntries(
			[...links].map(([key, { times, succeeded, closed }]) => [
				key,
				{
					count: times.length,
					mean: times.reduce((sum, time) => sum + time, 0) / times.length,
					median: medianOf(times),
					outcome: [succeeded, closed]
				}
			])
		)
	};
}

function medianOf(times: readonly number[]): number {
	const sorted = times.toSorted((a, b) => a - b);
	const middle = (sorted.length - 1) / 2;
	return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

/** How many pass the first labels in order: by their steps, and by all their events. */
export function passedOf(walks: readonly Walk[], settings: PathsSettings, log: Log) {
	return settings.sequence.map((_, at) => {
		const wanted = settings.sequence.slice(0, at + 1);
		const passes = (labels: readonly (string | null)[]) => {
			let found = 0;
			for (const label of labels) {
				const name = label ?? '';
				if (name === wanted[found] && !settings.hidden.includes(name)) found++;
			}
			return found >= wanted.length;
		};
		return {
			labels: at + 1,
			paths: walks.filter(({ steps }) => passes(steps.map(({ label }) => label))).length,
			funnel: walks.filter(({ events }) =>
				passes(events.map((event) => labelOf(event, settings, log)))
			).length
		};
	});
}
