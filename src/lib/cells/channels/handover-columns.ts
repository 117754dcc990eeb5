import type { ChannelsResult, Handover } from '$lib/journey/channels/result';
import type { Side } from '$lib/journey/channels/spec';
import type { Words } from '$lib/messages';
import type { Column } from '$lib/ui/table/columns';
import type { HandoverRow } from './both';
import { signedPoints } from '../signed-points';

type RowColumn = Column<HandoverRow>;

interface Given {
	readonly words: Words;
	readonly result: ChannelsResult;
	/** Whom the segment is compared with. */
	readonly others: string;
	readonly onopen: (row: HandoverRow, side: Side) => void;
}

/** The table of hand-overs: every figure, and in a comparison those of both and how they differ. */
export function handoverColumns({ words, result, others, onopen }: Given): readonly RowColumn[] {
	const { t, formats } = words;
	const place = (key: 'from' | 'to'): RowColumn => ({
		key,
		label: t(`channels.${key}`),
		type: 'text',
		value: (row) => row[key]
	});
	const figures = (side: 'own' | 'other') => {
		const named = (what: string) =>
			side === 'own' ? what : t('channels.of-whom', { what, who: others });
		const key = (name: string) => (side === 'own' ? name : `${side}-${name}`);
		const column = (
			name: string,
			label: string,
			type: 'integer' | 'percent' | 'duration',
			value: (row: HandoverRow) => number | null | undefined
		): RowColumn => ({
			key: key(name),
			label: named(label),
			type,
			value,
			format: (figure: number) => formats[type](figure)
		});
		const of = (read: (pair: Handover) => number | null | undefined) => (row: HandoverRow) => {
			const pair = row[side];
			return pair === undefined ? null : read(pair);
		};
		const success = [
			column(
				'success',
				t('channels.success'),
				'percent',
				of((pair) => pair.success?.rate)
			),
			column(
				'success-of',
				t('channels.success-of'),
				'integer',
				of((pair) => pair.success?.n)
			),
			column(
				'low',
				t('channels.low'),
				'percent',
				of((pair) => pair.success?.interval?.low)
			),
			column(
				'high',
				t('channels.high'),
				'percent',
				of((pair) => pair.success?.interval?.high)
			)
		];
		const opened: Side = side === 'own' ? 'segment' : 'compare';
		return [
			column('handovers', t('channels.handovers'), 'integer', (row) => row[side]?.handovers ?? 0),
			{
				...column('units', t('channels.units'), 'integer', (row) => row[side]?.units ?? 0),
				onopen: (row: HandoverRow) => row[side] !== undefined && onopen(row, opened)
			},
			column('share', t('channels.share'), 'percent', (row) =>
				side === 'own' ? row.share : row.otherShare
			),
			column('out', t('channels.out'), 'percent', (row) =>
				side === 'own' ? row.out : row.otherOut
			),
			column(
				'median',
				t('channels.median'),
				'duration',
				of((pair) => pair.medianSeconds)
			),
			column(
				'mean',
				t('channels.mean'),
				'duration',
				of((pair) => pair.meanSeconds)
			),
			...(result.succeeds ? success : [])
		];
	};
	return [
		place('from'),
		place('to'),
		...figures('own'),
		...(result.compare === null ? [] : [...figures('other'), ...differences(words)])
	];
}

/** How the shares of units differ, in points. */
function differences({ t, formats }: Words): readonly RowColumn[] {
	const column = (key: 'difference' | 'low' | 'high', label: string): RowColumn => ({
		key: `apart-${key}`,
		label,
		type: 'number',
		value: ({ difference }) => difference?.[key],
		format: (value: number) => t('channels.points', { value: signedPoints(value, formats) })
	});
	return [
		column('difference', t('channels.difference')),
		column('low', t('channels.low')),
		column('high', t('channels.high'))
	];
}
