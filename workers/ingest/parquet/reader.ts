import type { Stretch } from '$lib/import/part';
import type { ReadOf } from '$lib/import/source';
import { name } from '$lib/sql/quote';
import { directOf } from '../arrow/direct';
import { takeBatches } from '../batches';
import { emptyFile } from '../faults';
import type { Reader } from '../reader';
import { placesOfElements, unfoldedStart, unfolderOf, type Mend } from '../unfold';
import { tableFault } from '../table-faults';
import { openParquet, type Group } from './batches';
import { footerOf, type Footer } from './footer';

/** Parquet, some rows of a row group at a time. */
export const parquetReader: Reader<'parquet'> = {
	async inspect(db, signal, { blob }, { records, given }) {
		const each = given?.each === '' ? undefined : given?.each;
		const read: ReadOf<'parquet'> = { format: 'parquet', ...(each === undefined ? {} : { each }) };
		const file = await openParquet(db, signal, blob);
		try {
			for await (const { stream } of file.batches({ most: records })) {
				const mend = mendOf(blob, file.footer);
				const whole = (columns: readonly string[]) => file.batches({ columns });
				const asked = { mend, each, records, ...(file.footer.rows > records ? { whole } : {}) };
				const start = await unfoldedStart(db, signal, blob, stream, asked);
				return { read, ...start };
			}
			throw emptyFile(blob, 'no rows');
		} finally {
			file.close();
		}
	},

	async take(db, signal, take) {
		const file = await openParquet(db, signal, take.data.blob);
		try {
			const unfold = unfolderOf(take, mendOf(take.data.blob, file.footer));
			const direct =
				take.read.each === undefined ? directOf(take.source, take.headings) : undefined;
			const { stretch, most } = take;
			const batches = file.batches({
				...(most === undefined ? {} : { most }),
				...(stretch === undefined ? {} : { groups: [stretch.from, stretch.to] as const })
			});
			const taken = await takeBatches(db, signal, take, batches, unfold, direct);
			const { rows, places, records } = taken;
			return { rows, rejects: [], places, whole: records === (stretch ?? file.footer).rows };
		} finally {
			file.close();
		}
	},

	async stretches(db, signal, { data: { blob }, read }, cuts, onRead) {
		if (read.each !== undefined) return undefined;
		const file = await openParquet(db, signal, blob);
		file.close();
		onRead(0);
		return stretchesOf(file.groups, cuts);
	},

	async places(db, signal, form, rows) {
		const { data, read } = form;
		if (read.each !== undefined) {
			const file = await openParquet(db, signal, data.blob);
			try {
				return await placesOfElements(db, signal, form, file.batches(), rows);
			} finally {
				file.close();
			}
		}
		const { rows: all } = await footerOf(signal, data.blob);
		return { places: rows.filter((row) => row < all).map((row) => row + 1), rows: all };
	}
};

/** Row groups, cut where they come next to it. */
function stretchesOf(groups: readonly Group[], cuts: readonly number[]): Stretch[] {
	const marks = [0];
	let before = 0;
	for (const [index, group] of groups.entries()) {
		const middle = before + group.packed / 2;
		while (middle >= (cuts[marks.length - 1] ?? Infinity)) marks.push(index);
		before += group.packed;
	}
	while (marks.length <= cuts.length) marks.push(groups.length);
	return marks.map((from, i) => {
		const to = marks[i + 1] ?? groups.length;
		const own = groups.slice(from, to);
		const bytes = own.reduce((sum, group) => sum + group.packed, 0);
		return { from, to, bytes, rows: own.reduce((sum, group) => sum + group.rows, 0) };
	});
}

/** Bytes that are UUIDs, as such. Of intervals the reader loses the months: better none than wrong ones. */
function mendOf(blob: Blob, { uuids }: Footer): Mend {
	return (relation, types) => {
		for (const [column, type] of types) {
			if (type.includes('INTERVAL')) throw tableFault('table-type', blob, `${column}: INTERVAL`);
		}
		const found = [...uuids].filter((column) => types.get(column) === 'BLOB');
		if (found.length === 0) return { relation, types };
		const mended = found.map((column) => `hex(${name(column)})::uuid as ${name(column)}`);
		return {
			relation: `(select * replace (${mended.join(', ')}) from ${relation})`,
			types: new Map([...types].map(([c, type]) => [c, found.includes(c) ? 'UUID' : type]))
		};
	};
}
