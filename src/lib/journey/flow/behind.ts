import * as v from 'valibot';
import { literal } from '$lib/sql/quote';
import type { Behind, Context } from '../analysis';
import { flowEvents } from './events';
import type { FlowSpec } from './spec';
import { followedEvents } from './statements';
import { parseSpec } from '../spec-error';

const nodeSchema = v.variant('kind', [
	v.strictObject({ kind: v.literal('start') }),
	v.strictObject({ kind: v.literal('end') }),
	v.strictObject({ kind: v.literal('label'), label: v.nullable(v.string()) })
]);
export type FlowPlace = v.InferOutput<typeof nodeSchema>;

const side = v.optional(v.picklist(['chosen', 'compared']), 'chosen');
const flowPickSchema = v.variant('pick', [
	/** Those who were at a node. */
	v.strictObject({ pick: v.literal('node'), node: nodeSchema, side }),
	/** Those who took a transition. */
	v.strictObject({ pick: v.literal('edge'), from: nodeSchema, to: nodeSchema, side })
]);
export type FlowPick = v.InferInput<typeof flowPickSchema>;

/** The people behind a node or a transition; the journeys where journeys are counted. */
export function flowBehind(given: unknown, spec: FlowSpec, context: Context): Behind {
	const pick = parseSpec('flow', flowPickSchema, given);
	const unit = spec.unit === 'journey' ? 'journey' : 'person';
	const segment = pick.side === 'compared' ? spec.compare : spec.segment;
	const { names, events } = flowEvents(context, spec, segment);
	const where = pick.pick === 'node' ? at(pick.node, names) : goes(pick.from, pick.to, names);
	return {
		unit,
		journeys: spec.journeys,
		query: `select distinct ${unit} from (
	${followedEvents(events)}) where ${where}`
	};
}

function at(node: FlowPlace, names: string): string {
	if (node.kind === 'start') return 'begins';
	if (node.kind === 'end') return 'not goes_on';
	return named('label', node.label, names);
}

function goes(from: FlowPlace, to: FlowPlace, names: string): string {
	const source = from.kind === 'start' ? 'begins' : from.kind === 'end' ? 'false' : at(from, names);
	if (to.kind === 'start') return 'false';
	if (to.kind === 'end') return from.kind === 'start' ? 'false' : `${source} and not goes_on`;
	if (from.kind === 'start') return `begins and ${at(to, names)}`;
	return `${source} and goes_on and ${named('next', to.label, names)}`;
}

function named(column: string, name: string | null, names: string): string {
	if (name === null) return `${column} is null`;
	return `${column} in (select code from ${names} where name = ${literal(name)})`;
}
