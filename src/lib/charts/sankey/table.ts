import type { Column } from '$lib/ui/table/columns';
import type { SankeyData, SankeyLink, SankeyNode } from './data';
import { labelOf, type Wording } from './wording';

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

export function linkColumns(words: Wording): Column<LinkRow>[] {
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
			format: formats.integer
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
		}
	];
}

export function nodeColumns(words: Wording): Column<SankeyNode>[] {
	const { t, formats } = words;
	const count = (
		key: 'step' | 'reached' | 'wentOn' | 'ended' | 'beyond',
		label: string
	): Column<SankeyNode> => ({
		key,
		label,
		type: 'integer',
		value: (node) => node[key],
		format: formats.integer
	});
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
		count('beyond', t('charts.columnBeyond'))
	];
}
