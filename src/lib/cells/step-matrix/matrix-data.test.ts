import { expect, it } from 'vitest';
import { stepMatrix } from '$lib/journey/step-matrix/step-matrix';
import type { StepMatrixResult, StepRow } from '$lib/journey/step-matrix/result';
import { formats, translate } from '$lib/messages';
import { matrixData, pickOf } from './matrix-data';

const english = { t: translate('en'), formats: formats('en') };
const spec = stepMatrix.parse({ journeys: 'trips', depth: 2 });

const row = (id: string, kind: StepRow['kind'], units: number[], more = {}): StepRow => ({
	id,
	kind,
	label: kind === 'label' ? id : null,
	folds: 0,
	units,
	compared: null,
	differences: null,
	...more
});
const result: StepMatrixResult = {
	units: 4,
	compared: null,
	steps: 2,
	rows: [
		row('a', 'label', [3, 1]),
		row('other', 'other', [1, 0], { folds: 2 }),
		row('end', 'end', [0, 3])
	],
	allLabels: 3
};

it('has labels in rows, steps in columns, shares in the cells, and nothing where nobody is', () => {
	const { rows, columns, cells } = matrixData(result, spec, english);
	expect(rows.map(({ label }) => label)).toEqual(['a', 'Other (2)', 'End']);
	expect(columns.map(({ label }) => label)).toEqual(['1', '2']);
	expect(cells.map((line) => line.map((cell) => cell?.text))).toEqual([
		['75.0%', '25.0%'],
		['25.0%', undefined],
		[undefined, '75.0%']
	]);
	expect(cells[0]?.[0]).toMatchObject({
		heat: 0.75,
		title: 'a at step 1: 3 journeys, 75.0% of all.'
	});
});

it('shows differences in a comparison, pale where they could be chance', () => {
	const differences = [
		{ value: 0.25, interval: { low: -0.1, high: 0.5 } },
		{ value: -0.5, interval: { low: -0.8, high: -0.2 } }
	];
	const rows = [row('a', 'label', [3, 1], { compared: [1, 2], differences })];
	const [[first, second] = []] = matrixData({ ...result, compared: 2, rows }, spec, english).cells;
	expect(first).toMatchObject({ text: '+25.0 pp', heat: 0.5, faint: true, less: false });
	expect(second).toMatchObject({ text: '−50.0 pp', heat: 1, faint: false, less: true });
	expect(second?.title).toBe(
		'a at step 2: 25.0% and 100.0%, a difference of −50.0 pp (95% interval −80.0 pp to −20.0 pp).'
	);
});

it('picks a label, any but those shown, or the end', () => {
	const [a, other, end] = result.rows;
	expect(pickOf(a!, 2, result)).toEqual({ kind: 'label', step: 2, label: 'a', side: 'chosen' });
	expect(pickOf(other!, 1, result)).toEqual({ kind: 'other', step: 1, but: ['a'], side: 'chosen' });
	expect(pickOf(end!, 2, result)).toEqual({ kind: 'end', step: 2, side: 'chosen' });
});
