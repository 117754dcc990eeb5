import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Int32, Table, Uint8, vectorFromArray, tableToIPC } from 'apache-arrow';
import { components } from '$lib/journey/identity/components';
import type { DuckDBDatabase } from '../duckdb';
import { openDatabase } from '../duckdb-node';
import { makeComponents } from './components';
import { DIVIDED, peopleOf, type Pairs } from './people';

type Links = readonly (readonly [number, number])[];

const pairs = (links: Links): Pairs => ({
	a: Int32Array.from(links, ([a]) => a),
	b: Int32Array.from(links, ([, b]) => b)
});

/** `o`: unique to a person; `m`: unique, of less priority; `s`: may be shared. */
const levels = (kinds: string) => Uint8Array.from(kinds, (kind) => 'oms'.indexOf(kind));

const merged = (kinds: string, merges: Links, ...edges: (readonly [number, number])[]) => [
	...peopleOf({ level: levels(kinds), edges: pairs(edges), merges: pairs(merges) })
];
const people = (kinds: string, ...edges: (readonly [number, number])[]) =>
	merged(kinds, [], ...edges);

describe('people', () => {
	it('are the unique identifiers that meet, over any number of rows', () => {
		expect(people('oooo', [0, 1], [1, 2])).toEqual([0, 0, 0, 1]);
	});

	it('have the shared identifiers that meet nobody else', () => {
		expect(people('oss', [0, 1], [0, 2])).toEqual([0, 0, 0]);
	});

	it('are never merged through a shared identifier, which is then nobody’s', () => {
		expect(people('oos', [0, 2], [1, 2])).toEqual([0, 1, DIVIDED]);
	});

	it('have the anonymous cluster that meets only them', () => {
		// cookie 1 met person 0; cookies 2 and 3 met only cookies.
		expect(people('osss', [0, 1], [1, 2], [2, 3])).toEqual([0, 0, 0, 0]);
	});

	it('do not have a cluster that several people meet: it is a person of its own', () => {
		expect(people('oosss', [0, 2], [1, 3], [2, 4], [3, 4])).toEqual([0, 1, 0, 1, 2]);
	});

	it('do not have what is met through a divided identifier', () => {
		expect(people('ooss', [0, 2], [1, 2], [2, 3])).toEqual([0, 1, DIVIDED, 2]);
	});

	it('are never merged through a unique identifier of less priority', () => {
		// Two customers who gave one e-mail address: it is divided between them.
		expect(people('oom', [0, 2], [1, 2])).toEqual([0, 1, DIVIDED]);
		expect(people('ooo', [0, 2], [1, 2])).toEqual([0, 0, 0]);
	});

	it('are told apart by unique identifiers of less priority where no other says who', () => {
		expect(people('omms', [0, 1], [1, 3], [2, 3])).toEqual([0, 0, 1, DIVIDED]);
	});

	it('are merged by hand, whatever is unique', () => {
		expect(merged('oo', [[0, 1]])).toEqual([0, 0]);
		expect(
			merged('ooo', [
				[0, 1],
				[1, 2]
			])
		).toEqual([0, 0, 0]);
	});

	it('have for good the shared identifier that somebody gave them by hand', () => {
		expect(merged('oos', [[0, 2]], [0, 2], [1, 2])).toEqual([0, 1, 0]);
		// What is met through it is met through them.
		expect(merged('ooss', [[0, 2]], [1, 2], [2, 3])).toEqual([0, 1, 0, 0]);
	});

	it('are not merged by two shared identifiers that are one by hand', () => {
		expect(merged('ooss', [[2, 3]], [0, 2], [1, 3])).toEqual([0, 1, DIVIDED, DIVIDED]);
		expect(merged('oss', [[1, 2]], [0, 1])).toEqual([0, 0, 0]);
	});

	it('are there without any unique identifier', () => {
		expect(people('sss', [0, 1])).toEqual([0, 0, 1]);
	});
});

const graphs = fc.integer({ min: 1, max: 60 }).chain((count) => {
	const link = fc.tuple(fc.nat(count - 1), fc.nat(count - 1));
	return fc.record({
		kinds: fc
			.array(fc.constantFrom('o', 'o', 'm', 's', 's', 's'), { minLength: count, maxLength: count })
			.map((kinds) => kinds.join('')),
		edges: fc.array(link, { maxLength: 70, size: 'max' }),
		merges: fc.oneof(fc.constant([]), fc.array(link, { maxLength: 8 }))
	});
});

describe('the people of any graph', () => {
	it('do not depend on the order of edges or of their ends', () => {
		const withOrder = graphs.chain(({ kinds, edges, merges }) => {
			const whole = (all: Links) =>
				fc.shuffledSubarray([...all], { minLength: all.length, maxLength: all.length });
			return fc.record({
				kinds: fc.constant(kinds),
				edges: fc.constant(edges),
				merges: fc.constant(merges),
				otherEdges: whole(edges),
				otherMerges: whole(merges)
			});
		});
		fc.assert(
			fc.property(withOrder, ({ kinds, edges, merges, otherEdges, otherMerges }) => {
				const turn = (links: Links) => links.map(([a, b]) => [b, a] as const);
				expect(merged(kinds, turn(otherMerges), ...turn(otherEdges))).toEqual(
					merged(kinds, merges, ...edges)
				);
			})
		);
	});

	it('are numbered from 0 in the order of their smallest identifier', () => {
		fc.assert(
			fc.property(graphs, ({ kinds, edges, merges }) => {
				const found = merged(kinds, merges, ...edges);
				const numbers = [...new Set(found.filter((one) => one !== DIVIDED))];
				expect(numbers).toEqual(numbers.map((_, at) => at));
			})
		);
	});
});

describe('the statement beside the step', () => {
	let db: DuckDBDatabase;
	const calm = new AbortController().signal;
	beforeAll(async () => {
		db = await openDatabase();
	});

	async function makeTables(kinds: string, edges: Links, merges: Links = []) {
		await db.run(calm, 'create table nodes (id integer, level utinyint)');
		await db.run(calm, 'create table edges (a integer, b integer)');
		await db.run(calm, 'create table merges (a integer, b integer)');
		const insert = async (table: string, rows: readonly (readonly number[])[]) => {
			if (rows.length === 0) return;
			const values = rows.map((row) => `(${row.join(', ')})`).join(', ');
			await db.run(calm, `insert into ${table} values ${values}`);
		};
		await insert(
			'nodes',
			Array.from(levels(kinds), (level, id) => [id, level])
		);
		await insert('edges', edges);
		await insert('merges', merges);
	}

	const forget = () => db.drop(['found', 'nodes', 'edges', 'merges']);

	const stepOver = (count = 3) => {
		const tables = { nodes: 'nodes', edges: 'edges', merges: 'merges', into: 'found' };
		const step = components({ ...tables, levels: count });
		if (step.kind !== 'components') throw new Error('another kind of step');
		return step;
	};

	async function membership(table: string): Promise<[unknown, unknown][]> {
		const rows = await db.rows(calm, `select id, person from ${table} order by id`);
		return Array.from({ length: rows.length }, (_, at) => [
			rows.column('id')[at],
			rows.column('person')[at]
		]);
	}

	it('finds the same people, the divided identifiers too', async () => {
		await fc.assert(
			fc.asyncProperty(graphs, async ({ kinds, edges, merges }) => {
				await makeTables(kinds, edges, merges);
				const step = stepOver();
				await makeComponents(db, calm, step);
				const byUnion = await membership('found');
				await db.drop(['found']);
				await db.run(calm, step.sql);
				const bySql = await membership('found');
				await forget();
				expect(byUnion.length).toBe(kinds.length);
				expect(bySql).toEqual(byUnion);
			}),
			{ numRuns: 25 }
		);
	});

	it('makes an empty table of no identifiers', async () => {
		await makeTables('', []);
		await makeComponents(db, calm, stepOver());
		expect(await membership('found')).toEqual([]);
		await forget();
	});

	it('reads more identifiers than fit into one batch', async () => {
		const count = 5000;
		const ids = Array.from({ length: count }, (_, id) => id);
		const table = new Table({
			id: vectorFromArray(ids, new Int32()),
			level: vectorFromArray(
				ids.map((id) => id % 2),
				new Uint8()
			)
		});
		await db.insertArrow(new AbortController().signal, 'nodes', tableToIPC(table));
		// Each even identifier owns the odd one after it, save that 1 is shared by 0 and 2.
		await db.run(
			calm,
			`create table edges as
select id::integer as a, (id + 1)::integer as b from nodes where level = 0 union all select 2, 1`
		);
		await db.run(calm, 'create table merges (a integer, b integer)');
		await makeComponents(db, calm, stepOver(2));
		const found = await membership('found');
		expect(found.slice(0, 6)).toEqual([
			[0, 0],
			[1, null],
			[2, 1],
			[3, 1],
			[4, 2],
			[5, 2]
		]);
		expect(found.at(-1)).toEqual([count - 1, count / 2 - 1]);
		await forget();
	});
});
