import { expect, test } from 'vitest';
import { coveragePoints, COVERAGE_FRAME, layoutCoverage } from './coverage';
import { layoutVariants, moveVariant, VARIANT_FRAME, type At, type VariantRow } from './layout';

const row = (key: string, share: number, ...seconds: number[]): VariantRow => ({
	key,
	rank: key,
	head: key,
	notes: [],
	share,
	faint: false,
	steps: [...seconds, null].map((one, at) => ({
		label: `${key}${at}`,
		colour: undefined,
		seconds: one,
		time: `${one} s`
	})),
	more: 0
});
const rows = [row('a', 0.5, 60, 30), row('b', 0.25), row('c', 0.1, 0, 0, 0)];
const frame = (widths: 'equal' | 'time') => ({ ...VARIANT_FRAME, width: 600, widths });

test('the largest share fills the room for bars and the others are in proportion', () => {
	const placed = layoutVariants(rows, frame('equal')).rows;
	expect(placed.map(({ bar }) => bar)).toEqual([1, 0.5, 0.2]);
	const others = layoutVariants([{ ...rows[1]!, other: 1 }], frame('equal')).rows[0]!;
	expect([others.bar, others.other]).toEqual([0.25, 1]);
});

test('steps follow each other, equally far apart or as far as the time is long', () => {
	for (const widths of ['equal', 'time'] as const) {
		for (const { steps } of layoutVariants(rows, frame(widths)).rows) {
			for (const [at, { x, width, gap }] of steps.entries()) {
				const next = steps[at + 1];
				if (next) expect(next.x).toBeCloseTo(x + width + gap);
				else expect(gap).toBe(0);
			}
		}
	}
	const [a, , c] = layoutVariants(rows, frame('time')).rows;
	const beyond = (gap: number) => gap - VARIANT_FRAME.least;
	expect(beyond(a!.steps[0]!.gap) / beyond(a!.steps[1]!.gap)).toBeCloseTo(2);
	expect(beyond(c!.steps[0]!.gap)).toBeCloseTo(0);
});

test('rows are higher where something is noted, and nothing is cut at the right', () => {
	const plain = layoutVariants(rows, frame('equal'));
	const noted = layoutVariants([{ ...rows[0]!, notes: ['one'] }, ...rows.slice(1)], frame('equal'));
	expect(noted.row).toBeGreaterThan(plain.row);
	const long = layoutVariants([row('l', 1, ...Array<number>(80).fill(1))], frame('equal'));
	expect(long.width).toBeGreaterThan(long.rows[0]!.end);
	expect(layoutVariants([], frame('equal'))).toMatchObject({ width: 600, height: 0, rows: [] });
});

test('long labels are shortened, in letters that people see', () => {
	const steps = [{ label: '🙂'.repeat(30), colour: undefined, seconds: null, time: '' }];
	const { text } = layoutVariants([{ ...rows[0]!, steps }], frame('equal')).rows[0]!.steps[0]!;
	expect(text).toBe(`${'🙂'.repeat(19)}…`);
});

test('arrow keys go along a variant from its head, and to what lies above and below', () => {
	const layout = layoutVariants(rows, frame('equal'));
	const walk = (...keys: string[]) =>
		keys.reduce<At | undefined>((at, key) => at && moveVariant(layout, at, key), {
			row: 0,
			index: -1
		});
	expect(walk('ArrowRight', 'ArrowRight')).toEqual({ row: 0, index: 1 });
	expect(walk('ArrowDown')).toEqual({ row: 1, index: -1 });
	expect(walk('End', 'ArrowDown')).toEqual({ row: 1, index: 0 });
	expect(walk('End', 'ArrowRight')).toBeUndefined();
	expect(walk('End', 'Home')).toEqual({ row: 0, index: -1 });
	expect(walk('ArrowLeft')).toBeUndefined();
	expect(walk('ArrowUp')).toBeUndefined();
});

test('the curve of coverage ends at all, and goes through each size', () => {
	const sizes = [
		{ journeys: 4, variants: 1 },
		{ journeys: 2, variants: 2 },
		{ journeys: 1, variants: 2 }
	];
	const points = coveragePoints(sizes);
	expect(points).toEqual([
		{ variants: 1, share: 0.4 },
		{ variants: 3, share: 0.8 },
		{ variants: 5, share: 1 }
	]);
	const { x, y, ticks } = layoutCoverage(points, { ...COVERAGE_FRAME, width: 500 });
	expect([x(1), x(5)]).toEqual([COVERAGE_FRAME.left, 500 - COVERAGE_FRAME.right]);
	expect(y(1)).toBe(COVERAGE_FRAME.top);
	expect(ticks).toEqual([1, 2, 3, 4, 5]);
});

test('many variants stand on a scale of logarithms', () => {
	const points = coveragePoints([{ journeys: 1, variants: 10_000 }]);
	const { x, ticks, path } = layoutCoverage(points, { ...COVERAGE_FRAME, width: 500 });
	expect(ticks).toEqual([1, 10, 100, 1000, 10_000]);
	expect(x(100) - x(10)).toBeCloseTo(x(10) - x(1));
	expect(path).not.toContain('NaN');
	const one = layoutCoverage(coveragePoints([{ journeys: 7, variants: 1 }]), {
		...COVERAGE_FRAME,
		width: 500
	});
	expect(one.path).not.toContain('NaN');
});
