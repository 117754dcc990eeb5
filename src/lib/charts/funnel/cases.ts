import type { FunnelData, FunnelStep } from './data';

const step = (
	label: string,
	reached: number,
	before: number,
	other: number,
	more: Partial<FunnelStep> = {}
): FunnelStep => ({
	label,
	reached,
	share: reached / 400,
	ofPrevious: before === 0 ? null : reached / before,
	lost: Math.max(0, before - reached),
	optional: false,
	seconds: before === 0 ? null : 5400,
	faint: false,
	other: { reached: other, share: other / 200 },
	...more
});

/** A shop's funnel, with a step that may be left out and others beside it. */
export const shop: FunnelData = {
	names: { counted: 'Everyone', compared: 'New customers' },
	steps: [
		step('home', 400, 0, 200),
		step('search', 260, 400, 90),
		step('help', 40, 260, 10, { lost: 0, optional: true }),
		step('pay', 120, 260, 20)
	]
};
