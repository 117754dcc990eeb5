import type { StacksData } from '$lib/charts/stacks/data';
import type { PeriodStates } from '$lib/journey/lifecycle/lifecycle';
import { STATES, type LifecycleState } from '$lib/journey/lifecycle/spec';
import { momentOf } from '$lib/journey/periods/pick';
import type { ShownPeriod } from '$lib/journey/periods/range';

/** From who was there yesterday outwards: what stays is nearest to zero. */
const ORDER: readonly LifecycleState[] = ['returning', 'resurrected', 'new', 'dormant'];

const COLOURS: Readonly<Record<LifecycleState, string>> = {
	returning: 'color-mix(in oklab, var(--accent) 68%, var(--paper))',
	resurrected: 'color-mix(in oklab, var(--accent) 42%, var(--paper))',
	new: 'var(--accent)',
	dormant: 'var(--mark)'
};

interface Naming {
	readonly state: (state: LifecycleState) => string;
	readonly period: (period: ShownPeriod) => string;
	readonly tick: (period: ShownPeriod) => string;
}

/** A bar for every period that has begun: its active people above zero, the dormant below. */
export function lifecycleBars(
	periods: readonly ShownPeriod[],
	states: readonly PeriodStates[],
	naming: Naming
): StacksData {
	return {
		series: ORDER.map((state) => ({
			id: state,
			label: naming.state(state),
			colour: COLOURS[state]
		})),
		bars: periods.flatMap((period, index) => {
			const here = states[index];
			if (here === undefined || period.state === 'ahead') return [];
			return [
				{
					id: momentOf(period.starts),
					label: naming.period(period),
					tick: naming.tick(period),
					values: ORDER.map((state) => (state === 'dormant' ? -here[state] : here[state])),
					open: period.state === 'open'
				}
			];
		})
	};
}

export const isState = (id: string): id is LifecycleState => STATES.some((state) => state === id);
