import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Lab, type LabCell } from '../../../../cli/golden/lab';
import { event, sourcesOf } from '../../../../tests/golden/oracle/log';
import { openedBy } from '../../../../tests/golden/oracle/opened';
import { stepMatrixOf, type StepSettings } from '../../../../tests/golden/oracle/step-matrix';
import { overTrips, tripCells } from '../../../../tests/golden/oracle/trips';
import { analysisOf } from '../registry';
import { SpecError } from '../spec-error';
import type { TableResult } from '../sql/sql';
import { newcombe } from '../statistics';
import type { StepMatrixResult, StepRow } from './result';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

const settings: fc.Arbitrary<StepSettings> = fc.record({
	unit: fc.constantFrom('journey', 'session', 'person'),
	label: fc.constantFrom('touchpoint', 'channel'),
	collapse: fc.boolean(),
	depth: fc.integer({ min: 1, max: 8 }),
	top: fc.integer({ min: 1, max: 5 })
});

const cellOf = (spec: object): LabCell => ({
	id: 'steps',
	kind: 'step-matrix',
	spec: { journeys: 'trips', ...spec }
});
const nameOf = ({ kind, label }: StepRow) => (kind === 'label' ? String(label) : `(${kind})`);
const rowsOf = ({ rows }: StepMatrixResult) =>
	Object.fromEntries(
		rows
			.filter(({ units }) => units.some((there) => there > 0))
			.map((row) => [nameOf(row), row.units])
	);

describe('the step matrix', () => {
	it('is the one that walking each unit gives, and every column adds up to all units', async () => {
		await overTrips(lab, settings, async ({ given, cells, journeys }, one) => {
			const run = await lab.run(given, [...cells, cellOf(one)]);
			const result = run.result as StepMatrixResult;
			expect({ units: result.units, rows: rowsOf(result) }).toEqual(stepMatrixOf(journeys, one));
			for (let at = 0; at < one.depth; at++) {
				const column = result.rows.map(({ units }) => units[at] ?? NaN);
				expect(column.reduce((a, b) => a + b, 0)).toBe(result.units);
			}
		});
	});

	const GIVEN = sourcesOf([
		[
			...['a', 'b', 'c'].map((label, at) => event('u', at, label)),
			...['a', 'a'].map((label, at) => event('v', at, label)),
			event('w', 0, null)
		]
	]);
	const run = async (spec: object, more: LabCell[] = []) =>
		(await lab.run(GIVEN, [...tripCells(), ...more, cellOf(spec)])).result as StepMatrixResult;

	it('folds what is past the largest into one row, which says how many labels it holds', async () => {
		const { rows, allLabels } = await run({ depth: 4, top: 1 });
		expect(rows.map((row) => [nameOf(row), row.folds, row.units])).toEqual([
			['a', 0, [2, 1, 0, 0]],
			['(other)', 3, [1, 1, 1, 0]],
			['(end)', 0, [0, 1, 2, 3]]
		]);
		expect(allLabels).toBe(4);
	});

	it('opens those at a label, at any other, or at the end', async () => {
		for (const unit of ['journey', 'person', 'session']) {
			const cells = [...tripCells(), cellOf({ unit, collapse: unit === 'session' })];
			await lab.run(GIVEN, cells);
			const who = (pick: object) => openedBy(lab, GIVEN, cells, pick);
			const [u, v, w] = [0, 1, 2];
			expect(await who({ kind: 'label', step: 1, label: 'a' })).toEqual([u, v]);
			expect(await who({ kind: 'label', step: 1, label: null })).toEqual([w]);
			expect(await who({ kind: 'other', step: 1, but: ['a'] })).toEqual([w]);
			expect(await who({ kind: 'other', step: 1, but: ['a', null] })).toEqual([]);
			expect(await who({ kind: 'other', step: 2, but: [null] })).toEqual(
				unit === 'session' ? [u] : [u, v]
			);
			expect(await who({ kind: 'end', step: 2 })).toEqual(unit === 'session' ? [v, w] : [w]);
			await expect(who({ kind: 'end', step: 0 })).rejects.toThrow(SpecError);
		}
	});

	it('compares two segments with Newcombe’s interval, small sides as much as large ones', async () => {
		const touching = (id: string, value: string) => ({
			id,
			kind: 'segment',
			spec: {
				journeys: 'trips',
				unit: 'journey',
				condition: { kind: 'did', match: [{ field: 'touchpoint', op: 'is', values: [value] }] }
			}
		});
		const { rows, units, compared } = await run({ segment: 'of-a', compare: 'of-c' }, [
			touching('of-a', 'a'),
			touching('of-c', 'c')
		]);
		expect([units, compared]).toEqual([2, 1]);
		const b = rows.find(({ label }) => label === 'b');
		expect([b?.units[1], b?.compared?.[1]]).toEqual([1, 1]);
		expect(b?.differences?.[1]).toEqual({
			value: -0.5,
			interval: newcombe({ successes: 1, n: 2 }, { successes: 1, n: 1 })
		});
	});

	it('gives its counts as a relation with names', async () => {
		const sql = `select * from steps`;
		const cells = [
			...tripCells(),
			cellOf({ depth: 4 }),
			{ id: 'rows', kind: 'sql', spec: { sql } }
		];
		const { result } = await lab.run(GIVEN, cells);
		expect(
			(result as TableResult).rows.map((row) =>
				row.map((one) => (one === null ? null : String(one)))
			)
		).toEqual([
			['1', 'label', 'a', '2'],
			['1', 'label', null, '1'],
			['1', 'end', null, '0'],
			['2', 'label', 'a', '1'],
			['2', 'label', 'b', '1'],
			['2', 'end', null, '1'],
			['3', 'label', 'c', '1'],
			['3', 'end', null, '2'],
			['4', 'end', null, '3']
		]);
	});
});

describe('the settings of the step matrix', () => {
	const parse = (spec: unknown) => analysisOf('step-matrix')?.parse(spec);

	it('are ten steps of journeys by touchpoint, the 12 largest, repeats kept, unless told', () => {
		expect(parse({ journeys: 'trips' })).toEqual({
			journeys: 'trips',
			segment: '',
			compare: '',
			unit: 'journey',
			label: 'touchpoint',
			collapse: false,
			depth: 10,
			top: 12
		});
	});

	it.each([
		[{ journeys: 'trips', depth: 101 }, 'depth'],
		[{ journeys: 'trips', top: 0 }, 'top'],
		[{ journeys: 'trips', unit: 'case' }, 'unit']
	])('refuse %j and name the setting', (spec, path) => {
		expect(() => parse(spec)).toThrow(SpecError);
		expect(() => parse(spec)).toThrow(expect.objectContaining({ path }));
	});
});
