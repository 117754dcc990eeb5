import { createRowsSql } from '$lib/import/load';
import type { Bins, ColumnProfile, Profile } from '$lib/import/profile';
import { BINS, binsSql, extentSql, frequentSql } from '$lib/import/profile-sql';
import { rawName } from '$lib/import/typed-sql';
import type { Source, SourceColumn } from '$lib/import/source';
import { name } from '$lib/sql/quote';
import type { Database } from '../database';
import { takeStart } from './take-start';
import type { FileData } from './reader';

/** Records at most, and cells: a file of thousands of columns gives fewer records. */
const RECORDS = 20_000;
const CELLS = 2_000_000;
const FEWEST = 500;

let profiles = 0;

/**
 * What the columns of a file hold in its first records, each read as its type, ignored ones too. Made of
 * a table that is dropped again.
 */
export async function profile(
	db: Database,
	signal: AbortSignal,
	source: Source,
	data: FileData
): Promise<Profile> {
	const table = `profile ${++profiles}`;
	const all: Source = {
		...source,
		columns: source.columns.map((column) => ({ ...column, role: { role: 'attribute' } }))
	};
	const most = Math.max(FEWEST, Math.min(RECORDS, Math.floor(CELLS / all.columns.length)));
	try {
		await db.run(signal, createRowsSql(all, table));
		const { rows, whole } = await takeStart(db, signal, all, { table, data, most });
		const columns: ColumnProfile[] = [];
		for (const column of all.columns) {
			const counted = hasExtent(column) ? extent : frequent;
			columns.push(await counted(db, signal, table, column, rows));
		}
		return { looked: rows, whole, columns };
	} finally {
		await db.run(new AbortController().signal, `drop table if exists ${name(table)}`);
	}
}

const hasExtent = ({ type }: SourceColumn) => type.type === 'number' || type.type === 'time';

async function frequent(
	db: Database,
	signal: AbortSignal,
	table: string,
	column: SourceColumn,
	rows: number
): Promise<ColumnProfile> {
	const found = await db.rows(signal, frequentSql(table, column.name));
	const [value, n] = [found.column('value'), found.column('n')];
	const top = Array.from({ length: found.length }, (_, i) => ({
		value: String(value[i]),
		count: Number(n[i])
	}));
	const unreadable = column.type.type === 'text' ? 0 : await count(db, signal, table, column);
	const filled = Number(found.column('filled')[0] ?? 0);
	return {
		empty: rows - filled - unreadable,
		unreadable,
		distinct: Number(found.column('different')[0] ?? 0),
		top
	};
}

/** Values that are not of the column's type. */
async function count(
	db: Database,
	signal: AbortSignal,
	table: string,
	{ name: column }: SourceColumn
): Promise<number> {
	const sql = `select count(${rawName(column)})::integer as n from ${name(table)}`;
	return Number((await db.rows(signal, sql)).column('n')[0]);
}

async function extent(
	db: Database,
	signal: AbortSignal,
	table: string,
	column: SourceColumn,
	rows: number
): Promise<ColumnProfile> {
	const found = await db.rows(signal, extentSql(table, column));
	const number = (key: string) => Number(found.column(key)[0] ?? 0);
	const [filled, unreadable] = [number('filled'), number('unreadable')];
	const counts = { empty: rows - filled - unreadable, unreadable, distinct: number('different') };
	if (filled === 0) return { ...counts, top: [] };
	const [min, max] = [number('low'), number('high')];
	const whole = found.column('whole')[0] === true;
	const histogram = await histogramOf(db, signal, table, column, { min, max, whole, filled });
	return { ...counts, top: [], histogram };
}

interface Extent {
	readonly min: number;
	readonly max: number;
	/** Whether all values are whole numbers. */
	readonly whole: boolean;
	readonly filled: number;
}

async function histogramOf(
	db: Database,
	signal: AbortSignal,
	table: string,
	column: SourceColumn,
	{ min, max, whole, filled }: Extent
): Promise<Bins> {
	// Whole numbers within a short range have a bin each.
	const each = whole && max - min < BINS;
	const bins = each ? max - min + 1 : BINS;
	const width = each ? 1 : (max - min) / BINS;
	const counts = Array.from({ length: bins }, () => 0);
	// Of one value alone, or of values too far apart to be divided, there is one bin.
	if (!(width > 0) || !Number.isFinite(width)) return { min, max, counts: [filled] };
	const found = await db.rows(signal, binsSql(table, column, { low: min, width, bins }));
	const [bin, n] = [found.column('bin'), found.column('n')];
	for (let i = 0; i < found.length; i++) counts[Number(bin[i])] = Number(n[i]);
	return { min, max, counts };
}
