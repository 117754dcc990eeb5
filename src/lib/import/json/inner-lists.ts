import { pairsIn } from './pairs';

/** Lists that are named, and levels at which they are looked for. */
const MOST = 50;
const DEEPEST = 8;

/** Notes the paths of a list of records, and of those that lie in its records. */
export function noteLists(found: Set<string>, path: string, list: readonly unknown[], depth = 0) {
	if (depth > DEEPEST || found.size >= MOST) return;
	for (const element of list) {
		if (!isObject(element)) continue;
		found.add(path);
		noteMembers(found, path, element, depth + 1);
	}
}

function noteMembers(found: Set<string>, path: string, record: object, depth: number): void {
	if (depth > DEEPEST) return;
	for (const [key, value] of Object.entries(record) as [string, unknown][]) {
		const inner = `${path}.${key}`;
		if (Array.isArray(value)) {
			if (pairsIn(value) === undefined) noteLists(found, inner, value, depth);
		} else if (isObject(value)) noteMembers(found, inner, value, depth + 1);
	}
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
