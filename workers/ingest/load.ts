import type { DataFile, OnProgress } from '$lib/engine/protocol';
import { EngineError } from '$lib/engine/errors';
import {
	createLogsSql,
	createRowsSql,
	insertFileSql,
	insertRejectsSql,
	insertRowsSql,
	type Reading
} from '$lib/import/load';
import { shapeOf } from '$lib/import/record-stream';
import type { Reject } from '$lib/import/clean-copy';
import type { LoadTables, Step } from '$lib/journey/analysis';
import { name } from '$lib/sql/quote';
import type { Database } from '../database';
import { ByteProgress } from './byte-progress';
import { copyFile, surveyFile, type Survey } from './survey';

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
			const { rows, rejects } = await loadFile(db, signal, {
				source,
				tables,
				data,
				firstRow,
				progress
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

interface FileLoad {
	readonly source: LoadStep['source'];
	readonly tables: LoadTables;
	readonly data: DataFile;
	readonly firstRow: number;
	readonly progress: ByteProgress;
}

interface Loaded {
	readonly rows: number;
	readonly rejects: readonly Reject[];
}

/** An orderly file is read where it lies; of any other, or one that DuckDB counts differently, a clean copy. */
async function loadFile(db: Database, signal: AbortSignal, file: FileLoad): Promise<Loaded> {
	const { source, data, progress } = file;
	const { read } = source;
	const shape = shapeOf(read, source.columns.length);
	const survey = await surveyFile(signal, data.blob, read.encoding, shape, (bytes) =>
		progress.checked(bytes)
	);
	if (survey.regular && (await readInPlace(db, signal, file, survey))) {
		return { rows: survey.rows, rejects: [] };
	}
	const copy = await copyFile(signal, data.blob, read.encoding, shape, {
		onRead: (bytes) => progress.checked(bytes)
	});
	if (copy.rows > 0) {
		const reading = {
			delimiter: read.delimiter,
			quote: copy.quote,
			skip: 0,
			lineEnd: 'lf'
		} as const;
		const rows = await insert(db, signal, file, { blob: copy.blob }, reading);
		if (rows !== copy.rows) {
			throw new Error(`${rows} rows were read of ${copy.rows}`);
		}
	}
	return copy;
}

/** Whether DuckDB read the same number of rows as the survey found; if not, they are taken away again. */
async function readInPlace(
	db: Database,
	signal: AbortSignal,
	file: FileLoad,
	{ rows: expected, skip, lineEnd }: Survey
): Promise<boolean> {
	if (expected === 0) return true;
	const { delimiter, quote } = file.source.read;
	const reading = { delimiter, quote, skip, lineEnd };
	const rows = await insert(db, signal, file, file.data, reading).catch((error: unknown) => {
		signal.throwIfAborted();
		if (error instanceof EngineError && error.code === 'sql') return -1;
		throw error;
	});
	if (rows === expected) return true;
	await db.run(signal, `delete from ${name(file.tables.rows)} where "row" >= ${file.firstRow}`);
	return false;
}

/** Adds the records of a registered file and gives their number. */
async function insert(
	db: Database,
	signal: AbortSignal,
	{ source, tables, firstRow, progress }: FileLoad,
	data: Pick<DataFile, 'blob' | 'path'>,
	reading: Omit<Reading, 'path'>
): Promise<number> {
	const size = data.blob.size;
	const path = await db.register(data, (bytes) => progress.read(bytes, size));
	try {
		await db.run(signal, insertRowsSql(source, tables.rows, { ...reading, path }, firstRow));
	} finally {
		await db.release(path);
	}
	const counted = await db.rows(
		signal,
		`select count(*)::integer as n from ${name(tables.rows)} where "row" >= ${firstRow}`
	);
	return Number(counted.column('n')[0]);
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
