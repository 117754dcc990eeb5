import type { NotebookDocument } from '$lib/notebook/document';
import type { Analysis, Build, Context, Statement } from '../analysis';
import { behindChannels } from './behind';
import { decodeChannels } from './decode';
import { guessChannels } from './guess';
import type { ChannelsResult } from './result';
import { channelsSchema, type ChannelsSpec, type Side } from './spec';
import { sideStatements } from './statements';
import { movesTable, sideOf, turns } from './turns';
import { lastOf } from '../journeys/journeys';
import { parseSpec } from '../spec-error';
import { journeysSpecOf, requiredWithin, tablesWithin } from '../within';

/** How customers go from channel to channel, where they start again, and what self-service settles alone. */
export const channels: Analysis<ChannelsSpec, ChannelsResult> = {
	kind: 'channels',
	version: 1,
	uses: ['smallGroup'],
	runs: true,
	asks: false,
	parse: (spec) => parseSpec('channels', channelsSchema, spec),
	initial,
	requires: requiredWithin,
	gives: (cell) => [cell.name],
	builds,
	compile,
	decode: decodeChannels,
	relations: (spec, context) => [{ name: context.cell.name, query: relation(spec, context) }],
	behind: behindChannels
};

function initial(document: NotebookDocument): ChannelsSpec | undefined {
	const journeys = lastOf(document, 'journeys');
	if (journeys === undefined) return undefined;
	const names = document.sources.map(({ channel }) => channel);
	return parseSpec('channels', channelsSchema, { journeys, ...guessChannels(names) });
}

/** The changes of channel of each side, from which most of the rest is read. */
function builds(spec: ChannelsSpec, context: Context): readonly Build[] {
	const sides: readonly Side[] = spec.compare === '' ? ['segment'] : ['segment', 'compare'];
	return [
		{
			key: context.key,
			tables: sides.map((side) => movesTable(context, side)),
			steps: sides.map((side) => ({
				kind: 'sql',
				name: 'hand-overs',
				sql: `create table ${movesTable(context, side)} as
from (${turns(sideOf(spec, context, side).events)}) where before is not null`
			}))
		}
	];
}

function compile(spec: ChannelsSpec, context: Context): readonly Statement[] {
	const succeeds = journeysSpecOf(context, spec.journeys).success.length > 0;
	const { channels: names } = tablesWithin(context, spec.journeys, '');
	return [
		...sideStatements(spec, context, 'segment', succeeds),
		...(spec.compare === '' ? [] : sideStatements(spec, context, 'compare', succeeds)),
		{ name: 'known', sql: `select name from ${names} order by name` }
	];
}

/** A line a pair of channels that follow each other. */
function relation(spec: ChannelsSpec, context: Context): string {
	const { channels: names } = sideOf(spec, context, 'segment');
	return `select f.name as "from", t.name as "to", m.handovers, m.units, m.seconds
from (select before, channel, count(*) as handovers, count(distinct unit) as units, sum(waited) / 1e6 as seconds
	from ${movesTable(context, 'segment')} group by before, channel) m
join ${names} f on f.code = m.before join ${names} t on t.code = m.channel
order by m.handovers desc, f.name, t.name`;
}
