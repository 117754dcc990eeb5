import { factsOf, factsOfColumn } from './column-facts';
import { columnTypeOf } from './column-type';
import type { Inspection } from './inspection';

/** Values of a column that are looked into. */
const LOOKED = 50;
const HINTS = { comma: false, dayFirst: false, timeZone: 'UTC' };

/**
 * The list of records that holds when things happened, of a file whose records do not say it: the shallowest,
 * and of these the one of most records.
 */
export function listOfTimes(inspection: Inspection): string | undefined {
	const { headings, rows, lists = [] } = inspection;
	const isTime = (facts: ReturnType<typeof factsOfColumn>) =>
		columnTypeOf(facts, HINTS).type.type === 'time';
	if (lists.length === 0 || factsOf(inspection).some(isTime)) return undefined;
	const timed = lists.flatMap((list) => {
		const heading = headings.find((one) => list === one || list.startsWith(`${one}.`));
		if (heading === undefined) return [];
		const at = headings.indexOf(heading);
		const texts = rows.slice(0, LOOKED).map((row) => row[at] ?? '');
		const path = list === heading ? [] : list.slice(heading.length + 1).split('.');
		const records = texts.flatMap((text) => recordsAt(jsonOf(text), path));
		const members = new Set(records.flatMap((record) => Object.keys(record)));
		const when = [...members].some((member) => {
			const values = records.map((record) => textOf(record[member])).filter((one) => one !== '');
			return isTime(factsOfColumn(member, values, records.length));
		});
		return when ? [{ list, depth: path.length, records: records.length }] : [];
	});
	const [best] = timed.toSorted((a, b) => a.depth - b.depth || b.records - a.records);
	return best?.list;
}

type JsonRecord = Readonly<Record<string, unknown>>;

/** The records at a path, through lists. */
function recordsAt(value: unknown, path: readonly string[]): JsonRecord[] {
	if (Array.isArray(value)) return value.flatMap((one: unknown) => recordsAt(one, path));
	if (typeof value !== 'object' || value === null) return [];
	const [key, ...rest] = path;
	return key === undefined ? [value as JsonRecord] : recordsAt((value as JsonRecord)[key], rest);
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
