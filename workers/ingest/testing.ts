import type { DataFile, OnProgress } from '$lib/engine/protocol';
import type { CsvRead, LegacyEncoding, Source, SourceColumn } from '$lib/import/source';
import type { LoadTables, Value } from '$lib/journey/analysis';
import { name } from '$lib/sql/quote';
import type { Database } from '../database';
import { load } from './load';
import { transcoder } from './transcode';

// What the tests of this folder share.

export const TABLES: LoadTables = { rows: 'rows', rejects: 'rejects', files: 'files' };
export const CALM = new AbortController().signal;
export const QUIET: OnProgress = () => undefined;

/** A source of text columns. */
export function textSource(
	columns: number,
	read: Partial<CsvRead> = {},
	hashes: readonly string[] = ['h']
): Source {
	return {
		id: 's',
		name: 's',
		files: hashes.map((hash) => ({ name: `${hash}.csv`, size: 0, hash })),
		read: {
			format: 'csv',
			encoding: 'utf-8',
			delimiter: ',',
			quote: '"',
			header: true,
			skip: 0,
			...read
		},
		columns: Array.from({ length: columns }, (_, i) => textColumn(`c${i + 1}`)),
		touchpoint: '',
		channel: ''
	};
}

export function textColumn(heading: string): SourceColumn {
	return { heading, name: heading, type: { type: 'text' }, role: { role: 'attribute' } };
}

/** A text in an encoding of before Unicode. Throws for a character that it lacks. */
export function encodedAs(text: string, encoding: LegacyEncoding): Uint8Array<ArrayBuffer> {
	const bytes = bytesOf(encoding);
	return Uint8Array.from(
		[...text].flatMap((character) => {
			const found = bytes.get(character);
			if (found === undefined) throw new Error(`${encoding} has no ${character}`);
			return found;
		})
	);
}

const tables = new Map<LegacyEncoding, ReadonlyMap<string, readonly number[]>>();

/** The bytes of each character of an encoding, of one byte or two. */
function bytesOf(encoding: LegacyEncoding): ReadonlyMap<string, readonly number[]> {
	const made = tables.get(encoding);
	if (made !== undefined) return made;
	const table = new Map<string, readonly number[]>();
	const take = (...bytes: number[]) => {
		const text = new TextDecoder().decode(transcoder(encoding)(Uint8Array.from(bytes), true));
		const isOne = [...text].length === 1 && text !== '\ufffd';
		if (isOne && !table.has(text)) table.set(text, bytes);
	};
	for (let byte = 0; byte < 256; byte++) take(byte);
	for (let lead = 0x81; lead < 0xff; lead++) {
		for (let trail = 0x40; trail < 0xff; trail++) take(lead, trail);
	}
	tables.set(encoding, table);
	return table;
}

export async function tableOf(db: Database, sql: string): Promise<Record<string, Value>[]> {
	const rows = await db.rows(CALM, sql);
	const columns = rows.columns.map(({ name: column }) => [column, rows.column(column)] as const);
	return Array.from({ length: rows.length }, (_, i) =>
		Object.fromEntries(columns.map(([column, values]) => [column, values[i] ?? null]))
	);
}

/** The value of an expression. */
export async function valueOf(db: Database, sql: string): Promise<unknown> {
	return (await db.rows(CALM, `select ${sql} as value`)).column('value')[0];
}

/** Loads files and gives the rows, the rejects and the files; the tables are dropped again. */
export async function loaded(db: Database, source: Source, files: readonly DataFile[]) {
	await load(db, CALM, { kind: 'load', name: 'load', source, tables: TABLES }, files, QUIET);
	const rows = await tableOf(db, 'select * from rows order by "row"');
	const rejects = await tableOf(db, 'select * from rejects order by file, line');
	const perFile = await tableOf(db, 'select * from files order by file');
	for (const table of Object.values(TABLES))
		await db.run(CALM, `drop table ${name(table as string)}`);
	return { rows, rejects, files: perFile };
}

export function fileOf(bytes: string | Uint8Array<ArrayBuffer>, hash = 'h'): DataFile {
	return { hash, blob: new Blob([bytes]) };
}
