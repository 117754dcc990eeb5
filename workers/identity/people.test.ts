import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Int32, Bool, Table, vectorFromArray, tableToIPC } from 'apache-arrow';
import { components } from '$lib/journey/components';
import type { DuckDBDatabase } from '../duckdb';
import { openDatabase } from '../duckdb-node';
import { makeComponents } from './components';
import { DIVIDED, peopleOf, type IdentityGraph } from './people';

const graph = (own: string, edges: readonly (readonly [number, number])[]): IdentityGraph => ({
	own: Uint8Array.from(own, (kind) => (kind === 'o' ? 1 : 0)),
	a: Int32Array.from(edges, ([a]) => a),
	b: Int32Array.from(edges, ([, b]) => b)
});

/** `o`: unique to a person; `s`: may be shared. */
const people = (own: string, ...edges: (readonly [number, number])[]) => [
	...peopleOf(graph(own, edges))
];

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

	it('are there without any unique identifier', () => {
		expect(people('sss', [0, 1])).toEqual([0, 0, 1]);
	});
});

const graphs = fc.integer({ min: 1, max: 60 }).chain((count) =>
	fc.record({
		own: fc.array(fc.boolean(), { minLength: count, maxLength: count }),
		edges: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 70, size: 'max' })
	})
);

describe('the people of any graph', () => {
	it('do not depend on the order of edges or of their ends', () => {
		const withOrder = graphs.chain(({ own, edges }) =>
			fc.record({
				own: fc.constant(own.map((one) => (one ? 'o' : 's')).join('')),
				edges: fc.constant(edges),
				shuffled: fc.shuffledSubarray(edges, { minLength: edges.length, maxLength: edges.length })
			})
		);
		fc.assert(
			fc.property(withOrder, ({ own, edges, shuffled }) => {
				const turned = shuffled.map(([a, b]) => [b, a] as const);
				expect(people(own, ...turned)).toEqual(people(own, ...edges));
			})
		);
	});

	it('are numbered from 0 in the order of their smallest identifier', () => {
		fc.assert(
			fc.property(graphs, ({ own, edges }) => {
				const text = own.map((one) => (one ? 'o' : 's')).join('');
				const numbers = [...new Set(people(text, ...edges).filter((one) => one !== DIVIDED))];
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

	async function makeTables(
		own: readonly boolean[],
		edges: readonly (readonly [number, number])[]
	) {
		await db.run(calm, 'create table nodes (id integer, own boolean)');
		await db.run(calm, 'create table edges (a integer, b integer)');
		if (own.length > 0) {
			await db.run(
				calm,
				`insert into nodes values ${own.map((one, id) => `(${id}, ${one})`).join(', ')}`
			);
		}
		if (edges.length > 0) {
			await db.run(
				calm,
				`insert into edges values ${edges.map(([a, b]) => `(${a}, ${b})`).join(', ')}`
			);
		}
	}

	async function membership(table: string): Promise<[unknown, unknown][]> {
		const rows = await db.rows(calm, `select id, person from ${table} order by id`);
		return Array.from({ length: rows.length }, (_, at) => [
			rows.column('id')[at],
			rows.column('person')[at]
		]);
	}

	it('finds the same people, the divided identifiers too', async () => {
		await fc.assert(
			fc.asyncProperty(graphs, async ({ own, edges }) => {
				await makeTables(own, edges);
				const step = components('nodes', 'edges', 'found');
				if (step.kind !== 'components') throw new Error('another kind of step');
				await makeComponents(db, calm, step);
				const byUnion = await membership('found');
				await db.drop(['found']);
				await db.run(calm, step.sql);
				const bySql = await membership('found');
				await db.drop(['found', 'nodes', 'edges']);
				expect(byUnion.length).toBe(own.length);
				expect(bySql).toEqual(byUnion);
			}),
			{ numRuns: 25 }
		);
	});

	it('makes an empty table of no identifiers', async () => {
		await makeTables([], []);
		const step = components('nodes', 'edges', 'found');
		if (step.kind !== 'components') throw new Error('another kind of step');
		await makeComponents(db, calm, step);
		expect(await membership('found')).toEqual([]);
		await db.drop(['found', 'nodes', 'edges']);
	});

	it('reads more identifiers than fit into one batch', async () => {
		const count = 5000;
		const ids = Array.from({ length: count }, (_, id) => id);
		const table = new Table({
			id: vectorFromArray(ids, new Int32()),
			own: vectorFromArray(
				ids.map((id) => id % 2 === 0),
				new Bool()
			)
		});
		await db.insertArrow(new AbortController().signal, 'nodes', tableToIPC(table));
		// Each even identifier owns the odd one after it, save that 1 is shared by 0 and 2.
		await db.run(
			calm,
			`create table edges as
select id::integer as a, (id + 1)::integer as b from nodes where own union all select 2, 1`
		);
		const step = components('nodes', 'edges', 'found');
		if (step.kind !== 'components') throw new Error('another kind of step');
		await makeComponents(db, calm, step);
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
		await db.drop(['found', 'nodes', 'edges']);
	});
});
