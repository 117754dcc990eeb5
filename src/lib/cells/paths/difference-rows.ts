import type { Words } from '$lib/messages';
import { labelOf } from '$lib/charts/sankey/wording';
import type { Column } from '$lib/ui/table/columns';
import { linkId, type Compared, type Difference } from './difference';
import { pointsOf } from './difference-words';

export interface DifferenceRow extends Compared {
	readonly step: number;
	readonly from: string;
	readonly to: string;
}

export function differenceRows({ data, links }: Difference, words: Words): DifferenceRow[] {
	const byId = new Map(data.nodes.map((node) => [node.id, node]));
	return data.links.flatMap((link) => {
		const [from, to] = [byId.get(link.from), byId.get(link.to)];
		const compared = links.get(linkId(link));
		return from && to && compared
			? [{ ...compared, step: from.step, from: labelOf(from, words), to: labelOf(to, words) }]
			: [];
	});
}

export function differenceColumns(
	words: Words,
	firstName: string,
	secondName: string
): Column<DifferenceRow>[] {
	const { t, formats } = words;
	const share = (key: 'first' | 'second', label: string): Column<DifferenceRow> => ({
		key,
		label,
		type: 'percent',
		value: (row) => (row[key].n === 0 ? null : row[key].successes / row[key].n),
		format: (value: number) => formats.percent(value)
	});
	const signed = (
		key: string,
		label: string,
		value: (row: DifferenceRow) => number | null
	): Column<DifferenceRow> => ({
		key,
		label,
		type: 'percent',
		value,
		format: (one: number) => pointsOf(one, words)
	});
	const name = (key: 'from' | 'to', label: string): Column<DifferenceRow> => ({
		key,
		label,
		type: 'text',
		value: (row) => row[key],
		width: '16rem'
	});
	return [
		{
			key: 'step',
			label: t('charts.columnStep'),
			type: 'integer',
			value: ({ step }) => step,
			format: formats.integer
		},
		name('from', t('charts.columnFrom')),
		name('to', t('charts.columnTo')),
		share('first', firstName),
		share('second', secondName),
		signed('difference', t('paths.column-difference'), ({ difference }) => difference),
		signed('low', t('paths.column-low'), ({ interval }) => interval?.low ?? null),
		signed('high', t('paths.column-high'), ({ interval }) => interval?.high ?? null)
	];
}
