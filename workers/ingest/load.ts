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
import type { Part } from '$lib/import/part';
import type { Format, ReadOf, Source, SourceFile } from '$lib/import/source';
import type { LoadTables, Step } from '$lib/journey/analysis';
import { name } from '$lib/sql/quote';
import type { Database } from '../database';
import { ByteProgress } from './byte-progress';
import { readerFor } from './readers';
import type { Take, Taken } from './reader';
import { Shadows } from './shadows';

type LoadStep = Extract<Step, { kind: 'load' }>;
type Into = Pick<Take<Format>, 'source' | 'table' | 'shadows'>;

/** Rejects noted by one statement. */
const BATCH = 1000;

/**
 * Reads a source's files, or a part of them, into the three tables of `LoadTables`. Every record is in one of
 * them. A load that fails or is cancelled leaves no table. Rejects with `file-missing` where a file is not given.
 */
export async function load(
	db: Database,
	signal: AbortSignal,
	step: LoadStep,
	files: readonly DataFile[],
	onProgress: OnProgress
): Promise<void> {
	const { source, tables } = step;
	const shadows = db.writes && isTyped(source) ? new Shadows(source, tables.rows) : undefined;
	const into = { source, table: tables.rows, ...(shadows === undefined ? {} : { shadows }) };
	try {
		await db.run(signal, createRowsSql(source, tables.rows, shadows === undefined));
		for (const sql of createLogsSql(tables)) await db.run(signal, sql);
		if (step.part === undefined) await loadAll(db, signal, step, into, files, onProgress);
		else await loadPart(db, signal, step, step.part, into, files, onProgress);
	} catch (error) {
		await dropTables(db, tables);
		throw error;
	}
}

/** Whether all its files hold values with types, of which few are unreadable. */
function isTyped({ files, read }: Source): boolean {
	return files.every((file) => ['parquet', 'arrow'].includes((file.read ?? read).format));
}

async function loadAll(
	db: Database,
	signal: AbortSignal,
	{ name: title, source, tables }: LoadStep,
	into: Into,
	files: readonly DataFile[],
	onProgress: OnProgress
): Promise<void> {
	const given = source.files.map((file) => ({ file, data: dataOf(file, files) }));
	const total = given.reduce((sum, { data }) => sum + data.blob.size, 0);
	const progress = new ByteProgress(title, total, onProgress);
	let firstRow = 0;
	for (const [index, { file, data }] of given.entries()) {
		progress.begin(data.blob.size);
		const { rows, rejects } = await loadFile(db, signal, file, file.read ?? source.read, {
			...into,
			data,
			headings: headingsOf(source, file),
			firstRow,
			onRead: (bytes) => progress.read(bytes)
		});
		await noteRejects(db, signal, tables.rejects, index, rejects);
		const counts = { firstRow, rows, rejected: rejects.length };
		await db.run(signal, insertFileSql(tables.files, index, file.name, counts));
		firstRow += rows;
		progress.end();
	}
}

/** Pieces of files; a file is noted by whoever has its first piece. */
async function loadPart(
	db: Database,
	signal: AbortSignal,
	{ name: title, source, tables }: LoadStep,
	part: Part,
	into: Into,
	files: readonly DataFile[],
	onProgress: OnProgress
): Promise<void> {
	const total = part.reduce((sum, { bytes }) => sum + bytes, 0);
	const progress = new ByteProgress(title, total, onProgress);
	for (const piece of part) {
		const file = source.files[piece.file];
		if (file === undefined) throw new RangeError(`no file ${piece.file}`);
		const { firstRow, ofFile } = piece;
		progress.begin(piece.bytes);
		const { rows, rejects } = await loadFile(db, signal, file, file.read ?? source.read, {
			...into,
			data: dataOf(file, files),
			headings: headingsOf(source, file),
			firstRow,
			stretch: piece,
			onRead: (bytes) => progress.read(bytes)
		});
		if (rows !== piece.rows || rejects.length > 0) {
			throw new Error(`${rows} rows and ${rejects.length} rejects were read of ${piece.rows}`);
		}
		if (ofFile !== undefined) {
			const counts = { firstRow, rows: ofFile, rejected: 0 };
			await db.run(signal, insertFileSql(tables.files, piece.file, file.name, counts));
		}
		progress.end();
	}
}

/** The contents of a source's file. */
export function dataOf(file: SourceFile, files: readonly DataFile[]): DataFile {
	const data = files.find(({ hash }) => hash === file.hash);
	if (data !== undefined) return data;
	throw new EngineError({ code: 'file-missing', message: file.name, file: file.name });
}

/** Puts one file into the tables. */
async function loadFile<F extends Format>(
	db: Database,
	signal: AbortSignal,
	{ name }: SourceFile,
	read: ReadOf<F>,
	take: Omit<Take<F>, 'read'>
): Promise<Taken> {
	return named(name, () =>
		readerFor<F>(read.format, take.data.blob).take(db, signal, { ...take, read })
	);
}

/** What a file says of itself; its contents, which may lie in storage or be a part of it, do not know its name. */
export async function named<T>(file: string, read: () => Promise<T>): Promise<T> {
	try {
		return await read();
	} catch (cause) {
		if (!(cause instanceof EngineError) || cause.file !== undefined || !OF_FILE.test(cause.code)) {
			throw cause;
		}
		throw new EngineError({ ...cause.toFault(), file }, { cause });
	}
}

/** Codes of errors that are about one file. */
const OF_FILE = /^(?:file|parquet|arrow|xlsx|table)-/;

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
