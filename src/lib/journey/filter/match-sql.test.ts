import { beforeAll, expect, it } from 'vitest';
import { Lab } from '../../../../cli/golden/lab';
import { sourcesOf } from '../../../../tests/golden/oracle/log';
import { journeysTables } from '../tables';
import { at, type Match } from './match';
import { MatchSql } from './match-sql';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

/** More than a row group, so that the planner has sides to choose between. */
const PEOPLE = 700;
const LOG = Array.from({ length: PEOPLE * 6 }, (_, i) => ({
	ids: [`user-${i % PEOPLE}`, null],
	time: (i * 7919) % 86_400,
	touchpoint: ['home', 'search', 'cart', 'pay'][i % 4] ?? null,
	channel: i % 3 === 0 ? 'web' : 'phone'
}));

it.each<[string, Match]>([
	['names', at('home', 'pay')],
	['channels and names', [{ field: 'channel', op: 'is', values: ['web'] }, ...at('cart')]],
	['columns of the sources', [{ field: { column: 'user 0' }, op: 'ends-with', value: '7' }]]
])('events keep their order where %s are looked up and filtered', async (_, match) => {
	const given = sourcesOf([LOG]);
	const { key } = await lab.run(given, [
		{ id: 'people', kind: 'identity', spec: {} },
		{ id: 'trips', kind: 'journeys', spec: { identity: 'people' } }
	]);
	const tables = journeysTables(key);
	const sql = new MatchSql(
		given.map(({ source }) => source),
		[match]
	);
	const found = await lab.read(
		`select person, step, journey from ${sql.relation(tables)} where ${sql.predicate(match)} and e.step > 0`
	);
	const [journey, step] = [found.column('journey'), found.column('step')].map((column) =>
		Array.from(column, Number)
	);
	expect(found.length).toBeGreaterThan(100);
	const places = journey!.map((number, i) => number * 1e6 + step![i]!);
	expect(places).toEqual(places.toSorted((a, b) => a - b));
	await lab.forget();
});
