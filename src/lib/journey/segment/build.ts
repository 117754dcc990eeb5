import type { Behind, Build, Context } from '../analysis';
import type { BehindRef } from '../filter/behind-ref';
import { unitsSql } from '../filter/condition-sql';
import { interactionsSql } from '../filter/interactions-sql';
import { inOrder } from '../in-order';
import { endsAny } from '../journeys/rows';
import type { SegmentSpec } from './spec';
import { SpecError } from '../spec-error';
import { journeysTables, segmentJourneysTable, segmentTable } from '../tables';
import { isAmong, journeysSpecOf } from '../within';

/**
 * Leaves the table of the people or journeys that the condition holds of. Of interactions, it leaves their
 * events and `segment_journeys`, the journeys that have any: when those begin and end, and how many there are.
 */
export function segmentBuild(spec: SegmentSpec, context: Context): Build {
	const { key, sources } = context;
	const table = segmentTable(key);
	const tables = journeysTables(context.keyOf(spec.journeys));
	const t = { ...tables, events: inOrder(tables.events) };
	const behindOf = (of: BehindRef) => among(context, spec, of);
	const sql = (name: string, text: string) => ({ kind: 'sql', name, sql: text }) as const;
	if (spec.unit === 'interaction') {
		const journeys = segmentJourneysTable(key);
		const events = interactionsSql(spec.condition, t, sources, behindOf);
		return {
			key,
			tables: [table, journeys],
			steps: [
				sql('segment', `create table ${table} as\n${events}`),
				sql('segment journeys', journeysSql(spec, context, journeys))
			]
		};
	}
	// Cases of one person may overlap: then the table is not in the order of what a person did.
	const { cut } = journeysSpecOf(context, spec.journeys);
	const events =
		cut.by === 'case' && spec.unit === 'person'
			? `(from ${t.events} order by person, time, source, row)`
			: t.events;
	const units = unitsSql(spec.unit, spec.condition, { ...t, events }, sources, behindOf);
	const text = `create table ${table} as\n${units}\norder by ${spec.unit}`;
	return { key, tables: [table], steps: [sql('segment', text)] };
}

function journeysSql(spec: SegmentSpec, context: Context, into: string): string {
	const t = journeysTables(context.keyOf(spec.journeys));
	const cut = journeysSpecOf(context, spec.journeys);
	const lasts = cut.collapse || endsAny(cut) ? 'until' : 'time';
	return `create table ${into} as
select j.* replace (c.start_time as start_time, c.end_time as end_time, c.events as events)
from ${t.journeys} j join (
	select journey, min(time) as start_time, max(${lasts}) as end_time, count(*)::integer as events
	from ${segmentTable(context.key)} group by journey) c on c.journey = j.journey
order by j.journey`;
}

function among(context: Context, spec: SegmentSpec, of: BehindRef): Behind {
	const behind = context.behindOf(of);
	if (isAmong(context, behind, 'cell' in of ? of.cell : undefined, spec.journeys)) return behind;
	throw new SpecError('segment', 'condition', 'those behind that number are of other journeys');
}
