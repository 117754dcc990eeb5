/** One entry of a list of keys and values: where it belongs below the list, and its text. */
export interface Pair {
	readonly path: readonly string[];
	readonly value: string | null;
}

/**
 * A list of objects with a `key` and a `value` as one value a key; undefined for any other list, and for
 * one that has a key twice. A value is a scalar, or an object with one member that is not null; where
 * members are named for their type (`string_value`, as in exports of GA4), others stand beside them.
 */
export function pairsIn(list: readonly unknown[]): Pair[] | undefined {
	const pairs: Pair[] = [];
	const keys = new Set<string>();
	for (const entry of list) {
		if (!isObject(entry) || Object.keys(entry).some((name) => name !== 'key' && name !== 'value')) {
			return undefined;
		}
		const { key, value = null } = entry;
		if ((typeof key !== 'string' && typeof key !== 'number') || keys.has(String(key))) {
			return undefined;
		}
		keys.add(String(key));
		const found = isObject(value) ? membersOf(String(key), value) : scalar(String(key), value);
		if (found === undefined) return undefined;
		pairs.push(...found);
	}
	return pairs;
}

function scalar(key: string, value: unknown): Pair[] | undefined {
	return isScalar(value) ? [{ path: [key], value: textOf(value) }] : undefined;
}

function membersOf(key: string, members: Readonly<Record<string, unknown>>): Pair[] | undefined {
	const filled = Object.entries(members).filter(([, value]) => value !== null);
	if (filled.some(([, value]) => !isScalar(value))) return undefined;
	const typed = filled.filter(([name]) => filled.length === 1 || name.endsWith('_value'));
	const [only] = typed;
	if (filled.length === 0) return [{ path: [key], value: null }];
	if (only === undefined || typed.length > 1) return undefined;
	const others = filled.filter((member) => member !== only);
	return [
		{ path: [key], value: textOf(only[1]) },
		...others.map(([name, value]) => ({ path: [key, name], value: textOf(value) }))
	];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): boolean {
	return value === null || typeof value !== 'object';
}

function textOf(value: unknown): string | null {
	return value === null || value === '' ? null : String(value);
}
