import { positionsOf } from '$lib/import/load';
import { listsIn, unnested } from '$lib/import/nested/each';
import { shapeOf, type Keyed, type Leaf } from '$lib/import/nested/shape';
import { anyKeysSql, headingsOfShape, keysSql, unfoldedSql } from '$lib/import/nested/unfold';
import type { Format } from '$lib/import/source';
import { name } from '$lib/sql/quote';
import type { Database } from '../database';
import { recordsOf, typesOf, type Batch, type Types, type Unfolded } from './batches';
import { tooDeep, tooManyColumns } from './table-faults';
import type { FileForm, Places, Take } from './reader';
import { textsOfRows } from './texts';

/** Columns of a table, unfolded. */
const COLUMNS = 5000;

let looks = 0;

/** How a table is mended, in SQL, before it is unfolded. */
export type Mend = (relation: string, types: Types) => { relation: string; types: Types };

const asItIs: Mend = (relation, types) => ({ relation, types });

/** The headings and the first records of a file, nested columns unfolded, from an Arrow stream of them. */
export async function unfoldedStart(
	db: Database,
	signal: AbortSignal,
	blob: Blob,
	stream: Uint8Array,
	{ mend = asItIs, each, records, whole }: Start
): Promise<{ headings: string[]; rows: (string | null)[][]; lists?: readonly string[] }> {
	const stage = `look ${++looks}`;
	try {
		await db.insertArrow(signal, stage, stream);
		const table = tableOf(blob, mend(name(stage), await typesOf(db, signal, stage)), each);
		const { shape } = table;
		const keys = new Map<Keyed, readonly string[]>();
		for (const part of shape) {
			if (part.kind === 'leaf') continue;
			const found = await db.rows(signal, keysSql(table.relation, part, COLUMNS + 1));
			keys.set(part, Array.from(found.column('key'), String));
		}
		if (whole !== undefined && keys.size > 0) {
			const columns = rootsOf([...table.types.keys()], [...keys.keys()], each);
			await addLateKeys(db, signal, blob, { batches: whole(columns), keys, each });
		}
		const headings = headingsOfShape(shape, keys);
		if (headings.length > COLUMNS) throw tooManyColumns(blob, headings.length, COLUMNS);
		const { relation, given } = unfoldedSql(table.relation, shape, headings);
		const texts = given.map((at, i) =>
			at === undefined ? `null as t${i}` : `nullif(${at.column}::varchar, '') as t${i}`
		);
		const limit = each === undefined ? '' : ` limit ${records}`;
		const rows = await db.rows(signal, `select ${texts.join(', ')} from ${relation}${limit}`);
		const { lists } = table;
		return { headings, rows: textsOfRows(rows), ...(lists.length === 0 ? {} : { lists }) };
	} finally {
		await db.run(new AbortController().signal, `drop table if exists ${name(stage)}`);
	}
}

/** What is asked of the start of a file. */
interface Start {
	readonly mend?: Mend;
	/** The list of whose elements rows are made, see `SourceRead`. */
	readonly each: string | undefined;
	/** Rows that are wanted. */
	readonly records: number;
	/** The whole file, of these columns alone: a key of the data may come late. */
	readonly whole?: (columns: readonly string[]) => AsyncIterable<Batch>;
}

/** The columns of a file in which parts lie. */
function rootsOf(
	columns: readonly string[],
	parts: readonly Keyed[],
	each: string | undefined
): string[] {
	const paths = [...parts.map(({ path }) => path), ...(each === undefined ? [] : [each])];
	return columns.filter((column) =>
		paths.some((path) => path === column || path.startsWith(`${column}.`))
	);
}

/** Adds the keys that come after the start of a file, in the order of the alphabet. */
async function addLateKeys(
	db: Database,
	signal: AbortSignal,
	blob: Blob,
	{ batches, keys, each }: LateKeys
): Promise<void> {
	const known = new Map(
		[...keys].map(([part, first]) => [part.path, { part, all: new Set(first) }])
	);
	const stage = `look ${++looks}`;
	for await (const { stream } of batches) {
		try {
			await db.insertArrow(signal, stage, stream);
			const as = { relation: name(stage), types: await typesOf(db, signal, stage) };
			const { relation, shape } = tableOf(blob, as, each);
			for (const part of shape) {
				const found = part.kind === 'leaf' ? undefined : known.get(part.path);
				if (part.kind === 'leaf' || found === undefined) continue;
				const rows = await db.rows(signal, anyKeysSql(relation, part));
				for (const key of Array.from(rows.column('key'))) {
					if (key !== null) found.all.add(String(key));
				}
				if (found.all.size > COLUMNS) throw tooManyColumns(blob, found.all.size, COLUMNS);
			}
		} finally {
			await db.run(new AbortController().signal, `drop table if exists ${name(stage)}`);
		}
	}
	for (const { part, all } of known.values()) {
		const first = keys.get(part) ?? [];
		keys.set(part, [...first, ...[...all].slice(first.length).toSorted()]);
	}
}

interface LateKeys {
	readonly batches: AsyncIterable<Batch>;
	readonly keys: Map<Keyed, readonly string[]>;
	readonly each: string | undefined;
}

/** How the batches of a file become the columns of its source. */
export function unfolderOf<F extends Format>(
	{ source, headings, data, read }: Pick<Take<F>, 'source'> & FileForm<F>,
	mend: Mend = asItIs
): (stage: string, types: Types) => Unfolded {
	const wanted = positionsOf(source, headings).map((at) =>
		at === undefined ? undefined : headings[at]
	);
	return (stage, types) => {
		const table = tableOf(data.blob, mend(name(stage), types), eachOf(read));
		const { relation, records, shape } = table;
		return {
			...unfoldedSql(relation, shape, wanted),
			...(records === undefined ? {} : { records })
		};
	};
}

/** The list of whose elements rows are made, where the reading names one. */
export function eachOf(read: object): string | undefined {
	return 'each' in read && typeof read.each === 'string' ? read.each : undefined;
}

/** See `Reader.places`: of a file whose rows are elements of lists. */
export async function placesOfElements<F extends Format>(
	db: Database,
	signal: AbortSignal,
	{ data, read }: FileForm<F>,
	batches: AsyncIterable<Batch>,
	rows: readonly number[]
): Promise<Places> {
	const stage = `look ${++looks}`;
	const places: number[] = [];
	let [row, record] = [0, 0];
	for await (const batch of batches) {
		try {
			await db.insertArrow(signal, stage, batch.stream);
			const as = { relation: name(stage), types: await typesOf(db, signal, stage) };
			const { records } = tableOf(data.blob, as, eachOf(read));
			const of = records === undefined ? undefined : await recordsOf(db, signal, records);
			for (let at = 0; at < (of?.length ?? batch.rows); at++, row++) {
				if (rows[places.length] === row) places.push(record + (of?.[at] ?? at + 1));
			}
		} finally {
			await db.run(new AbortController().signal, `drop table if exists ${name(stage)}`);
		}
		record += batch.rows;
		if (places.length >= rows.length) break;
	}
	return { places, rows: row };
}

/** Names the number of a record beside what it holds. */
const RECORD = 'number of the record';

interface ShapedTable {
	readonly relation: string;
	/** The file's own columns. */
	readonly types: Types;
	readonly shape: readonly (Leaf | Keyed)[];
	readonly lists: readonly string[];
	readonly records?: string;
}

/** A table and what its columns unfold to, a row an element of the list where one is named. */
function tableOf(
	blob: Blob,
	{ relation, types }: ReturnType<Mend>,
	each: string | undefined
): ShapedTable {
	const lists = listsWithin(blob, types);
	if (each === undefined) {
		return { relation, types, shape: shapeOfTable(blob, types), lists };
	}
	const numbered = `(select *, row_number() over () as ${name(RECORD)} from ${relation})`;
	const rows = unnested(numbered, types, each);
	const gone = new Set(rows.lists);
	const shape = shapeOfTable(blob, rows.types).filter(({ path }) => !gone.has(path));
	const records = `select ${name(RECORD)} as record from ${rows.relation}`;
	return { relation: rows.relation, types, shape, lists, records };
}

function listsWithin(blob: Blob, types: Types): string[] {
	try {
		return listsIn(types);
	} catch (cause) {
		throw cause instanceof RangeError ? tooDeep(blob, cause) : cause;
	}
}

function shapeOfTable(blob: Blob, types: Types): (Leaf | Keyed)[] {
	if (types.size > COLUMNS) throw tooManyColumns(blob, types.size, COLUMNS);
	try {
		return shapeOf(types);
	} catch (cause) {
		throw cause instanceof RangeError ? tooDeep(blob, cause) : cause;
	}
}
