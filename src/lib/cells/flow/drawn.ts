import type { FlowEdge } from '$lib/journey/flow/result';
import { measureOf, inWords, signed, type Measure } from './names';
import type { FlowSpec } from '$lib/journey/flow/spec';
import type { Words } from '$lib/messages';

/** How a transition is drawn, in the graph and in the matrix alike. */
export interface Drawn {
	readonly text: string;
	/** 0 to 1. */
	readonly size: number;
	readonly faint: boolean;
	readonly tone: 'more' | 'less' | undefined;
}

/** Draws transitions by the cell's weight, or by its difference; shares are as large as they are. */
export function drawer(
	edges: readonly FlowEdge[],
	spec: FlowSpec,
	words: Words
): (edge: FlowEdge) => Drawn {
	const measure = measureOf(spec);
	const sizeOf = (edge: FlowEdge) => Math.abs(shown(edge) ?? 0);
	const largest = edges.reduce((most, edge) => Math.max(most, sizeOf(edge)), 0);
	const full = isOutOf(spec) ? 1 : largest;
	return (edge) => ({
		text: textOf(edge, measure, words),
		size: full === 0 ? 0 : sizeOf(edge) / full,
		faint: edge.small || isUnclear(edge),
		tone: toneOf(edge)
	});
}

const shown = ({ weight, difference }: FlowEdge) =>
	difference === null ? weight : difference.value;

/** A share of a source or a target is of something that is there to see. */
const isOutOf = ({ weight, compare }: FlowSpec) =>
	compare === '' && (weight === 'out' || weight === 'in');

function textOf(edge: FlowEdge, measure: Measure, words: Words): string {
	return edge.difference === null
		? inWords(measure, edge.weight, words)
		: signed(measure, edge.difference.value, words);
}

/** Whether the interval of the difference holds zero. */
function isUnclear({ difference }: FlowEdge): boolean {
	const interval = difference?.interval;
	return interval != null && interval.low <= 0 && interval.high >= 0;
}

function toneOf({ difference }: FlowEdge): 'more' | 'less' | undefined {
	const value = difference?.value ?? 0;
	return value > 0 ? 'more' : value < 0 ? 'less' : undefined;
}
