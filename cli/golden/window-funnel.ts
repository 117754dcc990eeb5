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
		const names = [modes ?? mode ?? 'default'].flat().map(String);
		const order = [...new Set(asked.events.map(({ user }) => String(user)))];
		const answers: [string, Answer][] = [];
		for (const name of names) {
			const query = {
				steps,
				order: orderOf(name, steps, asked.events),
				window_seconds: numberOf(asked, 'window', 0)
			};
			const spec = funnelSpec({ ...asked, query });
			const users = await usersBySteps({ ...asked, query: {} }, lab, spec, steps.length);
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

/**
 * The order that is equal to a mode on these events. There, one event may be several steps that have one
 * name; and their strict order lets the step repeat and begins but once: where nobody does anything twice
 * it is ours.
 */
function orderOf(mode: string, steps: readonly string[], events: readonly Event[]): string {
	const repeats = new Set(steps).size < steps.length;
	if (mode === 'strict_once') return 'ordered';
	if (mode === 'default' && !repeats) return 'ordered';
	const seen = events.map(({ user, event }) => `${String(user)} ${String(event)}`);
	if (mode === 'strict_order' && !repeats && new Set(seen).size === seen.length) return 'strict';
	throw new Unsupported(`no order that is ${mode} on these events`);
}
