import type { FlowEdge } from '$lib/journey/flow/result';
import type { FlowSpec } from '$lib/journey/flow/spec';
import type { Words } from '$lib/messages';
import type { Column, ColumnType } from '$lib/ui/table/columns';
import { inWords, measureOf, signed, type Measure } from './names';

type EdgeColumn = Column<FlowEdge>;

const TYPES: Readonly<Record<Measure, ColumnType>> = {
	count: 'integer',
	share: 'percent',
	average: 'number',
	time: 'duration'
};

/** The table of transitions: every figure that was read, and in a comparison the two and their difference. */
export function edgeColumns(
	spec: FlowSpec,
	name: (id: string) => string,
	words: Words,
	onopen: (edge: FlowEdge) => void
): readonly EdgeColumn[] {
	const { t } = words;
	const place = (key: 'from' | 'to'): EdgeColumn => ({
		key,
		label: t(`flow.column-${key}`),
		type: 'text',
		value: (edge) => name(edge[key]),
		width: '14rem'
	});
	const figure = (key: keyof FlowEdge['figures'], measure: Measure): EdgeColumn => ({
		key,
		label: t(`flow.column-${key}`),
		type: TYPES[measure],
		value: ({ figures }) => figures[key],
		format: (value: number) => inWords(measure, value, words)
	});
	const timed = spec.weight === 'median' || spec.weight === 'p95';
	return [
		place('from'),
		place('to'),
		{ ...figure('count', 'count'), onopen },
		...(spec.weight === 'units' ? [figure('units', 'count')] : []),
		figure('out', 'share'),
		figure('in', 'share'),
		figure('all', 'share'),
		figure('average', 'average'),
		...(timed ? [figure('mean', 'time'), figure('median', 'time'), figure('p95', 'time')] : []),
		...(spec.compare === '' ? [] : compared(measureOf(spec), words))
	];
}

function compared(measure: Measure, words: Words): readonly EdgeColumn[] {
	const { t } = words;
	const column = (
		key: 'own' | 'other' | 'difference' | 'low' | 'high',
		value: (edge: FlowEdge) => number | null | undefined
	): EdgeColumn => ({
		key,
		label: t(`flow.column-${key}`),
		type: TYPES[measure],
		value,
		format: (number: number) =>
			key === 'own' || key === 'other'
				? inWords(measure, number, words)
				: signed(measure, number, words)
	});
	return [
		column('own', ({ weight }) => weight),
		column('other', ({ comparedWeight }) => comparedWeight),
		column('difference', ({ difference }) => difference?.value),
		column('low', ({ difference }) => difference?.interval?.low),
		column('high', ({ difference }) => difference?.interval?.high)
	];
}
