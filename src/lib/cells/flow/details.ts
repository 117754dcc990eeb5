import type { FlowEdge, FlowNode, FlowResult } from '$lib/journey/flow/result';
import type { FlowSpec } from '$lib/journey/flow/spec';
import type { Words } from '$lib/messages';
import { inWords, measureOf, nodeName, signed } from './names';

const NONE = 'none';

/** All the numbers of a node, as a sentence. */
export function nodeDetail(node: FlowNode, result: FlowResult, words: Words): string {
	const { t, formats } = words;
	const { count } = node;
	if (node.kind !== 'label') return t(`flow.node-detail-${node.kind}`, { count });
	const share = (part: number, whole: number) => formats.percent(whole === 0 ? null : part / whole);
	const params = { label: nodeName(node, words), count, share: share(count, result.events) };
	if (node.compared === null || result.compared === null) return t('flow.node-detail', params);
	const comparedShare = share(node.compared, result.compared.events);
	return t('flow.node-detail-compared', { ...params, compared: node.compared, comparedShare });
}

/** All the numbers of a transition, as a sentence; in a comparison, the two and their difference. */
export function edgeDetail(
	edge: FlowEdge,
	spec: FlowSpec,
	name: (id: string) => string,
	words: Words
): string {
	const { t } = words;
	const title = t('flow.edge', { from: name(edge.from), to: name(edge.to) });
	const detail =
		edge.difference === null
			? plain(edge, spec, title, name, words)
			: compared(edge, spec, title, words);
	return edge.small ? t('flow.edge-small', { detail }) : detail;
}

function plain(
	{ from, to, figures }: FlowEdge,
	{ unit }: FlowSpec,
	title: string,
	name: (id: string) => string,
	{ t, formats }: Words
): string {
	return t('flow.edge-detail', {
		name: title,
		from: name(from),
		to: name(to),
		count: figures.count,
		out: formats.percent(figures.out),
		in: formats.percent(figures.in),
		all: formats.percent(figures.all),
		average: formats.number(figures.average),
		unitName: t(`flow.a-unit-${unit}`),
		units: figures.units === null ? NONE : unitsOf(figures.units, unit, { t, formats }),
		median: figures.median === null ? NONE : formats.duration(figures.median),
		p95: formats.duration(figures.p95)
	});
}

function unitsOf(count: number, unit: FlowSpec['unit'], { t, formats }: Words): string {
	return `${formats.integer(count)} ${t(count === 1 ? `flow.a-unit-${unit}` : `flow.unit-${unit}`)}`;
}

function compared(edge: FlowEdge, spec: FlowSpec, name: string, words: Words): string {
	const { t } = words;
	const measure = measureOf(spec);
	const interval = edge.difference?.interval;
	return t('flow.edge-compared', {
		name,
		weightName: t(`flow.weight-${spec.weight === 'count' ? 'all' : spec.weight}`),
		own: inWords(measure, edge.weight, words),
		other: inWords(measure, edge.comparedWeight, words),
		difference: signed(measure, edge.difference?.value ?? null, words),
		interval: interval
			? t('flow.interval', {
					low: signed(measure, interval.low, words),
					high: signed(measure, interval.high, words)
				})
			: NONE
	});
}
