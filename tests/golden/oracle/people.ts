import { OWN, type Log } from './log';

/** An interaction of a log, with the person that it belongs to: the smallest of their identifiers. */
export interface Stitched {
	readonly person: string;
	readonly time: number;
	readonly source: number;
	readonly row: number;
	readonly touchpoint: string | null;
	readonly channel: string | null;
}

/** Whose each identifier is, by its smallest identifier; null where several people share it. */
export type Membership = ReadonlyMap<string, string | null>;

/** The identifiers of every usable row. */
function usableRows(log: Log) {
	return log.flatMap((rows, source) =>
		rows.flatMap(({ ids, time, touchpoint, channel }, row) => {
			const values = ids.filter((id) => id !== null);
			if (time === null || values.length === 0) return [];
			return [{ ids: values, time, source, row, touchpoint, channel }];
		})
	);
}

const isOwn = (id: string) => OWN.has(id.split('-')[0] ?? '');

/** Grows a set by whatever shares a row with it, until nothing more does. */
function closure(start: string, rows: readonly (readonly string[])[]): string[] {
	const found = new Set([start]);
	for (let size = 0; size !== found.size;) {
		size = found.size;
		for (const row of rows) {
			if (row.some((id) => found.has(id))) for (const id of row) found.add(id);
		}
	}
	return [...found].sort();
}

/** Whose each identifier is, by the definition, set by set. */
export function membershipOf(log: Log): Membership {
	const rows = usableRows(log).map(({ ids }) => ids);
	const all = [...new Set(rows.flat())];
	const ownRows = rows.map((row) => row.filter(isOwn));
	const core = new Map(all.filter(isOwn).map((id) => [id, closure(id, ownRows)[0] ?? id]));
	const coresWith = (id: string) =>
		new Set(
			rows
				.filter((row) => row.includes(id))
				.flatMap((row) => row.flatMap((other) => core.get(other) ?? []))
		);
	const met = new Map(all.filter((id) => !isOwn(id)).map((id) => [id, [...coresWith(id)]]));
	const free = (id: string) => met.get(id)?.length === 0;
	const freeRows = rows.map((row) => row.filter(free));
	const whose = new Map<string, string | null>();
	for (const id of all) {
		const cores = met.get(id) ?? [];
		if (isOwn(id)) whose.set(id, core.get(id) ?? null);
		else if (cores.length > 0) whose.set(id, cores.length === 1 ? (cores[0] ?? null) : null);
		else {
			const cluster = closure(id, freeRows);
			const through = new Set(
				rows
					.filter((row) => row.some((other) => cluster.includes(other)))
					.flatMap((row) => row.filter((other) => met.get(other)?.length === 1))
					.flatMap((other) => met.get(other) ?? [])
			);
			whose.set(id, through.size === 1 ? ([...through][0] ?? null) : (cluster[0] ?? null));
		}
	}
	return whose;
}

/** The interactions in the total order of each person; shared devices divided at each login. */
export function stitch(log: Log): Stitched[] {
	const whose = membershipOf(log);
	const rows = usableRows(log).sort(
		(a, b) => a.time - b.time || a.source - b.source || a.row - b.row
	);
	const known = rows.map(({ ids }) =>
		ids.map((id) => whose.get(id) ?? null).find((one) => one !== null)
	);
	const stitched = rows.map(({ ids, ...row }, at) => {
		const device = ids[0] ?? '';
		const says = (other: number) =>
			rows[other]?.ids.includes(device) === true && known[other] !== undefined;
		const places = rows.map((_, other) => other).filter(says);
		const before = places.filter((other) => other <= at).at(-1);
		const after = places.find((other) => other > at);
		const person = known[at] ?? known[before ?? after ?? -1];
		if (person === undefined) throw new Error('a row that is nobody’s');
		return { ...row, person };
	});
	return stitched.sort((a, b) => (a.person < b.person ? -1 : a.person > b.person ? 1 : 0));
}
