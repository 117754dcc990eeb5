import { positionsOf } from '$lib/import/load';
import { shapeOf, type Keyed, type Leaf } from '$lib/import/nested/shape';
import { headingsOfShape, keysSql, unfoldedSql } from '$lib/import/nested/unfold';
import type { Format } from '$lib/import/source';
import { name } from '$lib/sql/quote';
import type { Database } from '../database';
import { typesOf, type Types, type Unfolded } from './batches';
import { tooDeep, tooManyColumns } from './table-faults';
import type { FileForm, Take } from './reader';
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
	mend: Mend = asItIs
): Promise<{ headings: string[]; rows: (string | null)[][] }> {
	const stage = `look ${++looks}`;
	try {
		await db.insertArrow(signal, stage, stream);
		const table = mend(name(stage), await typesOf(db, signal, stage));
		const shape = shapeOfTable(blob, table.types);
		const keys = new Map<Keyed, readonly string[]>();
		for (const part of shape) {
			if (part.kind === 'leaf') continue;
			const found = await db.rows(signal, keysSql(table.relation, part, COLUMNS + 1));
			keys.set(part, Array.from(found.column('key'), String));
		}
		const headings = headingsOfShape(shape, keys);
		if (headings.length > COLUMNS) throw tooManyColumns(blob, headings.length, COLUMNS);
		const { relation, given } = unfoldedSql(table.relation, shape, headings);
		const texts = given.map((at, i) =>
			at === undefined ? `null as t${i}` : `nullif(${at.column}::varchar, '') as t${i}`
		);
		const rows = await db.rows(signal, `select ${texts.join(', ')} from ${relation}`);
		return { headings, rows: textsOfRows(rows) };
	} finally {
		await db.run(new AbortController().signal, `drop table if exists ${name(stage)}`);
	}
}

/** How the batches of a file become the columns of its source. */
export function unfolderOf<F extends Format>(
	{ source, headings, data }: Pick<Take<F>, 'source'> & FileForm<F>,
	mend: Mend = asItIs
): (stage: string, types: Types) => Unfolded {
	const wanted = positionsOf(source, headings).map((at) =>
		at === undefined ? undefined : headings[at]
	);
	return (stage, types) => {
		const table = mend(name(stage), types);
		return unfoldedSql(table.relation, shapeOfTable(data.blob, table.types), wanted);
	};
}

function shapeOfTable(blob: Blob, types: Types): (Leaf | Keyed)[] {
	if (types.size > COLUMNS) throw tooManyColumns(blob, types.size, COLUMNS);
	try {
		return shapeOf(types);
	} catch (cause) {
		throw cause instanceof RangeError ? tooDeep(blob, cause) : cause;
	}
}
