import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Lab } from '../../../../cli/golden/lab';
import { grouped, objectsOf } from '../../../../tests/golden/oracle/lab-rows';
import { LAYOUTS, logs, sourcesOf, type Log } from '../../../../tests/golden/oracle/log';
import { People, type Policy } from '../../../../tests/golden/oracle/people';
import type * as v from 'valibot';
import type { IdentityResult } from './identity';
import type { Identifier, identitySchema } from './spec';
import { identityTables } from '../tables';

type IdentityInput = v.InferInput<typeof identitySchema>;

let lab: Lab;
beforeAll(async () => {
	lab = await Lab.open();
});

/** Few runs of large logs: each is many small cases at once. */
const RUNS = { numRuns: 4, endOnFailure: true } as const;

async function stitched(log: Log, spec: object = {}, layouts?: readonly (readonly string[])[]) {
	const cells = [{ id: 'people', kind: 'identity', spec: { ...spec } }];
	const { key, result } = await lab.run(sourcesOf(log, layouts), cells);
	const t = identityTables(key);
	const interactions = objectsOf(
		await lab.read(`select person, source::integer as source, row from ${t.interactions}`)
	);
	const identifiers = objectsOf(
		await lab.read(
			`select value, component as person, state from ${t.identifiers} join ${t.membership} using (id)`
		)
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

/** Compares people, identifiers and rows with the plain program. */
async function agree(
	log: Log,
	policy: Policy,
	layouts: readonly (readonly string[])[] = LAYOUTS
): Promise<void> {
	const found = await stitched(log, specOf(policy), layouts);
	const { interactions, identifiers, people, result } = found;
	const oracle = new People(log, policy);
	const expected = oracle.stitch();
	const group = (row: { person?: unknown }) => row.person;
	expect(interactions.length).toBe(expected.length);
	expect(grouped(interactions, place, group)).toEqual(grouped(expected, place, group));
	const members = [...oracle.membership].map(([value, person]) => ({ value, person }));
	expect(grouped(identifiers, valueOf, group)).toEqual(grouped(members, valueOf, group));
	const nobodys = (all: readonly { value?: unknown; person?: unknown }[]) =>
		all
			.filter((one) => one.person === null)
			.map(valueOf)
			.sort();
	expect(nobodys(identifiers)).toEqual(nobodys(members));
	expect(new Set(orders(interactions))).toEqual(new Set(orders(expected)));
	const inState = (state: string) =>
		identifiers
			.filter((one) => one['state'] === state)
			.map(valueOf)
			.sort();
	expect(inState('held')).toEqual(
		members
			.filter(({ person }) => oracle.held.has(person ?? ''))
			.map(valueOf)
			.sort()
	);
	expect(result.held.people).toBe(oracle.held.size);
	expect(result.interactions).toBe(expected.length);
	expect(result.people).toBe(new Set(expected.map(group)).size);
	expect(people.length).toBe(result.people);
	// Every row is somebody's, or left out for a reason.
	const rows = result.ties.reduce((sum, tie) => sum + tie.rows, 0);
	const left = result.left.reduce((sum, one) => sum + one.rows, 0);
	expect(result.interactions + left).toBe(rows);
	expect(result.ties.reduce((sum, { tied }) => sum + tied, 0)).toBe(result.tied);
}

const typeOf = (id: string) => id.slice(0, id.lastIndexOf('-'));

/** The cell's settings for a policy. */
function specOf(policy: Policy): IdentityInput {
	const { priority = {}, cap, field, merges = [], cuts = [], ...rest } = policy;
	const named = (pairs: readonly (readonly [string, string])[]) =>
		pairs.map(([a, b]): [Identifier, Identifier] => [
			{ type: typeOf(a), value: a },
			{ type: typeOf(b), value: b }
		]);
	const rule = (type: string) => ({ priority: priority[type] ?? 0, cap: cap ?? null });
	return {
		...rest,
		types: Object.fromEntries(TYPES.map((type) => [type, rule(type)])),
		...(field === undefined
			? {}
			: {
					method: {
						by: 'field',
						persistent: field.persistent,
						transient: field.transient,
						pass: field.live ? 'live' : 'replay'
					}
				}),
		merges: named(merges),
		cuts: named(cuts)
	};
}

const TYPES = ['user', 'email', 'cookie', 'device'] as const;

/** Two unique identifiers of one type in a row, among others. */
const TWICE = [
	['email', 'email', 'user', 'device'],
	['device', 'user', 'cookie']
] as const;

function policies(people: number): fc.Arbitrary<Policy> {
	const identifier = fc
		.tuple(fc.constantFrom(...TYPES), fc.integer({ min: 1, max: people }))
		.map(([type, number]) => `${type}-${number}`);
	const pairs = fc.oneof(
		fc.constant([]),
		fc.array(fc.tuple(identifier, identifier), { maxLength: people, size: 'max' })
	);
	return fc.record({
		priority: fc.oneof(
			fc.constant({}),
			fc.record({ user: fc.nat(2), email: fc.nat(2), device: fc.nat(2) })
		),
		cap: fc.oneof(fc.constant(1000), fc.integer({ min: 1, max: 4 })),
		limit: fc.oneof(fc.constant(1000), fc.integer({ min: 2, max: 9 })),
		merges: pairs,
		cuts: pairs,
		sharing: fc.constantFrom('divide', 'last-login', 'reset')
	});
}

describe('people', () => {
	it('are who the definition says; each usable row is theirs once, by time, source and row', async () => {
		await fc.assert(
			fc.asyncProperty(fc.oneof(logs(5, 20), logs(60, 250)), (log) => agree(log, {})),
			RUNS
		);
	});

	it('are who the definition says under any priority, cap, limit, merge, cut and way of sharing', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.oneof(
					fc.tuple(logs(6, 20), policies(6), fc.constant(LAYOUTS)),
					fc.tuple(logs(40, 60), policies(40), fc.constant(LAYOUTS)),
					fc.tuple(logs(40, 60, TWICE), policies(40), fc.constant(TWICE))
				),
				([log, policy, layouts]) => agree(log, policy, layouts)
			),
			{ ...RUNS, numRuns: 16 }
		);
	});

	it('are who the definition says when one field names them and another carries the name on', async () => {
		await fc.assert(
			fc.asyncProperty(fc.tuple(logs(12, 40), policies(12), fc.boolean()), ([log, policy, live]) =>
				agree(log, { ...policy, field: { persistent: 'device', transient: 'user', live } })
			),
			{ ...RUNS, numRuns: 8 }
		);
	});

	it('stay together in whatever order rows and files come', async () => {
		await fc.assert(
			fc.asyncProperty(
				logs(30, 100).chain((log) =>
					fc.record({
						log: fc.constant(log),
						spec: fc.oneof(fc.constant({}), policies(30).map(specOf)),
						shuffled: fc.tuple(
							...log.map((rows) =>
								fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length })
							)
						)
					})
				),
				async ({ log, spec, shuffled }) => {
					const who = ({ identifiers }: Awaited<ReturnType<typeof stitched>>) =>
						grouped(identifiers, valueOf, ({ person }) => person);
					const layouts = LAYOUTS.slice(0, log.length).toReversed();
					expect(who(await stitched(shuffled.toReversed(), spec, layouts))).toEqual(
						who(await stitched(log, spec))
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
		expect(result.divided).toEqual([
			{
				type: 'device',
				value: 'device-1',
				people: 2,
				rows: 4,
				shares: [
					{ name: { type: 'user', value: 'ryan' }, rows: 3 },
					{ name: { type: 'user', value: 'cassidy' }, rows: 1 }
				]
			}
		]);
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
		expect(result.left).toEqual([{ source: 's0', why: 'junk', rows: 3 }]);
	});
});

describe('no data', () => {
	it('gives nobody', async () => {
		const { result } = await stitched([[]]);
		expect(result).toMatchObject({ people: 0, known: 0, interactions: 0, tied: 0, left: [] });
	});
});
