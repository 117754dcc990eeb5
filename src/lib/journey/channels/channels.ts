import type { NotebookDocument } from '$lib/notebook/document';
import type { Analysis, Build, Context, Statement } from '../analysis';
import { behindChannels } from './behind';
import { decodeChannels } from './decode';
import { startsBuild } from './containment';
import { guessChannels } from './guess';
import { restartsBuild } from './restarts';
import type { ChannelsResult } from './result';
import { channelsSchema, type ChannelsSpec, type Side } from './spec';
import { sideStatements } from './statements';
import { sideOf, turnsBuild, turnsTables } from './turns';
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

/** What is found once for many settings: most changes of a setting leave it as it is. */
function builds(spec: ChannelsSpec, context: Context): readonly Build[] {
	const sides: readonly Side[] = spec.compare === '' ? ['segment'] : ['segment', 'compare'];
	return [
		...sides.map((side) => turnsBuild(spec, context, side)),
		restartsBuild(spec, context),
		...sides.map((side) => startsBuild(spec, context, side))
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
	const { handovers } = turnsTables(spec, context, 'segment');
	return `select f.name as "from", t.name as "to", m.handovers::bigint as handovers, m.units::bigint as units,
	m.microseconds / 1e6 as seconds
from ${handovers} m join ${names} f on f.code = m.before join ${names} t on t.code = m.channel
order by m.handovers desc, f.name, t.name`;
}
