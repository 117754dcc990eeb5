import type { DataFile, OnProgress } from '$lib/engine/protocol';
import { EngineError } from '$lib/engine/errors';
import {
	createLogsSql,
	createRowsSql,
	insertFileSql,
	headingsOf,
	insertRejectsSql
} from '$lib/import/load';
import type { Reject } from '$lib/import/clean-copy';
import type { Format, ReadOf } from '$lib/import/source';
import type { LoadTables, Step } from '$lib/journey/analysis';
import { name } from '$lib/sql/quote';
import type { Database } from '../database';
import { ByteProgress } from './byte-progress';
import { readerFor } from './readers';
import type { Take, Taken } from './reader';

type LoadStep = Extract<Step, { kind: 'load' }>;

/** Rejects noted by one statement. */
const BATCH = 1000;

/**
 * Reads a source's files into the three tables of `LoadTables`. Every record of a file is in one of them.
 * A load that fails or is cancelled leaves no table. Rejects with `file-missing` where a file is not given.
 */
export async function load(
	db: Database,
	signal: AbortSignal,
	{ name: title, source, tables }: LoadStep,
	files: readonly DataFile[],
	onProgress: OnProgress
): Promise<void> {
	const given = source.files.map((file) => {
		const data = files.find(({ hash }) => hash === file.hash);
		if (data !== undefined) return { file, data };
		throw new EngineError({ code: 'file-missing', message: file.name, file: file.name });
	});
	const total = given.reduce((sum, { data }) => sum + data.blob.size, 0);
	const progress = new ByteProgress(title, total, onProgress);
	try {
		await db.run(signal, createRowsSql(source, tables.rows));
		for (const sql of createLogsSql(tables)) await db.run(signal, sql);
		let firstRow = 0;
		for (const [index, { file, data }] of given.entries()) {
			progress.begin(data.blob.size);
			const { rows, rejects } = await loadFile(db, signal, file.read ?? source.read, {
				data,
				headings: headingsOf(source, file),
				source,
				table: tables.rows,
				firstRow,
				onRead: (bytes) => progress.read(bytes)
			});
			await noteRejects(db, signal, tables.rejects, index, rejects);
			const counts = { firstRow, rows, rejected: rejects.length };
			await db.run(signal, insertFileSql(tables.files, index, file.name, counts));
			firstRow += rows;
			progress.end();
		}
	} catch (error) {
		await dropTables(db, tables);
		throw error;
	}
}

/** Puts one file into the tables. */
async function loadFile<F extends Format>(
	db: Database,
	signal: AbortSignal,
	read: ReadOf<F>,
	file: Omit<Take<F>, 'read'>
): Promise<Taken> {
	return readerFor<F>(read.format, file.data.blob).take(db, signal, { ...file, read });
}

async function noteRejects(
	db: Database,
	signal: AbortSignal,
	table: string,
	file: number,
	rejects: readonly Reject[]
): Promise<void> {
	for (let at = 0; at < rejects.length; at += BATCH) {
		await db.run(signal, insertRejectsSql(table, file, rejects.slice(at, at + BATCH)));
	}
}

async function dropTables(db: Database, tables: LoadTables): Promise<void> {
	const signal = new AbortController().signal;
	for (const table of [tables.rows, tables.rejects, tables.files]) {
		await db.run(signal, `drop table if exists ${name(table)}`);
	}
}
