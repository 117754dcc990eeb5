import { EngineError } from '$lib/engine/errors';
import { insertRowsSql, recordsSql, textsOf, type Reading } from '$lib/import/load';
import type { Stretch } from '$lib/import/part';
import { shapeOf } from '$lib/import/record-stream';
import { name } from '$lib/sql/quote';
import type { Database } from '../../database';
import { rowsFrom } from '../count';
import type { FileData, FileForm, Take, Taken } from '../reader';
import { copyFile, surveyFile, type CopyLimits, type Survey } from './survey';

/** Share of the time that a file's first pass takes, measured: the rest is DuckDB's. */
const CHECK = 0.1;

/** An orderly file is read where it lies; of any other, or one that DuckDB counts differently, a clean copy. */
export async function takeCsv(
	db: Database,
	signal: AbortSignal,
	take: Take<'csv'>
): Promise<Taken> {
	if (take.stretch !== undefined) return takeStretch(db, signal, take, take.stretch);
	const { data, read, headings, most } = take;
	const shape = shapeOf(read, headings.length);
	const checked = (bytes: number) => take.onRead(bytes * CHECK);
	if (most === undefined && take.places !== true) {
		const survey = await surveyFile(signal, data.blob, read.encoding, shape, checked);
		if (survey.regular && (await readInPlace(db, signal, take, survey))) {
			return { rows: survey.rows, rejects: [], places: [], whole: true };
		}
	}
	const limits: CopyLimits = { lines: take.places === true, onRead: checked };
	return takeCopy(db, signal, take, most === undefined ? limits : { ...limits, most });
}

/** The records of a file in stretches, where all of it is orderly. */
export async function stretchesOfCsv(
	_: Database,
	signal: AbortSignal,
	{ data: { blob }, read, headings }: FileForm<'csv'>,
	cuts: readonly number[],
	onRead: (bytes: number) => void
): Promise<readonly Stretch[] | undefined> {
	const shape = shapeOf(read, headings.length);
	const checked = (bytes: number) => onRead(bytes * CHECK);
	const survey = await surveyFile(signal, blob, read.encoding, shape, checked, [0, ...cuts]);
	if (!survey.regular) return undefined;
	const end = { at: blob.size, rows: survey.rows };
	return [0, ...cuts].map((_, i) => {
		const [from, to] = [survey.marks[i] ?? end, survey.marks[i + 1] ?? end];
		const bytes = to.at - from.at;
		return { from: from.at, to: to.at, bytes, rows: to.rows - from.rows, lineEnd: survey.lineEnd };
	});
}

async function takeStretch(
	db: Database,
	signal: AbortSignal,
	take: Take<'csv'>,
	{ from, to, rows, lineEnd = 'lf' }: Stretch
): Promise<Taken> {
	const data = { blob: take.data.blob.slice(from, to) };
	const part = { ...take, data, read: { ...take.read, header: false, skip: 0 } };
	if (await readInPlace(db, signal, part, { rows, skip: 0, lineEnd })) {
		return { rows, rejects: [], places: [], whole: true };
	}
	return takeCopy(db, signal, part, { onRead: (bytes) => take.onRead(bytes * CHECK) });
}

async function takeCopy(
	db: Database,
	signal: AbortSignal,
	take: Take<'csv'>,
	limits: CopyLimits
): Promise<Taken> {
	const { data, read, headings } = take;
	const shape = shapeOf(read, headings.length);
	const copy = await copyFile(signal, data.blob, read.encoding, shape, limits);
	if (copy.rows > 0) {
		const { delimiter } = read;
		const reading = { delimiter, quote: copy.quote, skip: 0, lineEnd: 'lf' } as const;
		const rows = await insert(db, signal, take, { blob: copy.blob }, reading, copy.rows);
		if (rows !== copy.rows) throw new Error(`${rows} rows were read of ${copy.rows}`);
	}
	return { rows: copy.rows, rejects: copy.rejects, places: copy.lines, whole: copy.whole };
}

/** Whether DuckDB read the same number of rows as the survey found; if not, they are taken away again. */
async function readInPlace(
	db: Database,
	signal: AbortSignal,
	take: Take<'csv'>,
	{ rows: expected, skip, lineEnd }: Pick<Survey, 'rows' | 'skip' | 'lineEnd'>
): Promise<boolean> {
	if (expected === 0) return true;
	const { delimiter, quote } = take.read;
	const reading = { delimiter, quote, skip, lineEnd };
	const rows = await insert(db, signal, take, take.data, reading, expected).catch(
		(error: unknown) => {
			signal.throwIfAborted();
			if (error instanceof EngineError && error.code === 'sql') return -1;
			throw error;
		}
	);
	if (rows === expected) return true;
	await db.run(signal, `delete from ${name(take.table)} where "row" >= ${take.firstRow}`);
	return false;
}

/** Adds the records of a file or its copy, and gives their number. */
async function insert(
	db: Database,
	signal: AbortSignal,
	{ source, table, firstRow, headings, data: whole, onRead }: Take<'csv'>,
	data: FileData,
	reading: Omit<Reading, 'path'>,
	expected: number
): Promise<number> {
	const last = firstRow + expected - 1;
	const size = data.blob.size;
	const path = await db.register(data, (bytes) => {
		const share = Math.min(1, bytes / Math.max(1, size));
		onRead(whole.blob.size * (CHECK + (1 - CHECK) * share));
	});
	try {
		const records = recordsSql({ ...reading, path }, headings.length);
		await db.run(
			signal,
			insertRowsSql(source, table, records, textsOf(source, headings), firstRow, last)
		);
	} finally {
		await db.release(path);
	}
	return rowsFrom(db, signal, { table, firstRow, source, last });
}
