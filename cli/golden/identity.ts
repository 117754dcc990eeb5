import type { TableResult } from '$lib/journey/sql/sql';
import { ask } from './ask';
import { allowOnly, Unsupported, type Asked, type Event } from './case';
import { eventsSource, identifierText, LOGINS } from './events-source';
import type { Answer, Kind } from './kind';
import type { Lab } from './lab';

/** Ways of sharing a device, by the names that cases have for them. */
const SHARING: Readonly<Record<string, string>> = {
	last_auth: 'last-login',
	device_split: 'divide',
	device_reset_after_logout: 'reset'
};
const PASSES = ['live', 'replay'] as const;
type Pass = (typeof PASSES)[number];

/** Whose each row is: a login, or the device of somebody who never logged in. */
const WHO = `select list(row order by row) as rows, list(coalesce(login, e."property device") order by row) as who,
	count(distinct person)::integer as people
from interactions join events e using (row)
left join (select person, min(value) as login from identifiers where type = 'user' group by person) using (person)`;

/** Logins and devices: to whom each row belongs, by the ways that the case names. */
export const identity: Kind = {
	kind: 'identity',
	async answer(asked, lab) {
		allowOnly(asked, ['method', 'methods', 'passes']);
		const { method, methods, passes } = asked.query;
		const names = [methods ?? method ?? []].flat().map(String);
		const answers: Answer[] = [];
		for (const name of names) {
			answers.push(
				name === 'field_based'
					? await fieldBased(asked, lab, [passes ?? PASSES].flat().map(passOf))
					: await shared(asked, lab, name)
			);
		}
		if (answers.length === 0) throw new Unsupported('no method');
		return Object.assign({}, ...answers) as Answer;
	}
};

function passOf(name: unknown): Pass {
	const pass = PASSES.find((one) => one === name);
	if (pass === undefined) throw new Unsupported(`no pass ${String(name)}`);
	return pass;
}

const field = (pass: Pass) => ({
	method: { by: 'field', persistent: 'device', transient: 'user', pass }
});

async function fieldBased(asked: Asked, lab: Lab, passes: readonly Pass[]): Promise<Answer> {
	const rows: Record<string, unknown> = {};
	const people: Record<string, number> = { devices: distinct(asked.events, 'device').length };
	for (const pass of passes) {
		const found = await whoseRows(asked.events, asked.id, lab, field(pass));
		rows[pass] = found.who;
		people[pass] = found.people;
	}
	for (const login of distinct(asked.events, 'login')) {
		// Who asks to be forgotten is no longer named by any row; then all is stitched again.
		const forgotten = asked.events.map((event) =>
			event['login'] === login ? { ...event, login: null } : event
		);
		const id = `${asked.id} without ${String(login)}`;
		const { who } = await whoseRows(forgotten, id, lab, field('replay'));
		rows[`after_privacy_request_for_${String(login)}`] = who;
	}
	return { ...rows, people };
}

/** Such as `device_reset_after_logout(rows 4-6 device=5678)`: in these rows the device is another. */
const RESET = /^(\w+)(?:\(rows (\d+)-(\d+) device=(.+)\))?$/;

async function shared(asked: Asked, lab: Lab, written: string): Promise<Answer> {
	const [, name = '', from, to, device] = RESET.exec(written) ?? [];
	const sharing = Object.hasOwn(SHARING, name) ? SHARING[name] : undefined;
	if (sharing === undefined) throw new Unsupported(`no method ${written}`);
	const inRange = (event: Event, at: number) => {
		const row = Number(event['row'] ?? at + 1);
		return row >= Number(from) && row <= Number(to);
	};
	const events = asked.events.map((event, at) =>
		device !== undefined && inRange(event, at) ? { ...event, device } : event
	);
	const { who } = await whoseRows(events, `${asked.id} ${written}`, lab, { sharing });
	return { [name]: who };
}

async function whoseRows(events: readonly Event[], hash: string, lab: Lab, spec: object) {
	const table = await ask(lab, eventsSource(events, LOGINS, hash), [
		{ id: 'people', kind: 'identity', spec: { ...spec } },
		{ id: 'who', kind: 'sql', spec: { sql: WHO } }
	]);
	const [line = []] = (table as TableResult).rows;
	const [rows, who] = [0, 1].map((at) => JSON.parse(String(line[at] ?? '[]')) as unknown[]);
	const found = new Map(rows?.map((row, at) => [row, identifierText(String(who?.[at]))]));
	return { who: events.map((_, row) => found.get(row) ?? null), people: Number(line[2] ?? 0) };
}

function distinct(events: readonly Event[], key: string): readonly unknown[] {
	return [...new Set(events.map((event) => event[key] ?? null))].filter((value) => value !== null);
}
