import { keyOfValue } from '$lib/notebook/hash';
import type { Build, Context, Step } from './analysis';

/** Tables that all cells share that ask for the same: kept under what they depend on, not under a cell. */
export interface Kept {
	readonly key: string;
	/** The name of one of the tables. */
	table(what: string): string;
}

/** `depends` is plain, and names all that decides what is in the tables: result keys, settings. */
export function keptUnder(of: string, depends: object): Kept {
	const key = keyOfValue({ kept: of, depends });
	return { key, table: (what) => `${of}_${what}_${key.slice(0, 16)}` };
}

/** The events of a journeys cell within a segment, as something that tables depend on. */
export function eventsKey(context: Context, journeys: string, segment: string): readonly string[] {
	return [journeys, segment].map((cell) => (cell === '' ? '' : context.keyOf(cell)));
}

interface Query {
	readonly what: string;
	readonly name: string;
	readonly query: string;
	/** Whether only later ones read it. */
	readonly passing?: true;
}

/** What makes such tables, each from a query; they are made in this order. */
export function keptBuild({ key, table }: Kept, queries: readonly Query[]): Build {
	const made = queries.map(({ what, name, query }): Step => ({
		kind: 'sql',
		name,
		sql: `create table ${table(what)} as\n${query}`
	}));
	const dropped = queries.flatMap(({ what, passing }): Step[] =>
		passing ? [{ kind: 'sql', name: 'tidy', sql: `drop table ${table(what)}` }] : []
	);
	return { key, tables: queries.map(({ what }) => table(what)), steps: [...made, ...dropped] };
}
