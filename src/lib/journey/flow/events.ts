import * as v from 'valibot';
import type { Context } from '../analysis';
import { unitSchema, unitsWithin, type Unit } from '../units';

export const FLOW_LABELS = ['touchpoint', 'channel', 'stage'] as const;
/** What an event is called by. */
const flowLabelSchema = v.picklist(FLOW_LABELS);
type FlowLabel = v.InferOutput<typeof flowLabelSchema>;

/** Whose events follow each other, under which names: common to the transition graph and the step matrix. */
export const followedEntries = {
	/** The journeys cell whose events are followed. */
	journeys: v.pipe(v.string(), v.nonEmpty()),
	/** The segment cell whose people or journeys alone count; empty for all. */
	segment: v.optional(v.string(), ''),
	/** The segment cell that they are compared with; empty for none. */
	compare: v.optional(v.string(), ''),
	unit: v.optional(unitSchema, 'journey'),
	label: v.optional(flowLabelSchema, 'touchpoint'),
	/** Whether immediate repeats of a label count as one, the first of the run. */
	collapse: v.optional(v.boolean(), false)
};

export interface Followed {
	readonly journeys: string;
	readonly unit: Unit;
	readonly label: FlowLabel;
	readonly collapse: boolean;
}

/**
 * SQL: a relation (journey, person, unit, label, time, begins) of the events that count, a unit's one after
 * the other; `begins` says that an event is the first of its unit. Beside it the table of the labels' names.
 */
export function flowEvents(context: Context, spec: Followed, segment: string) {
	const t = unitsWithin(context, { ...spec, segment });
	const names = { touchpoint: t.touchpoints, channel: t.channels, stage: t.stages }[spec.label];
	// The first events of journeys and the runs of touchpoints are known: a window saved is a third of the time.
	const begins = spec.unit === 'journey' ? 'step = 1' : 'coalesce(unit <> lag(unit) over (), true)';
	const columns = `journey, person, unit, ${spec.label} as label, time, ${begins} as begins`;
	if (!spec.collapse) return { names, events: `select ${columns} from ${t.events}` };
	if (spec.unit === 'journey' && spec.label === 'touchpoint') {
		return { names, events: `select ${columns} from ${t.events} where not repeated` };
	}
	const again = `${spec.label} is not distinct from lag(${spec.label}) over ()`;
	const events = `select * exclude (again)
	from (select ${columns}, ${again} as again from ${t.events}) where begins or not again`;
	return { names, events };
}
