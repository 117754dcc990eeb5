import { askedCells } from './asked-cells';
import { allowOnly, numberOf, Unsupported, type Event } from './case';
import { usersBySteps } from './funnel-ask';
import { funnelSpec } from './funnel-query';
import type { Answer, Kind } from './kind';

/** How far each user gets, under modes that have an equal here. */
export const windowFunnel: Kind = {
	kind: 'window_funnel',
	async answer(asked, lab) {
		allowOnly(asked, ['steps', 'window', 'modes', 'mode']);
		const { steps, modes, mode } = asked.query;
		if (!Array.isArray(steps) || !steps.every((step) => typeof step === 'string')) {
			throw new Unsupported('steps are no names');
		}
		const window = numberOf(asked, 'window', 0);
		const names = [modes ?? mode ?? 'default'].flat().map(String);
		const order = [...new Set(asked.events.map(({ user }) => String(user)))];
		const answers: [string, Answer][] = [];
		for (const name of names) {
			const chosen = modeOf(name, steps, asked.events, window);
			const query = { steps, order: chosen.order, window_seconds: window };
			const spec = { ...funnelSpec({ ...asked, query }), entry: chosen.entry };
			const bare = { ...asked, query: {} };
			const cells = askedCells(bare, { collapse: chosen.collapse });
			const users = await usersBySteps(bare, lab, spec, steps.length, cells);
			answers.push([
				name,
				Object.fromEntries(
					order.map((user) => [user, users.filter((step) => step.includes(user)).length])
				)
			]);
		}
		return { ...Object.fromEntries(answers), ...(modes === undefined ? answers[0]?.[1] : {}) };
	}
};

/** Settings of the cells, in the words of a query about a funnel. */
interface Mode {
	readonly order: 'ordered' | 'strict';
	readonly entry: 'best' | 'first';
	/** Whether immediate repeats are one interaction. */
	readonly collapse: boolean;
}

const IN_ORDER: Mode = { order: 'ordered', entry: 'best', collapse: false };

/**
 * The settings that are equal to a mode on these events. There, one event may be several steps that have one
 * name, so that steps have to differ. Strict orders there begin but once: with the first entry, or with the last
 * of a run of them. Whether repeats are let pass is what tells the two strict modes apart.
 */
function modeOf(mode: string, steps: readonly string[], events: readonly Event[], window: number) {
	const repeats = new Set(steps).size < steps.length;
	const users = usersOf(events).map(inTime);
	const parts = mode.split('+').sort().join('+');
	if (mode === 'strict_once') return IN_ORDER;
	if (repeats) throw new Unsupported(`no order that is ${mode} where steps repeat`);
	if (parts === 'default') return IN_ORDER;
	// Without two events at one time, each is later than the one before.
	const apart = users.every((all) => new Set(all.map(timeOf)).size === all.length);
	if (parts === 'strict_increase' && apart) return IN_ORDER;
	// A repeated first step begins anew there: that is the same as long as the window ends nothing.
	const within = users.every((all) => spanOf(all) <= window);
	if (parts === 'strict_order' && within) {
		return { order: 'strict', entry: 'first', collapse: true } as const;
	}
	const once = users.every((all) => runsOf(all, steps[0] ?? '') <= 1);
	if (parts === 'strict_deduplication+strict_order' && once) {
		return { order: 'strict', entry: 'best', collapse: false } as const;
	}
	throw new Unsupported(`no order that is ${mode} on these events`);
}

function timeOf(event: Event): number {
	const { ts, ts_int: number } = event;
	return typeof number === 'number'
		? number
		: Date.parse(`${String(ts).replace(/Z$/, '')}Z`) / 1000;
}

function inTime(events: readonly Event[]): Event[] {
	return events.toSorted((a, b) => timeOf(a) - timeOf(b));
}

function spanOf(events: readonly Event[]): number {
	const [first, last] = [events[0], events.at(-1)];
	return first === undefined || last === undefined ? 0 : timeOf(last) - timeOf(first);
}

/** How often events of a name come without another between. */
function runsOf(events: readonly Event[], name: string): number {
	return events.filter(({ event }, at) => event === name && events[at - 1]?.['event'] !== name)
		.length;
}

function usersOf(events: readonly Event[]): Event[][] {
	const names = [...new Set(events.map(({ user }) => String(user)))];
	return names.map((name) => events.filter(({ user }) => String(user) === name));
}
