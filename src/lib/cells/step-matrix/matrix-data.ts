import type { HeatCell, HeatData } from '$lib/charts/heat/data';
import type { StepPick } from '$lib/journey/step-matrix/behind';
import type { StepMatrixResult, StepRow } from '$lib/journey/step-matrix/result';
import type { StepMatrixSpec } from '$lib/journey/step-matrix/spec';
import type { Words } from '$lib/messages';
import { signedPoints } from '../signed-points';

export function rowName({ kind, label, folds }: StepRow, { t }: Words): string {
	if (kind === 'end') return t('flow.end');
	if (kind === 'other') return t('flow.other', { folds });
	return label ?? t('cells.unnamed');
}

/** Labels in rows, steps in columns, shares in the cells; in a comparison, differences of shares. */
export function matrixData(result: StepMatrixResult, spec: StepMatrixSpec, words: Words): HeatData {
	const { t, formats } = words;
	const largest = Math.max(
		0,
		...result.rows.flatMap(({ differences }) =>
			(differences ?? []).map((one) => Math.abs(one?.value ?? 0))
		)
	);
	return {
		corner: t('flow.corner-steps'),
		columns: Array.from({ length: result.steps }, (_, at) => ({
			id: String(at + 1),
			label: formats.integer(at + 1)
		})),
		rows: result.rows.map((row) => ({ id: row.id, label: rowName(row, words) })),
		cells: result.rows.map((row) =>
			row.units.map((_, at) =>
				row.compared === null
					? plain(row, at, result, spec, words)
					: compared(row, at, result, largest, words)
			)
		)
	};
}

function plain(
	row: StepRow,
	at: number,
	{ units }: StepMatrixResult,
	{ unit }: StepMatrixSpec,
	words: Words
): HeatCell | undefined {
	const there = row.units[at] ?? 0;
	if (there === 0) return undefined;
	const { t, formats } = words;
	const share = there / units;
	const title = t('flow.step-detail', {
		label: rowName(row, words),
		step: at + 1,
		units: there,
		unitName: t(`flow.a-unit-${unit}`),
		unitsName: t(`flow.unit-${unit}`),
		share: formats.percent(share)
	});
	return { text: formats.percent(share), heat: share, title };
}

function compared(
	row: StepRow,
	at: number,
	result: StepMatrixResult,
	largest: number,
	words: Words
): HeatCell | undefined {
	const { t, formats } = words;
	const [own, other] = [row.units[at] ?? 0, row.compared?.[at] ?? 0];
	const difference = row.differences?.[at];
	if ((own === 0 && other === 0) || !difference) return undefined;
	const { value, interval } = difference;
	const title = t('flow.step-compared', {
		label: rowName(row, words),
		step: at + 1,
		share: formats.percent(own / result.units),
		compared: formats.percent(other / (result.compared ?? 0)),
		difference: points(value, words),
		interval: t('flow.interval', {
			low: points(interval.low, words),
			high: points(interval.high, words)
		})
	});
	return {
		text: points(value, words),
		heat: largest === 0 ? 0 : Math.abs(value) / largest,
		faint: interval.low <= 0 && interval.high >= 0,
		less: value < 0,
		title
	};
}

/** A difference of shares in percentage points, with its sign. */
export function points(value: number, { t, formats }: Words): string {
	return t('flow.points', { value: signedPoints(value, formats) });
}

/** Who is behind a row at a step; of those compared with, where nobody else is there. */
export function pickOf(row: StepRow, step: number, { rows }: StepMatrixResult): StepPick {
	const [own, other] = [row.units[step - 1] ?? 0, row.compared?.[step - 1] ?? 0];
	const side = own === 0 && other > 0 ? 'compared' : 'chosen';
	if (row.kind === 'end') return { kind: 'end', step, side };
	if (row.kind === 'label') return { kind: 'label', step, label: row.label, side };
	const but = rows.filter(({ kind }) => kind === 'label').map(({ label }) => label);
	return { kind: 'other', step, but, side };
}
