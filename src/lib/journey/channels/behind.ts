import * as v from 'valibot';
import { integer, literal } from '$lib/sql/quote';
import type { Behind, Context } from '../analysis';
import { judged, starts } from './containment';
import { restartsQuery } from './restarts';
import { channelsPickSchema, type ChannelsPick, type ChannelsSpec } from './spec';
import { restartRows } from './statements';
import { everyone, sideOf, turns } from './turns';
import { SpecError } from '../spec-error';

/** Who is behind a number of a channels cell. */
export function behindChannels(pick: unknown, spec: ChannelsSpec, context: Context): Behind {
	const parsed = v.safeParse(channelsPickSchema, pick);
	if (!parsed.success) throw new SpecError('channels', 'pick', parsed.issues[0].message);
	const one = parsed.output;
	const byPerson = one.of === 'restart' || spec.unit !== 'journey';
	const unit = byPerson ? 'person' : 'journey';
	return { unit, journeys: spec.journeys, query: queryOf(one, unit, spec, context) };
}

function queryOf(
	pick: ChannelsPick,
	unit: Behind['unit'],
	spec: ChannelsSpec,
	context: Context
): string {
	const { channels } = everyone(spec, context);
	const code = (name: string) => `(select code from ${channels} where name = ${literal(name)})`;
	switch (pick.of) {
		case 'restart': {
			const tests = [
				...(pick.from === undefined ? [] : [`"from" = ${literal(pick.from)}`]),
				...(pick.to === undefined ? [] : [`"to" = ${literal(pick.to)}`]),
				...(pick.topic === undefined ? [] : [`topic = ${literal(pick.topic)}`])
			];
			return `select person from (${restartRows(restartsQuery(spec, context), spec, context, pick.side)}) where ${['true', ...tests].join(' and ')}`;
		}
		case 'start': {
			const tests = [
				`helped is ${pick.contained ? '' : 'not '}null`,
				...(pick.channel === undefined ? [] : [`channel = ${code(pick.channel)}`]),
				...(pick.to === undefined ? [] : [`helped = ${code(pick.to)}`])
			];
			return `select ${unit} from (${judged(`(${starts(spec, context, pick.side)})`, spec)}) where not late and ${tests.join(' and ')}`;
		}
		default:
			return among(pick, unit, spec, context);
	}
}

/** Units by the stretches that they spent in one channel. */
function among(
	pick: Extract<ChannelsPick, { of: 'handover' | 'channel' | 'count' }>,
	unit: Behind['unit'],
	spec: ChannelsSpec,
	context: Context
): string {
	const { events, journeys, channels } = sideOf(spec, context, pick.side);
	const code = (name: string) => `(select code from ${channels} where name = ${literal(name)})`;
	const rows = turns(events);
	const whose =
		unit === 'journey' ? 'select journey from' : `select j.person from ${journeys} j semi join`;
	const end = unit === 'journey' ? '' : ' using (journey)';
	switch (pick.of) {
		case 'handover':
			return `${whose} (select journey from (${rows}) where before = ${code(pick.from)} and channel = ${code(pick.to)}) s${end}`;
		case 'channel':
			return `${whose} (select journey from (${rows}) where channel = ${code(pick.channel)}) s${end}`;
		case 'count': {
			const most =
				pick.most === undefined ? '' : ` and count(distinct channel) <= ${integer(pick.most)}`;
			return `${whose} (select any_value(journey) as journey from (${rows})
	group by unit having count(distinct channel) >= ${integer(pick.least)}${most}) s${end}`;
		}
	}
}
