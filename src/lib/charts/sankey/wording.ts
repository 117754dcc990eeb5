import type { Words } from '$lib/messages';
import type { SankeyLink, SankeyNode } from './data';
import type { PlacedLink } from './layout';
import type { Target } from './navigate';

/** A node's label; what was folded says how many labels it stands for. */
export function labelOf(node: SankeyNode, { t }: Words): string {
	return node.other ? t('charts.other', { folds: node.folds }) : node.label;
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);

/** The rate of success of a link; null where nothing is known. */
export function rateOf({ outcome }: SankeyLink): number | null {
	return outcome === undefined || outcome.closed === 0 ? null : outcome.succeeded / outcome.closed;
}

/** The name of a node or band, without its numbers. */
export function nameOf(target: Target, words: Words): string {
	if (target.kind === 'node') {
		const { node } = target.at;
		return words.t('charts.nodeName', { label: labelOf(node, words), step: node.step });
	}
	const { from, to } = target.at;
	return words.t('charts.linkName', {
		from: labelOf(from.node, words),
		to: labelOf(to.node, words),
		step: from.node.step
	});
}

/** All the numbers of a node or band, as a sentence. */
export function detailsOf(target: Target, total: number, words: Words): string {
	return target.kind === 'node'
		? nodeDetails(target.at.node, words)
		: linkDetails(target.at, total, words);
}

function nodeDetails(node: SankeyNode, words: Words): string {
	const { t, formats } = words;
	/** The message leaves out what is `none`. */
	const some = (count: number) => (count > 0 ? formats.integer(count) : 'none');
	return t('charts.nodeDetail', {
		label: labelOf(node, words),
		step: node.step,
		reached: formats.integer(node.reached),
		wentOn: some(node.wentOn),
		wentOnShare: formats.percent(share(node.wentOn, node.reached)),
		ended: some(node.ended),
		endedShare: formats.percent(share(node.ended, node.reached)),
		beyond: some(node.beyond),
		earlier: some(node.earlier ?? 0)
	});
}

/** The number of a step as it stands over its column. */
export function stepHead(step: number, signed: boolean, { formats }: Words): string {
	const number = formats.integer(step);
	return signed && step > 0 ? `+${number}` : number;
}

function linkDetails({ link, from, to }: PlacedLink, total: number, words: Words): string {
	const { t, formats } = words;
	const { median, outcome } = link;
	const counts = t('charts.linkDetail', {
		from: labelOf(from.node, words),
		to: labelOf(to.node, words),
		step: from.node.step,
		count: formats.integer(link.count),
		sourceShare: formats.percent(share(link.count, from.node.reached)),
		totalShare: formats.percent(share(link.count, total)),
		time: formats.duration(link.seconds)
	});
	const more = [
		...(median === undefined ? [] : [t('charts.linkMedian', { time: formats.duration(median) })]),
		...(outcome === undefined
			? []
			: [
					t('charts.linkOutcome', {
						rate: formats.percent(rateOf(link)),
						closed: formats.integer(outcome.closed)
					})
				])
	];
	return [counts, ...more].join(' ');
}
