import { Int32, Table, makeData, makeVector, tableToIPC } from 'apache-arrow';
import type { Step } from '$lib/journey/analysis';
import { name } from '$lib/sql/quote';
import type { Database } from '../database';
import { DIVIDED, peopleOf, type Pairs } from './people';

type ComponentsStep = Extract<Step, { kind: 'components' }>;

/** Runs the union-find of a `components` step and leaves its table. */
export async function makeComponents(
	db: Database,
	signal: AbortSignal,
	step: ComponentsStep
): Promise<void> {
	const nodes = await db.rows(signal, `select level from ${name(step.nodes)} order by id`);
	if (nodes.length === 0) {
		return db.run(signal, `create table ${name(step.into)} (id integer, person integer)`);
	}
	const level = Uint8Array.from(nodes.column('level'), Number);
	const edges = await pairs(db, signal, step.edges);
	const merges = await pairs(db, signal, step.merges);
	const people = peopleOf({ level, edges, merges });
	signal.throwIfAborted();
	await db.insertArrow(
		signal,
		step.into,
		tableToIPC(new Table({ id: ids(people.length), person: column(people) }))
	);
}

async function pairs(db: Database, signal: AbortSignal, table: string): Promise<Pairs> {
	const rows = await db.rows(signal, `select a, b from ${name(table)}`);
	return { a: integers(rows.column('a')), b: integers(rows.column('b')) };
}

function integers(values: ArrayLike<unknown>): Int32Array {
	return Int32Array.from(values, Number);
}

function ids(count: number) {
	return makeVector(Int32Array.from({ length: count }, (_, id) => id));
}

function column(people: Int32Array) {
	const valid = new Uint8Array(Math.ceil(people.length / 64) * 8);
	let nulls = 0;
	people.forEach((person, id) => {
		if (person === DIVIDED) nulls++;
		else valid[id >> 3] = (valid[id >> 3] ?? 0) | (1 << (id & 7));
	});
	const data = makeData({
		type: new Int32(),
		length: people.length,
		nullCount: nulls,
		nullBitmap: valid,
		data: people
	});
	return makeVector(data);
}
