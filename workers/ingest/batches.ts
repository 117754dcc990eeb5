import { insertRowsSql, type Given } from '$lib/import/load';
import type { Format } from '$lib/import/source';
import { name } from '$lib/sql/quote';
import type { Database } from '../database';
import type { Direct } from './arrow/direct';
import type { Take } from './reader';

/** Some records of a file, in order. */
export interface Batch {
	/** An Arrow IPC stream of at least one row. */
	readonly stream: Uint8Array;
	readonly rows: number;
	/** Bytes of the file done with once it is in. */
	readonly read: number;
}

/**
 * Rows of a full batch: a row group of DuckDB's. Inserts of fewer make it write the group it has begun anew,
 * which costs several times the insert itself.
 */
export const BATCH_ROWS = 122_880;

/** What a batch's table has, by name: DuckDB's types. */
export type Types = ReadonlyMap<string, string>;

/** Where the columns of the source stand in a table made of a batch; `relation` may unfold nested ones. */
export interface Unfolded {
	/** SQL of the relation, over the table. */
	readonly relation: string;
	readonly given: readonly (Given | undefined)[];
	/** SQL of the record of each row, from 1, in a column `record`: where a record may be several rows. */
	readonly records?: string;
}

/** What became of some batches. */
export interface TakenBatches {
	readonly rows: number;
	readonly records: number;
	/** The record of each row, from 1, where asked for. */
	readonly places: readonly number[];
}

let stages = 0;

/**
 * Adds batches to the rows of a source's table: straight where `direct` can, else each through a table of its
 * own that is dropped again.
 */
export async function takeBatches<F extends Format>(
	db: Database,
	signal: AbortSignal,
	{ source, table, shadows, firstRow, onRead, places: asked }: Take<F>,
	batches: AsyncIterable<Batch>,
	unfold: (stage: string, types: Types) => Unfolded,
	direct?: Direct
): Promise<TakenBatches> {
	const stage = `stage ${++stages}`;
	let rows = 0;
	let records = 0;
	const places: number[] = [];
	/** Counts rows, of which each is a record where `of` says nothing else. */
	const note = (count: number, of?: readonly number[]) => {
		rows += count;
		if (asked !== true) return;
		for (let at = 0; at < count; at++) places.push(records + (of?.[at] ?? at + 1));
	};
	const take = async (batch: Batch) => {
		// Shadows that came later are not where they would be.
		const ready =
			shadows?.missing === false
				? undefined
				: direct?.(batch.stream, firstRow + rows, shadows === undefined);
		if (ready !== undefined) {
			await db.appendArrow(signal, table, ready);
			note(batch.rows);
		} else {
			const drop = () =>
				db.run(new AbortController().signal, `drop table if exists ${name(stage)}`);
			await shadows?.add(db, signal);
			await db.insertArrow(signal, stage, batch.stream);
			try {
				const unfolded = unfold(stage, await typesOf(db, signal, stage));
				const { relation, given, records: of } = unfolded;
				await db.run(signal, insertRowsSql(source, table, relation, given, firstRow + rows));
				const found = of === undefined ? undefined : await recordsOf(db, signal, of);
				note(found?.length ?? batch.rows, found);
			} catch (error) {
				// In a transaction that has failed nothing can be dropped; it is taken back as a whole.
				await drop().catch(() => undefined);
				throw error;
			}
			await drop();
		}
		records += batch.rows;
		onRead(batch.read);
	};
	await db.together(async () => {
		for await (const batch of batches) await take(batch);
	});
	return { rows, records, places };
}

/** The record of each row, from 1. */
export async function recordsOf(
	db: Database,
	signal: AbortSignal,
	sql: string
): Promise<readonly number[]> {
	return Array.from((await db.rows(signal, sql)).column('record'), Number);
}

/** The columns of a table, in order, with DuckDB's types. */
export async function typesOf(db: Database, signal: AbortSignal, table: string): Promise<Types> {
	const sql = `select column_name, column_type from (describe ${name(table)})`;
	const rows = await db.rows(signal, sql);
	const types = rows.column('column_type');
	return new Map(
		Array.from(rows.column('column_name'), (column, i) => [String(column), String(types[i])])
	);
}
