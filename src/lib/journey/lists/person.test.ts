import { beforeAll, expect, it } from 'vitest';
import { eventsSource } from '../../../../cli/golden/events-source';
import { Lab } from '../../../../cli/golden/lab';
import { objectsOf } from '../../../../tests/golden/oracle/lab-rows';
import { identitySchema } from '../identity/spec';
import { parseSpec } from '../spec-error';
import { findPeople, personStatements, timelineStatement } from './person';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

const identifier = (type: string) => ({ role: 'identifier', identifier: type }) as const;
const ROLES = {
	email: identifier('email'),
	device: identifier('device'),
	event: { role: 'touchpoint' },
	channel: { role: 'channel' }
} as const;
const row = (minute: number, event: string, email: string | null, device: string | null) => ({
	ts: `2024-01-01 10:0${minute}:00`,
	event,
	channel: 'web',
	email,
	device
});
/** Ann has three identifiers, which is more than the limit; Bob has one. */
const EVENTS = [
	row(4, 'pay', 'ann@x.org', 'tablet'),
	row(1, 'home', null, 'phone'),
	row(2, 'search', 'ann@x.org', 'phone'),
	row(3, 'home', 'bob@x.org', null)
];

it('who is held back is found by any identifier and has a timeline, of no journey', async () => {
	const source = eventsSource(EVENTS, ROLES, 'held back');
	const spec = parseSpec('identity', identitySchema, { limit: 2 });
	const cells = [
		{ id: 'people', kind: 'identity', spec },
		{ id: 'trips', kind: 'journeys', spec: { identity: 'people' } }
	];
	const { key } = await lab.run([source], cells, 'people');
	const trips = await lab.run([source], cells, 'trips');
	const read = async ({ sql }: { sql: string }) => objectsOf(await lab.read(sql));

	const found = await read(findPeople(key, 'phone', 5));
	const person = Number(found[0]?.['person']);
	expect(person).toBeLessThan(0);
	const [identifiers, totals, channels] = personStatements(key, trips.key, person);
	expect((await read(identifiers!)).map(({ value }) => value)).toEqual([
		'email:ann@x.org',
		'device:phone',
		'device:tablet'
	]);
	expect(await read(totals!)).toMatchObject([{ interactions: 3 }]);
	expect(await read(channels!)).toEqual([{ name: 'web' }]);

	const place = { identity: { key, spec }, journeysKey: trips.key, sources: [source.source] };
	const story = await read(timelineStatement(place, person));
	expect(story.map(({ touchpoint, row: at, journey }) => [touchpoint, at, journey])).toEqual([
		['home', 1, null],
		['search', 2, null],
		['pay', 0, null]
	]);
	const [bob] = await read(findPeople(key, 'bob', 5));
	expect(await read(timelineStatement(place, Number(bob?.['person'])))).toMatchObject([
		{ touchpoint: 'home', channel: 'web', journey: 0, source_name: 'events' }
	]);
});
