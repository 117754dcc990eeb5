import { Int32, Table, makeData, makeVector, tableToIPC } from 'apache-arrow';
import type { Step } from '$lib/journey/analysis';
import { name } from '$lib/sql/quote';
import type { Database } from '../database';
import { DIVIDED, peopleOf } from './people';

type ComponentsStep = Extract<Step, { kind: 'components' }>;

/** Runs the union-find of a `components` step and leaves its table. */
export async function makeComponents(
	db: Database,
	signal: AbortSignal,
	step: ComponentsStep
): Promise<void> {
	const nodes = await db.rows(signal, `select own from ${name(step.nodes)} order by id`);
	if (nodes.length === 0) {
		return db.run(signal, `create table ${name(step.into)} (id integer, person integer)`);
	}
	const own = Uint8Array.from(nodes.column('own'), (value) => (value === true ? 1 : 0));
	const edges = await db.rows(signal, `select a, b from ${name(step.edges)}`);
	const people = peopleOf({ own, a: integers(edges.column('a')), b: integers(edges.column('b')) });
	signal.throwIfAborted();
	await db.insertArrow(
		signal,
		step.into,
		tableToIPC(new Table({ id: ids(people.length), person: column(people) }))
	);
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
