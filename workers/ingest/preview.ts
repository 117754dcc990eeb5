import type { Preview, RejectReason } from '$lib/engine/protocol';
import {
	channelOf,
	identifiersOf,
	rejectReason,
	timeOf,
	touchpointOf,
	usable
} from '$lib/import/interactions';
import { createRowsSql, loadedColumns } from '$lib/import/load';
import { rawName } from '$lib/import/typed-sql';
import type { Source } from '$lib/import/source';
import { name } from '$lib/sql/quote';
import type { Database } from '../database';
import { measuresIn } from './measures';
import type { FileData, Taken } from './reader';
import { takeStart } from './take-start';

const RECORDS = 2000;
const INTERACTIONS = 50;
const EXAMPLES = 5;

let previews = 0;

/** How a mapping would read the first records of a file: by the SQL of a load, into a table that is dropped again. */
export async function preview(
	db: Database,
	signal: AbortSignal,
	source: Source,
	data: FileData
): Promise<Preview> {
	const table = `preview ${++previews}`;
	try {
		await db.run(signal, createRowsSql(source, table));
		const taken = await takeStart(db, signal, source, {
			table,
			data,
			most: RECORDS,
			places: true
		});
		return {
			looked: taken.rows + taken.rejects.length,
			whole: taken.whole,
			interactions: await interactions(db, signal, source, table),
			pace: await pace(db, signal, source, table),
			rejected: await rejected(db, signal, source, table, taken),
			unreadable: await unreadable(db, signal, source, table)
		};
	} finally {
		await db.run(new AbortController().signal, `drop table if exists ${name(table)}`);
	}
}

async function interactions(
	db: Database,
	signal: AbortSignal,
	source: Source,
	table: string
): Promise<Preview['interactions']> {
	const identifiers = identifiersOf(source);
	const measures = measuresIn(source);
	const columns = [
		'"row" as n',
		`epoch_us(${timeOf(source)}) as t`,
		`${touchpointOf(source)} as touchpoint`,
		`${channelOf(source)} as channel`,
		...identifiers.map(({ sql }, i) => `${sql} as i${i}`),
		...measures.map(({ sql }, i) => `${sql} as m${i}`)
	];
	const rows = await db.rows(
		signal,
		`select ${columns.join(', ')} from ${name(table)} where ${usable(source)} order by "row" limit ${INTERACTIONS}`
	);
	const columnsRead = new Map(
		rows.columns.map((column) => [column.name, rows.column(column.name)])
	);
	const value = (column: string, row: number) => columnsRead.get(column)?.[row] ?? null;
	const text = (column: string, row: number) => {
		const found = value(column, row);
		return found === null ? null : String(found);
	};
	return Array.from({ length: rows.length }, (_, row) => ({
		row: Number(value('n', row)),
		time: Number(value('t', row)),
		touchpoint: text('touchpoint', row),
		channel: text('channel', row),
		identifiers: identifiers.flatMap(({ type }, i) => {
			const found = text(`i${i}`, row);
			return found === null ? [] : [{ type, value: found }];
		}),
		measures: measures.flatMap(({ read }, i) => {
			const found = value(`m${i}`, row);
			return found === null ? [] : [read(found)];
		})
	}));
}

async function pace(
	db: Database,
	signal: AbortSignal,
	source: Source,
	table: string
): Promise<Preview['pace']> {
	const who = identifiersOf(source).map(({ sql }) => sql);
	if (who.length === 0) return { pairs: 0, close: 0 };
	const gaps = `select time - lag(time) over (partition by who order by time) as gap
		from (select ${timeOf(source)} as time, coalesce(${who.join(', ')}) as who from ${name(table)} where ${usable(source)})`;
	const rows = await db.rows(
		signal,
		`select count(gap)::integer as pairs, count_if(gap <= interval 30 minutes)::integer as close from (${gaps})`
	);
	return { pairs: Number(rows.column('pairs')[0]), close: Number(rows.column('close')[0]) };
}

async function rejected(
	db: Database,
	signal: AbortSignal,
	source: Source,
	table: string,
	taken: Taken
): Promise<Preview['rejected']> {
	const loaded = loadedColumns(source);
	const texts = loaded.map(({ name: column, type }) =>
		type.type === 'text' ? name(column) : `coalesce(${rawName(column)}, ${name(column)}::varchar)`
	);
	const shown = texts.length === 0 ? "''" : `concat_ws(' · ', ${texts.join(', ')})`;
	const found = await db.rows(
		signal,
		`select "row" as n, reason, case when nth <= ${EXAMPLES} then shown end as shown from (
			select "row", ${rejectReason(source)} as reason, ${shown} as shown,
				row_number() over (partition by reason order by "row") as nth
			from ${name(table)}
		) where reason is not null order by "row"`
	);
	const all = [...taken.rejects];
	const [row, reason, text] = ['n', 'reason', 'shown'].map((column) => found.column(column));
	for (let i = 0; i < found.length; i++) {
		all.push({
			line: taken.places[Number(row?.[i])] ?? 0,
			reason: String(reason?.[i]) as RejectReason,
			text: String(text?.[i] ?? '')
		});
	}
	const reasons = [...new Set(all.map((reject) => reject.reason))];
	return reasons.map((why) => {
		const same = all.filter((reject) => reject.reason === why);
		const examples = same
			.slice(0, EXAMPLES)
			.map(({ line, text: shown }) => ({ line, text: shown }));
		return { reason: why, count: same.length, examples };
	});
}

async function unreadable(
	db: Database,
	signal: AbortSignal,
	source: Source,
	table: string
): Promise<Preview['unreadable']> {
	const found: Preview['unreadable'][number][] = [];
	for (const { name: column, type } of loadedColumns(source)) {
		if (type.type === 'text') continue;
		const raw = rawName(column);
		const rows = await db.rows(
			signal,
			`select count(*)::integer as n, array_to_string(list(distinct ${raw})[1:${EXAMPLES}], chr(31)) as examples from ${name(table)} where ${raw} is not null`
		);
		const count = Number(rows.column('n')[0]);
		if (count === 0) continue;
		const examples = String(rows.column('examples')[0]).split('\x1f');
		found.push({ column, count, examples });
	}
	return found;
}
