import { expect, test } from 'vitest';
import type { FunnelStep } from './data';
import { layoutFunnel, move, shorten, targetsOf } from './layout';

const step = (share: number | null, more: Partial<FunnelStep> = {}): FunnelStep => ({
	label: 'search',
	reached: 10,
	share,
	ofPrevious: null,
	lost: 0,
	optional: false,
	seconds: null,
	faint: false,
	...more
});
const names = { counted: 'Everyone', compared: '' };

test('bars are as wide as their share of the first', () => {
	const { steps } = layoutFunnel({ names, steps: [step(1), step(0.5), step(0.25)] }, 400);
	expect(steps.map(({ bar }) => bar.width)).toEqual([400, 200, 100]);
});

test('nobody is still a line', () => {
	const { steps } = layoutFunnel({ names, steps: [step(1), step(0), step(null)] }, 400);
	expect(steps.map(({ bar }) => bar.width)).toEqual([400, 1, 1]);
});

test('what falls away joins the foot of a bar with the head of the next', () => {
	const { steps, height } = layoutFunnel({ names, steps: [step(1), step(0.5)] }, 400);
	const [first, second] = steps;
	expect(second?.fall?.path).toBe(`M0,${(first?.bar.y ?? 0) + 26}H400L200,${second?.bar.y}H0Z`);
	expect(height).toBe((second?.bar.y ?? 0) + 26);
	expect(first?.fall).toBeUndefined();
});

test('those it is compared with stand under each bar, on the same scale', () => {
	const other = { reached: 5, share: 0.75 };
	const { steps } = layoutFunnel({ names, steps: [step(0.5, { other })] }, 400);
	expect(steps[0]?.other).toMatchObject({ width: 300, y: (steps[0]?.bar.y ?? 0) + 27 });
});

test('nothing is as high as nothing', () => {
	expect(layoutFunnel({ names, steps: [] }, 400)).toEqual({ width: 400, height: 0, steps: [] });
});

test('arrow keys go from bar to loss to bar, and skip what nobody is lost at', () => {
	const data = { names, steps: [step(1), step(0.5), step(0.4, { optional: true })] };
	const targets = targetsOf(data);
	expect(targets.map(({ step: at, part }) => `${at} ${part}`)).toEqual([
		'0 reached',
		'1 lost',
		'1 reached',
		'2 reached'
	]);
	const [first, second] = targets;
	expect(move(targets, first!, 'ArrowDown')).toBe(second);
	expect(move(targets, first!, 'ArrowUp')).toBeUndefined();
	expect(move(targets, first!, 'End')).toBe(targets[3]);
	expect(move(targets, first!, 'a')).toBeUndefined();
});

test('a name that has no room is cut, and one that has is not', () => {
	expect(shorten('confirmation', 400)).toBe('confirmation');
	expect(shorten('confirmation of the order', 300)).toBe('confirmation of the…');
});
