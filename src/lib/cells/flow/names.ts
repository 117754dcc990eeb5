import type { FlowNode, FlowResult } from '$lib/journey/flow/result';
import type { FlowSpec, FlowWeight } from '$lib/journey/flow/spec';
import type { FlowPlace } from '$lib/journey/flow/behind';
import type { Words } from '$lib/messages';
import { signedPoints } from '../signed-points';

export function nodeName(node: FlowNode | undefined, { t }: Words): string {
	if (node?.kind === 'start') return t('flow.start');
	if (node?.kind === 'end') return t('flow.end');
	return node?.label ?? t('cells.unnamed');
}

/** The names of a result's nodes by their ids. */
export function namesOf(
	{ nodes }: Pick<FlowResult, 'nodes'>,
	words: Words
): (id: string) => string {
	const names = new Map(nodes.map((node) => [node.id, nodeName(node, words)]));
	return (id) => names.get(id) ?? id;
}

/** A node as a pick names it. */
export function placeOf(node: FlowNode): FlowPlace {
	return node.kind === 'label' ? { kind: 'label', label: node.label } : { kind: node.kind };
}

const SHARES: ReadonlySet<FlowWeight> = new Set(['out', 'in', 'all']);

/** What a weight is in numbers; units are a share where they are compared. */
export type Measure = 'count' | 'share' | 'average' | 'time';

export function measureOf({ weight, compare }: FlowSpec): Measure {
	if (SHARES.has(weight)) return 'share';
	if (weight === 'median' || weight === 'p95') return 'time';
	if (weight === 'average') return 'average';
	return compare === '' ? 'count' : 'share';
}

/** A number of that measure in words. */
export function inWords(measure: Measure, value: number | null, { formats }: Words): string {
	switch (measure) {
		case 'count':
			return formats.integer(value);
		case 'share':
			return formats.percent(value);
		case 'average':
			return formats.number(value);
		case 'time':
			return formats.duration(value);
	}
}

/** A difference of that measure in words: with its sign, shares in percentage points. */
export function signed(measure: Measure, value: number | null, words: Words): string {
	const { t, formats } = words;
	if (value === null) return inWords(measure, null, words);
	if (measure === 'share') return t('flow.points', { value: signedPoints(value, formats) });
	const amount = inWords(measure, Math.abs(value), words);
	return value === 0 ? amount : `${value < 0 ? '−' : '+'}${amount}`;
}
