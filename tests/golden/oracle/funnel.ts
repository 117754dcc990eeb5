import type { Stitched } from './people';

/** What an event is asked: one of these touchpoints, and that channel where one is named. */
export interface Wanted {
	readonly touchpoints: readonly string[];
	readonly channel?: string;
}

export interface FunnelSettings {
	readonly steps: readonly (Wanted & { readonly optional: boolean })[];
	readonly order: 'in-order' | 'strict' | 'any';
	/** Seconds. */
	readonly window: number;
	readonly entry: 'best' | 'first';
	readonly exclusions: readonly (Wanted & { readonly from: number; readonly to: number })[];
	/** Whether all steps are of one channel. */
	readonly hold: boolean;
	/** Whose channel a unit is counted under. */
	readonly at: 'first' | 'last' | 'all' | number | null;
}

/** Of each step the place of its event in the unit; undefined where it was not done. */
type Places = readonly (number | undefined)[];

export interface Attempt {
	readonly unit: number;
	readonly entry: number;
	readonly places: Places;
	/** Steps that decide, and were done. */
	readonly depth: number;
	readonly value: string | null;
}

type Unit = readonly Stitched[];

const is = ({ touchpoints, channel }: Wanted, event: Stitched | undefined) =>
	event?.touchpoint != null &&
	touchpoints.includes(event.touchpoint) &&
	(channel === undefined || event.channel === channel);

/** Every attempt that is not void, unit by unit, by trying each event as an entry. */
export function attemptsOf(units: readonly Unit[], settings: FunnelSettings): Attempt[][] {
	return units.map((unit, number) => {
		const held = (event: Stitched) =>
			!(settings.hold || settings.at === 'all') || event.channel !== null;
		const first = settings.steps.slice(0, settings.order === 'any' ? settings.steps.length : 1);
		let entries = unit.flatMap((event, at) =>
			held(event) && first.some((step) => is(step, event)) ? [at] : []
		);
		if (settings.entry === 'first') {
			entries = entries.filter(
				(at, i) =>
					i ===
					entries.findIndex((other) =>
						settings.at === 'all' ? unit[other]?.channel === unit[at]?.channel : true
					)
			);
		}
		return entries.flatMap((entry) => attempt(unit, number, entry, settings) ?? []);
	});
}

/** The attempt that goes furthest, the earliest among equals. */
export function bestOf(attempts: readonly Attempt[]): Attempt | undefined {
	return attempts.toSorted((a, b) => b.depth - a.depth || a.entry - b.entry)[0];
}

function attempt(
	unit: Unit,
	number: number,
	entry: number,
	settings: FunnelSettings
): Attempt | undefined {
	const { steps, order, window, exclusions } = settings;
	const start = unit[entry]!;
	const held = settings.hold || settings.at === 'all';
	/** Places after the entry, within its window, that may be steps. */
	const open = unit.flatMap((event, at) =>
		at > entry && event.time - start.time <= window && (!held || event.channel === start.channel)
			? [at]
			: []
	);
	let places: Places =
		order === 'any'
			? anyOrder(unit, [entry, ...open], steps)
			: order === 'strict'
				? strictly(unit, entry, open, steps)
				: inOrder(unit, entry, open, steps);
	const isVoid = exclusions.some((exclusion) => {
		if (steps.length < 2) return false;
		const first = Math.min(exclusion.from, steps.length - 2);
		const from = places[first];
		const to = places[Math.max(first + 1, Math.min(exclusion.to, steps.length - 1))];
		return (
			from !== undefined &&
			unit.some(
				(event, at) =>
					is(exclusion, event) &&
					at > from &&
					(to === undefined ? event.time - start.time <= window : at < to)
			)
		);
	});
	if (isVoid && order !== 'any') return undefined;
	if (isVoid) places = places.map((place, k) => (k === 0 ? place : undefined));
	const last = Math.max(...places.map((place) => place ?? -1));
	const { at } = settings;
	const told =
		at === 'first' || at === 'all'
			? entry
			: at === 'last'
				? last
				: at === null
					? undefined
					: places[Math.min(at, steps.length - 1)];
	return {
		unit: number,
		entry,
		places,
		depth: places.filter((place, k) => place !== undefined && decides(settings, k)).length,
		value: told === undefined ? null : (unit[told]?.channel ?? null)
	};
}

/** Whether a step may not be left out. */
export function decides(
	{ steps, order }: Pick<FunnelSettings, 'steps' | 'order'>,
	k: number
): boolean {
	return k === 0 || order === 'any' || steps[k]?.optional !== true;
}

function inOrder(
	unit: Unit,
	entry: number,
	open: readonly number[],
	steps: FunnelSettings['steps']
): Places {
	const places: (number | undefined)[] = steps.map(() => undefined);
	places[0] = entry;
	let last: number | undefined = entry;
	steps.forEach((step, k) => {
		if (k === 0 || step.optional || last === undefined) return;
		last = open.find((at) => at > (last ?? 0) && is(step, unit[at]));
		places[k] = last;
	});
	steps.forEach((step, k) => {
		if (k === 0 || !step.optional) return;
		const before = steps.findLastIndex((other, at) => at < k && (at === 0 || !other.optional));
		if (places[before] === undefined) return;
		const from = Math.max(...places.slice(before, k).map((place) => place ?? -1));
		const next = steps.findIndex((other, at) => at > k && !other.optional);
		const to = places[next] ?? Infinity;
		places[k] = open.find((at) => at > from && at < to && is(step, unit[at]));
	});
	return places;
}

function strictly(
	unit: Unit,
	entry: number,
	open: readonly number[],
	steps: FunnelSettings['steps']
): Places {
	const places: (number | undefined)[] = steps.map(() => undefined);
	places[0] = entry;
	let last = entry;
	for (let k = 1; k < steps.length; k++) {
		const there = open.includes(last + 1) ? unit[last + 1] : undefined;
		const done = is(steps[k]!, there);
		if (steps[k]?.optional !== true) {
			if (!done) return places;
		} else {
			const next = steps.find((other, at) => at > k && !other.optional);
			if (!done || (next !== undefined && is(next, there))) continue;
		}
		places[k] = ++last;
	}
	return places;
}

/** Places at which one, two, … different steps have different events. */
function anyOrder(unit: Unit, all: readonly number[], steps: FunnelSettings['steps']): Places {
	const places: (number | undefined)[] = [];
	all.forEach((at, i) => {
		const done = matching(
			all.slice(0, i + 1).map((one) => unit[one]!),
			steps
		);
		if (done > places.length) places.push(at);
	});
	return steps.map((_, k) => places[k]);
}

/** How many steps find an event each, by augmenting paths. */
function matching(events: readonly Stitched[], steps: readonly Wanted[]): number {
	const taken = new Map<number, number>();
	const find = (step: number, seen: Set<number>): boolean =>
		events.some((event, at) => {
			if (seen.has(at) || !is(steps[step]!, event)) return false;
			seen.add(at);
			const other = taken.get(at);
			if (other !== undefined && !find(other, seen)) return false;
			taken.set(at, step);
			return true;
		});
	return steps.filter((_, step) => find(step, new Set())).length;
}
