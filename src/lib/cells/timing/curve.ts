import type { Line, LinePoint, LinesData } from '$lib/charts/lines/data';
import type { TimedGroup, TimingResult, TimingSpec } from '$lib/journey/timing/timing';
import type { SurvivalStep } from '$lib/journey/timing/survival';

type Show = TimingSpec['show'];

/** A step as the share that is drawn. */
export function shareAt(step: SurvivalStep, show: Show) {
	const { survival, low, high } = step;
	return show === 'left'
		? { share: survival, low, high }
		: { share: 1 - survival, low: 1 - high, high: 1 - low };
}

function lineOf(id: string, label: string, { steps }: TimedGroup, show: Show): Line {
	const start: LinePoint = {
		x: 0,
		y: show === 'left' ? 1 : 0,
		low: show === 'left' ? 1 : 0,
		high: show === 'left' ? 1 : 0
	};
	const points = steps.map((step): LinePoint => {
		const { share, low, high } = shareAt(step, show);
		return { x: step.time, y: share, low, high, n: step.atRisk };
	});
	return { id, label, points: points[0]?.x === 0 ? points : [start, ...points] };
}

/** The curves of one group or two. */
export function curves(
	{ group, compared }: TimingResult,
	show: Show,
	names: { readonly group: string; readonly compared: string }
): LinesData {
	return {
		shape: 'step',
		x: 'duration',
		zero: true,
		lines: [
			...(group.n === 0 ? [] : [lineOf('group', names.group, group, show)]),
			...(compared === null || compared.n === 0
				? []
				: [lineOf('compared', names.compared, compared, show)])
		]
	};
}
