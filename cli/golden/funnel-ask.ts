import type { FunnelResult, FunnelSide } from '$lib/journey/funnel/result';
import type { TableResult } from '$lib/journey/sql/sql';
import { ask } from './ask';
import { askedCells, unfolded } from './asked-cells';
import { Unsupported, type Asked } from './case';
import { eventsSource, identifierText, USERS } from './events-source';
import type { Lab } from './lab';
import { weekStartOf, zonesOf } from './period-query';

/** What a funnel cell shows of a case's events. */
export async function askFunnel(
	asked: Asked,
	lab: Lab,
	spec: object,
	timeZone = zonesOf(asked)[0]
): Promise<FunnelSide> {
	const cells = [...askedCells(asked), { id: 'funnel', kind: 'funnel', spec: { ...spec } }];
	const settings = { timeZone, weekStart: weekStartOf(asked) };
	const result = await ask(lab, sourceOf(asked), cells, settings);
	return (result as FunnelResult).counted;
}

/** The users that did each step, in the order in which events name them. */
export async function usersBySteps(
	asked: Asked,
	lab: Lab,
	spec: object,
	steps: number,
	cells = askedCells(asked)
) {
	const did = Array.from({ length: steps }, (_, k) => `step_${k + 1} is not null`);
	const sql = `select list({user: name, did: [${did.join(', ')}]}) from "funnel units" join (
	select person, min(value) as name from identifiers where type = 'user' group by person) using (person)`;
	const settings = { timeZone: zonesOf(asked)[0], weekStart: weekStartOf(asked) };
	const table = (await ask(
		lab,
		sourceOf(asked),
		[
			...cells,
			{ id: 'funnel', kind: 'funnel', spec: { ...spec } },
			{ id: 'who', kind: 'sql', spec: { sql } }
		],
		settings
	)) as TableResult;
	const found = JSON.parse(String(table.rows[0]?.[0] ?? '[]')) as {
		user: string;
		did: boolean[];
	}[];
	const order = [...new Set(asked.events.map(({ user }) => String(user)))];
	const people = found
		.map(({ user, did: steps }) => ({ user: identifierText(user), did: steps }))
		.sort((a, b) => order.indexOf(a.user) - order.indexOf(b.user));
	return did.map((_, k) => people.filter((one) => one.did[k] === true).map(({ user }) => user));
}

function sourceOf(asked: Asked) {
	const events = unfolded(asked.events);
	if (events.some(({ user }) => user === undefined)) throw new Unsupported('events of no user');
	return eventsSource(events, USERS, asked.id);
}
