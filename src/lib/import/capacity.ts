import type { Inspection } from './inspection';
import type { ColumnType, Format, Source } from './source';

/** The records of a source, those of a sample only, and the bytes that they take in the engine at the worst moment. */
export interface Need {
	readonly records: number;
	/** What its table takes of these. */
	readonly table: number;
	readonly bytes: number;
}

export interface Capacity {
	/** What this source needs, as it is set. */
	readonly need: number;
	/** What is left to it. */
	readonly have: number;
	readonly fits: boolean;
	/** One in so many people fit; undefined where all do, or where nobody is known. */
	readonly one: number | undefined;
}

/** Bytes that WebAssembly lets DuckDB have: 3.1 GiB, less what it takes for itself and to read a file. */
const LIMIT = 3.1 * 2 ** 30 - 200e6;
/** Bytes that identity, journeys and what they make on the way take for an interaction, measured. */
const PIPELINE = 250;
/** Bytes of the engine for a byte of a file of which nothing else is known. */
const PER_BYTE = 3.8;

/** Share of a record's bytes as text that a file needs for it; a rough guess where it is compressed. */
const SIZE_OF_TEXT: Readonly<Record<Format, number>> = {
	csv: 1,
	json: 1,
	arrow: 1.3,
	parquet: 0.25,
	xlsx: 0.3,
	xes: 3
};

/** Room for samples, the largest first. */
const ONES = [2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000, 100_000, 1_000_000];

/** What a source of one file needs of the engine, guessed from its first records. */
export function needOf(source: Source, inspection: Inspection): Need {
	const { rows, size } = inspection;
	const lengths = source.columns.map((_, at) => meanOf(rows.map((row) => row[at]?.length ?? 0)));
	const keys = source.read.format === 'json' && source.read.layout !== 'columns';
	const each = 'each' in source.read ? source.read.each : undefined;
	const text = source.columns.reduce((sum, { heading }, at) => {
		// What the elements of a list lie in is in the file once for all of them.
		if (each !== undefined && !heading.startsWith(`${each}.`)) return sum;
		return sum + (lengths[at] ?? 0) + 1 + (keys ? heading.length + 5 : 0);
	}, 0);
	const records = size / Math.max(1, text * SIZE_OF_TEXT[source.read.format]);
	const width = source.columns.reduce((sum, { type, role }, at) => {
		if (role.role === 'ignore') return sum;
		return (
			sum +
			bytesOf(
				type,
				rows.map((row) => row[at] ?? '')
			)
		);
	}, 1);
	const kept = Math.round(records / (source.sample?.one ?? 1));
	return { records: kept, table: kept * width, bytes: kept * (width + PIPELINE) };
}

/** Whether a source fits beside the others of its notebook, and if not, which sample of it would. */
export function capacityFor(
	source: Source,
	inspection: Inspection,
	others: readonly Source[],
	limit = LIMIT
): Capacity {
	const taken = others.reduce(
		(sum, { files, sample }) =>
			sum + files.reduce((bytes, { size }) => bytes + size * PER_BYTE, 0) / (sample?.one ?? 1),
		0
	);
	const have = Math.max(0, limit - taken);
	const need = needOf(source, inspection).bytes;
	const fits = need <= have;
	const all = need * (source.sample?.one ?? 1);
	const one = fits ? undefined : ONES.find((part) => all / part <= have * 0.8);
	return { need, have, fits, one: sampleColumn(source) === undefined ? undefined : one };
}

/** The heading of the column whose identifiers stand best for people. */
export function sampleColumn({ columns }: Source): string | undefined {
	const known = ['customer', 'user', 'email', 'phone', 'card', 'device', 'cookie'];
	const identifiers = columns.flatMap(({ role, heading }) =>
		role.role === 'identifier' ? [{ heading, rank: known.indexOf(role.identifier) }] : []
	);
	// A type of the user's own is unique to a person, as the first ones are.
	return identifiers.sort((a, b) => a.rank - b.rank)[0]?.heading;
}

/** Bytes of a value in a compressed table: texts that come again and again are kept once. */
function bytesOf({ type }: ColumnType, texts: readonly string[]): number {
	switch (type) {
		case 'text': {
			const known = texts.filter((text) => text !== '');
			if (new Set(known).size <= known.length / 2) return 2;
			return (0.7 * known.reduce((sum, { length }) => sum + length, 0)) / texts.length;
		}
		case 'number':
		case 'time':
			return 5;
		case 'boolean':
			return 0.2;
	}
}

function meanOf(values: readonly number[]): number {
	return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
