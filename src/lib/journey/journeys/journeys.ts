import type { NotebookDocument } from '$lib/notebook/document';
import type { Analysis, Context } from '../analysis';
import { journeysBehind } from './behind';
import { journeysBuild } from './build';
import { decodeJourneys } from './decode';
import { initialJourneys } from './initial';
import type { JourneysResult } from './result';
import { journeysSchema, type JourneysSpec } from './spec';
import { journeysStatements } from './statements';
import { SOURCES } from '../analysis';
import { asksRows, endsAny } from './rows';
import { parseSpec } from '../spec-error';
import { sourceNameOf } from '../relations/sources';
import { journeysTables } from '../tables';

export type { JourneysResult } from './result';

export const journeys: Analysis<JourneysSpec, JourneysResult> = {
	kind: 'journeys',
	version: 3,
	uses: ['timeZone', 'weekStart'],
	runs: true,
	asks: false,
	parse: (spec) => parseSpec('journeys', journeysSchema, spec),
	initial: (document) => {
		const identity = lastOf(document, 'identity');
		return identity === undefined ? undefined : initialJourneys(identity, document.sources);
	},
	requires: (spec) => (asksRows(spec) ? [spec.identity, SOURCES] : [spec.identity]),
	gives: (cell) => [cell.name, `${cell.name} events`],
	builds: (spec, context) => [
		journeysBuild(
			context.key,
			context.keyOf(spec.identity),
			spec,
			context.sources,
			context.settings
		)
	],
	compile: journeysStatements,
	decode: decodeJourneys,
	relations: (spec, context) => {
		const t = journeysTables(context.key);
		return [
			{
				name: context.cell.name,
				query: `select * exclude (runs, sequence_a, sequence_b) replace (outcome::varchar as outcome) from ${t.journeys}`
			},
			{ name: `${context.cell.name} events`, query: namedEvents(spec, context) }
		];
	},
	behind: journeysBehind
};

/** The id of the last cell of a kind, which a new cell most likely goes on from. */
export function lastOf(document: NotebookDocument, kind: string): string | undefined {
	return document.cells.findLast((cell) => cell.kind === kind)?.id;
}

function namedEvents(spec: JourneysSpec, context: Context): string {
	const t = journeysTables(context.key);
	const more = [
		...(spec.collapse || endsAny(spec) ? [', e.until'] : []),
		...(spec.collapse ? [', e.repeats'] : [])
	];
	return `select e.person, e.journey, e.step, e.time, ${sourceNameOf('e.source', context.sources)} as source, e.row,
	tp.name as touchpoint, ch.name as channel, st.name as stage${more.join('')}
from ${t.events} e left join ${t.touchpoints} tp on tp.code = e.touchpoint
left join ${t.channels} ch on ch.code = e.channel left join ${t.stages} st on st.code = e.stage`;
}
