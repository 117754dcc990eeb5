import { beforeAll, describe, expect, test } from 'vitest';
import { eventsSource, type Roles } from '../../../cli/golden/events-source';
import { Lab } from '../../../cli/golden/lab';
import { inOrder } from './in-order';
import { journeysTables } from './tables';
import { tablesWithin } from './within';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

/** How often a window finds rows of `i` that go back, behind or ahead. */
async function outOfOrder(rows: string): Promise<number> {
	const found = await lab.read(
		`select count(*)::integer as n from (
	select i < lag(i) over () as back, i > lead(i) over () as ahead from ${rows}) where back or ahead`
	);
	return Number(found.column('n')[0]);
}

/** Of a million rows by turns nearly all and nearly none: small chunks come between whole ones. */
const ROWS = '(select i::integer as i from range(1000000) t(i))';
const some = (seed: number) => `(i // 40000) % 2 = ${seed} or hash(i + ${seed}) % 3000 = 0`;
const CHOSEN = `(from ${ROWS} where ${some(0)})`;

describe('rows stay in their order, where windows follow', () => {
	test.each([
		['a join', (rows: string) => `(from ${rows} semi join ${CHOSEN} using (i))`],
		['a filter', (rows: string) => `(from ${rows} where ${some(0)})`],
		[
			'a filter on a join',
			(rows: string) =>
				`(from ${inOrder(`(from ${rows} semi join ${CHOSEN} using (i))`)} where i % 7 > 0)`
		],
		[
			'a filter on something looked up',
			(rows: string) =>
				`(from (select i, (select max(i) from ${CHOSEN}) as most from ${rows}) where (${some(0)}) and most > 0)`
		]
	])('%s', async (_, thinned) => {
		expect(await outOfOrder(thinned(inOrder(ROWS)))).toBe(0);
	});

	test('journeys of which only some touchpoints count, now dense, now sparse', async () => {
		const start = Date.UTC(2025, 0, 1);
		const events = Array.from({ length: 30_000 }, (_, n) => ({
			ts: new Date(start + n * 60_000).toISOString(),
			event: Math.floor(n / 5000) % 2 === 0 || n % 211 === 0 ? 'call' : 'noise',
			user: 'u'
		}));
		const roles: Roles = {
			user: { role: 'identifier', identifier: 'user' },
			event: { role: 'touchpoint' }
		};
		const { source, csv } = eventsSource(events, roles, 'log');
		const spec = {
			identity: 'people',
			cut: { by: 'inactivity', minutes: 30 },
			exclude: [{ text: 'noise' }]
		};
		const { key } = await lab.run(
			[{ source, csv }],
			[
				{ id: 'people', kind: 'identity', spec: {} },
				{ id: 'trips', kind: 'journeys', spec }
			]
		);
		const calls = events.filter(({ event }) => event === 'call').map(({ ts }) => Date.parse(ts));
		const cuts = calls.filter((time, at) => time - (calls[at - 1] ?? -Infinity) > 30 * 60_000);
		const found = await lab.read(
			`select count(*)::integer as events, max(journey)::integer + 1 as journeys,
	(select count(*) from (select time < lag(time) over () as back from ${journeysTables(key).events}) where back)::integer as wrong
from ${journeysTables(key).events}`
		);
		const at = (column: string) => Number(found.column(column)[0]);
		expect([at('events'), at('journeys'), at('wrong')]).toEqual([calls.length, cuts.length, 0]);
	});

	test('of few events of a segment of many, which everybody is in', async () => {
		const start = Date.UTC(2025, 0, 1);
		// Two thousand who go a, b, c among thirty thousand who only look.
		const events = Array.from({ length: 36_000 }, (_, n) => ({
			ts: new Date(start + n * 60_000).toISOString(),
			event: n < 6000 ? ['a', 'b', 'c'][Math.floor(n / 2000)] : 'look',
			user: `u${n < 6000 ? n % 2000 : n}`
		}));
		const roles: Roles = {
			user: { role: 'identifier', identifier: 'user' },
			event: { role: 'touchpoint' }
		};
		const cells = [
			{ id: 'people', kind: 'identity', spec: {} },
			{ id: 'all', kind: 'journeys', spec: { identity: 'people' } },
			{ id: 'everyone', kind: 'segment', spec: { journeys: 'all' } },
			{
				id: 'few',
				kind: 'journeys',
				spec: { identity: 'people', exclude: [{ text: 'look' }] }
			},
			{ id: 'flow', kind: 'flow', spec: { journeys: 'few', segment: 'everyone' } }
		];
		const given = [eventsSource(events, roles, 'visits')];
		await lab.run(given, cells);
		const within = tablesWithin(lab.contextOf(given, cells), 'few', 'everyone').events;
		const found = await lab.read(
			`select count(*)::integer as n, count(*) filter (person < before)::integer as wrong
from (select person, lag(person) over () as before from ${within})`
		);
		expect([found.column('n')[0], found.column('wrong')[0]]).toEqual([6000, 0]);
	});
});
