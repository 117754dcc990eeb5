import { expect, test } from 'vitest';
import { layoutRibbons, moveRibbon, RIBBON_FRAME, type RibbonRow } from './layout';

const row = (key: string, ...dwells: number[]): RibbonRow => ({
	key,
	steps: dwells.map((dwell, at) => ({ label: `${key}${at}`, colour: undefined, dwell })),
	more: 0
});
const rows = [row('a', 60, 30, 0), row('b', 10, 0), row('c', 0)];
const frame = (widths: 'equal' | 'time') => ({ ...RIBBON_FRAME, width: 800, widths });

test('steps of equal widths follow each other without a gap', () => {
	const { rows: placed } = layoutRibbons(rows, frame('equal'));
	for (const { steps, end } of placed) {
		let x = 0;
		for (const step of steps) {
			expect(step.x).toBeCloseTo(x);
			expect(step.width).toBeCloseTo(placed[0]!.steps[0]!.width);
			x += step.width;
		}
		expect(end).toBeCloseTo(x);
	}
});

test('by time, widths beyond the least are in proportion, on one scale for all', () => {
	const { rows: placed, width } = layoutRibbons(rows, frame('time'));
	const extra = (at: number, index: number) =>
		placed[at]!.steps[index]!.width - RIBBON_FRAME.thinnest;
	expect(extra(0, 0) / extra(0, 1)).toBeCloseTo(2);
	expect(extra(0, 0) / extra(1, 0)).toBeCloseTo(6);
	expect(extra(2, 0)).toBeCloseTo(0);
	expect(placed[0]!.end).toBeCloseTo(width - RIBBON_FRAME.tail);
});

test('nothing is thinner than can be pointed at: long journeys make it wider', () => {
	const long = row('l', ...Array.from({ length: 300 }, () => 1));
	const layout = layoutRibbons([long], frame('time'));
	expect(layout.width).toBeGreaterThan(800);
	expect(Math.min(...layout.rows[0]!.steps.map(({ width }) => width))).toBeGreaterThanOrEqual(
		RIBBON_FRAME.thinnest
	);
});

test('arrow keys go along a journey, and to what lies above and below', () => {
	const layout = layoutRibbons(rows, frame('equal'));
	const walk = (...keys: string[]) =>
		keys.reduce(
			(at, key) => at && moveRibbon(layout, at, key),
			layout.rows[0]!.steps[0] as ReturnType<typeof moveRibbon>
		)?.step.label;
	expect(walk('ArrowRight', 'ArrowRight')).toBe('a2');
	expect(walk('End', 'ArrowDown')).toBe('b1');
	expect(walk('ArrowDown', 'ArrowDown', 'ArrowUp')).toBe('b0');
	expect(walk('ArrowLeft')).toBeUndefined();
	expect(walk('ArrowRight', 'Home')).toBe('a0');
});

test('no journeys make an empty drawing', () => {
	expect(layoutRibbons([], frame('time'))).toMatchObject({ width: 800, height: 0, rows: [] });
});
