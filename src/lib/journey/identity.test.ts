import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Lab } from '../../../cli/golden/lab';
import { grouped, objectsOf } from '../../../tests/golden/oracle/lab-rows';
import { LAYOUTS, logs, sourcesOf, type Log } from '../../../tests/golden/oracle/log';
import { membershipOf, stitch } from '../../../tests/golden/oracle/people';
import type { IdentityResult } from './identity';
import { identityTables } from './tables';

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

/** Few runs of large logs: each is many small cases at once. */
const RUNS = { numRuns: 4, endOnFailure: true } as const;

const CELLS = [{ id: 'people', kind: 'identity', spec: {} }];

async function stitched(log: Log, layouts?: readonly (readonly string[])[]) {
	const { key, result } = await lab.run(sourcesOf(log, layouts), CELLS);
	const t = identityTables(key);
	const interactions = objectsOf(
		await lab.read(`select person, source::integer as source, row from ${t.interactions}`)
	);
	const identifiers = objectsOf(
		await lab.read(`select value, person from ${t.identifiers} join ${t.membership} using (id)`)
	);
	const people = objectsOf(await lab.read(`from ${t.people}`));
	await lab.forget();
	return { result: result as IdentityResult, interactions, identifiers, people };
}

const place = (row: { source?: unknown; row?: unknown }) => `${row.source}:${row.row}`;
/** The rows of each person, in the order given. */
function orders(rows: readonly { person?: unknown; source?: unknown; row?: unknown }[]): string[] {
	const people = new Set(rows.map(({ person }) => person));
	return [...people].map((one) =>
		rows
			.filter(({ person }) => person === one)
			.map(place)
			.join(' ')
	);
}
const valueOf = ({ value }: { value?: unknown }) => String(value);

describe('people', () => {
	it('are who the definition says; each usable row is theirs once, by time, source and row', async () => {
		await fc.assert(
			fc.asyncProperty(fc.oneof(logs(5, 20), logs(60, 250)), async (log) => {
				const { interactions, identifiers, people, result } = await stitched(log);
				const expected = stitch(log);
				const group = (row: { person?: unknown }) => row.person;
				expect(interactions.length).toBe(expected.length);
				expect(grouped(interactions, place, group)).toEqual(grouped(expected, place, group));
				const members = [...membershipOf(log)].map(([value, person]) => ({ value, person }));
				expect(grouped(identifiers, valueOf, group)).toEqual(grouped(members, valueOf, group));
				const shared = (all: readonly { value?: unknown; person?: unknown }[]) =>
					all
						.filter((one) => one.person === null)
						.map(valueOf)
						.sort();
				expect(shared(identifiers)).toEqual(shared(members));
				expect(new Set(orders(interactions))).toEqual(new Set(orders(expected)));
				expect(result.interactions).toBe(expected.length);
				expect(result.people).toBe(new Set(expected.map(group)).size);
				expect(people.length).toBe(result.people);
			}),
			RUNS
		);
	});

	it('stay together in whatever order rows and files come', async () => {
		await fc.assert(
			fc.asyncProperty(
				logs(30, 100).chain((log) =>
					fc.record({
						log: fc.constant(log),
						shuffled: fc.tuple(
							...log.map((rows) =>
								fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length })
							)
						)
					})
				),
				async ({ log, shuffled }) => {
					const who = ({ identifiers }: Awaited<ReturnType<typeof stitched>>) =>
						grouped(identifiers, valueOf, ({ person }) => person);
					const layouts = LAYOUTS.slice(0, log.length).toReversed();
					expect(who(await stitched(shuffled.toReversed(), layouts))).toEqual(
						who(await stitched(log))
					);
				}
			),
			RUNS
		);
	});
});

const at = (minute: number, ...ids: (string | null)[]) => ({
	ids,
	time: minute * 60,
	touchpoint: 'x',
	channel: null
});

describe('a device of several people', () => {
	it('belongs to who logged in last, and before the first login to that one', async () => {
		// [user, device]
		const log = [
			[
				at(1, null, 'device-1'),
				at(2, null, 'device-1'),
				at(3, 'ryan', 'device-1'),
				at(7, null, 'device-1'),
				at(8, 'cassidy', 'device-1'),
				at(99, null, 'device-1')
			]
		];
		const { interactions, result } = await stitched(log);
		const [ryan, cassidy] = [
			[0, 1, 2, 3],
			[4, 5]
		];
		const rowsOf = (person: unknown) =>
			interactions.filter((row) => row['person'] === person).map((row) => row['row']);
		const people = [...new Set(interactions.map((row) => row['person']))];
		expect(people.map(rowsOf)).toEqual(expect.arrayContaining([ryan, cassidy]));
		expect(result).toMatchObject({ people: 2, known: 2, tied: 6 });
		expect(result.divided).toEqual([{ type: 'device', value: 'device-1', people: 2 }]);
	});

	it('gives each row once, also where a row names the device twice', async () => {
		// [email, device, device]
		const log = [
			[],
			[
				at(1, 'ann@x.org', 'device-1', null),
				at(2, 'bob@x.org', null, 'device-1'),
				at(3, null, 'device-1', 'device-1')
			]
		];
		const { interactions } = await stitched(log);
		expect(interactions.length).toBe(3);
		expect(interactions.filter((row) => row['person'] === interactions[1]?.['person']).length).toBe(
			2
		);
	});
});

describe('anonymous interactions', () => {
	it('join the person who is known later by the same cookie, backwards in time', async () => {
		const { result } = await stitched([[at(1, null, 'device-1'), at(2, 'ann', 'device-1')]]);
		expect(result).toMatchObject({ people: 1, known: 1, interactions: 2, tied: 2 });
	});

	it('are people of their own where nobody logs in', async () => {
		const { result } = await stitched([[at(1, null, 'device-1'), at(2, null, 'device-2')]]);
		expect(result).toMatchObject({ people: 2, known: 0, interactions: 2, tied: 0 });
	});
});

describe('values that stand for nothing', () => {
	it('link nobody, and rows with nothing else are left and counted', async () => {
		const log = [
			[
				at(1, 'unknown', 'device-1'),
				at(2, 'unknown', 'device-2'),
				at(3, 'NULL', null),
				at(4, '0000', null),
				at(5, 'test@x.org', null)
			]
		];
		const { result } = await stitched(log);
		expect(result).toMatchObject({ people: 2, interactions: 2 });
		expect(result.left).toEqual([{ source: 's0', rows: 3 }]);
	});
});

describe('no data', () => {
	it('gives nobody', async () => {
		const { result } = await stitched([[]]);
		expect(result).toMatchObject({ people: 0, known: 0, interactions: 0, tied: 0, left: [] });
	});
});
