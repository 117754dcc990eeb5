import type { Words } from '$lib/messages';
import type { Column } from '$lib/ui/table/columns';
import type { SankeyData, SankeyLink, SankeyNode } from './data';
import { labelOf, rateOf } from './wording';

/** A band with its two nodes and its shares. */
export interface LinkRow extends SankeyLink {
	readonly source: SankeyNode;
	readonly target: SankeyNode;
	readonly shareOfSource: number;
	readonly shareOfAll: number;
}

export function linkRows({ nodes, links, total }: SankeyData): LinkRow[] {
	const byId = new Map(nodes.map((node) => [node.id, node]));
	return links.map((link) => {
		const [source, target] = [byId.get(link.from), byId.get(link.to)];
		if (!source || !target) throw new Error(`A link has no node: ${link.from} → ${link.to}`);
		const shareOfSource = link.count / source.reached;
		return { ...link, source, target, shareOfSource, shareOfAll: link.count / total };
	});
}

export function linkColumns(
	words: Words,
	links: readonly SankeyLink[] = [],
	onopen?: (link: SankeyLink) => void
): Column<LinkRow>[] {
	const { t, formats } = words;
	return [
		{
			key: 'step',
			label: t('charts.columnStep'),
			type: 'integer',
			value: ({ source }) => source.step,
			format: formats.integer
		},
		{
			key: 'from',
			label: t('charts.columnFrom'),
			type: 'text',
			value: ({ source }) => labelOf(source, words),
			width: '16rem'
		},
		{
			key: 'to',
			label: t('charts.columnTo'),
			type: 'text',
			value: ({ target }) => labelOf(target, words),
			width: '16rem'
		},
		{
			key: 'count',
			label: t('charts.columnCount'),
			type: 'integer',
			value: ({ count }) => count,
			format: formats.integer,
			onopen
		},
		{
			key: 'shareOfSource',
			label: t('charts.columnShareOfSource'),
			type: 'percent',
			value: ({ shareOfSource }) => shareOfSource,
			format: (value: number) => formats.percent(value)
		},
		{
			key: 'shareOfAll',
			label: t('charts.columnShareOfAll'),
			type: 'percent',
			value: ({ shareOfAll }) => shareOfAll,
			format: (value: number) => formats.percent(value)
		},
		{
			key: 'seconds',
			label: t('charts.columnMeanTime'),
			type: 'duration',
			value: ({ seconds }) => seconds,
			format: formats.duration
		},
		...(links.some(({ median }) => median !== undefined) ? [medianColumn(words)] : []),
		...(links.some(({ outcome }) => outcome !== undefined) ? outcomeColumns(words) : [])
	];
}

function medianColumn({ t, formats }: Words): Column<LinkRow> {
	return {
		key: 'median',
		label: t('charts.columnMedianTime'),
		type: 'duration',
		value: ({ median }) => median ?? null,
		format: formats.duration
	};
}

function outcomeColumns({ t, formats }: Words): Column<LinkRow>[] {
	return [
		{
			key: 'rate',
			label: t('charts.columnSuccess'),
			type: 'percent',
			value: rateOf,
			format: (value: number) => formats.percent(value)
		},
		{
			key: 'closed',
			label: t('charts.columnClosed'),
			type: 'integer',
			value: ({ outcome }) => outcome?.closed ?? null,
			format: formats.integer
		}
	];
}

export function nodeColumns(
	words: Words,
	nodes: readonly SankeyNode[] = [],
	onopen?: (node: SankeyNode) => void
): Column<SankeyNode>[] {
	const { t, formats } = words;
	const count = (
		key: 'step' | 'reached' | 'wentOn' | 'ended' | 'beyond' | 'began' | 'earlier',
		label: string
	): Column<SankeyNode> => ({
		key,
		label,
		type: 'integer',
		value: (node) => node[key] ?? null,
		format: formats.integer,
		onopen: key === 'reached' ? onopen : undefined
	});
	const enters = nodes.some(({ earlier = 0 }) => earlier > 0);
	return [
		count('step', t('charts.columnStep')),
		{
			key: 'label',
			label: t('charts.columnLabel'),
			type: 'text',
			value: (node) => labelOf(node, words),
			width: '20rem'
		},
		count('reached', t('charts.columnReached')),
		count('wentOn', t('charts.columnWentOn')),
		count('ended', t('charts.columnEnded')),
		count('beyond', t('charts.columnBeyond')),
		...(enters
			? [count('began', t('charts.columnBegan')), count('earlier', t('charts.columnEarlier'))]
			: [])
	];
}
