import fc from 'fast-check';
import * as v from 'valibot';
import { columnSchema, sourceSchema } from '$lib/import/source';
import { csvOf } from '../../../cli/golden/csv';
import type { LabSource } from '../../../cli/golden/lab';

// Small random logs, full of ties, repeats and shared identifiers.

/** The identifier columns of each source: two of one type in the second. */
export const LAYOUTS = [
	['user', 'device'],
	['email', 'device', 'device'],
	['user', 'email', 'cookie', 'device']
] as const;

export const OWN: ReadonlySet<string> = new Set(['user', 'email']);

export interface LogRow {
	/** As in the source's layout; null where empty. */
	readonly ids: readonly (string | null)[];
	/** Seconds since 1970 in UTC. */
	readonly time: number | null;
	readonly touchpoint: string | null;
	readonly channel: string | null;
}

/** What somebody did a minute of 1970: a row of the first source. */
export function event(
	user: string,
	minute: number,
	touchpoint: string | null,
	channel: string | null = null
): LogRow & { readonly time: number } {
	return { ids: [user, null], time: minute * 60, touchpoint, channel };
}

/** Rows by source, in file order. */
export type Log = readonly (readonly LogRow[])[];

const START = Date.UTC(2024, 2, 30, 22) / 1000;

const maybe = <T>(value: fc.Arbitrary<T>, nothing = 2) =>
	fc.oneof(
		{ weight: 10 - nothing, arbitrary: value },
		{ weight: nothing, arbitrary: fc.constant(null) }
	);

function rowOf(layout: readonly string[], people: number): fc.Arbitrary<LogRow> {
	const value = (type: string) =>
		fc.integer({ min: 1, max: people }).map((number) => `${type}-${number}`);
	return fc.record({
		ids: fc.tuple(...layout.map((type) => maybe(value(type), OWN.has(type) ? 6 : 4))),
		time: maybe(
			fc.integer({ min: 0, max: 24 }).map((quarter) => START + quarter * 300),
			1
		),
		touchpoint: maybe(fc.constantFrom('home', 'search', 'cart', 'pay'), 1),
		channel: maybe(fc.constantFrom('web', 'phone'), 1)
	});
}

/** A log of one or more sources, three at most, with so many values of each type of identifier. */
export function logs(
	people: number,
	rows: number,
	layouts: readonly (readonly string[])[] = LAYOUTS
): fc.Arbitrary<Log> {
	return fc
		.integer({ min: 1, max: layouts.length })
		.chain((count) =>
			fc.tuple(
				...layouts
					.slice(0, count)
					.map((layout) => fc.array(rowOf(layout, people), { maxLength: rows, size: 'max' }))
			)
		);
}

let files = 0;

/** The log as sources with a file each. */
export function sourcesOf(
	log: Log,
	layouts: readonly (readonly string[])[] = LAYOUTS
): LabSource[] {
	return log.map((rows, at) => {
		const layout = layouts[at] ?? [];
		const ids = layout.map((type, index) => ({ name: `${type} ${index}`, type }));
		const headings = [...ids.map(({ name }) => name), 'time', 'touchpoint', 'channel'];
		const csv = csvOf([
			headings,
			...rows.map(({ ids: values, time, touchpoint, channel }) => [
				...values.map((value) => value ?? ''),
				time === null ? '' : new Date(time * 1000).toISOString(),
				touchpoint ?? '',
				channel ?? ''
			])
		]);
		const column = (name: string, role: object, type: object = { type: 'text' }) =>
			v.parse(columnSchema, { heading: name, name, type, role });
		const source = v.parse(sourceSchema, {
			id: `s${at}`,
			name: `source ${at}`,
			files: [{ name: `${at}.csv`, size: csv.size, hash: `log-${files++}` }],
			read: { format: 'csv', delimiter: ',' },
			columns: [
				...ids.map(({ name, type }) => column(name, { role: 'identifier', identifier: type })),
				column('time', { role: 'time' }, { type: 'time', format: 'iso' }),
				column('touchpoint', { role: 'touchpoint' }),
				column('channel', { role: 'channel' })
			]
		});
		return { source, csv };
	});
}
