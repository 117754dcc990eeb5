import type { LabCell } from './lab';
import { Unsupported, type Asked } from './case';

/** Fields of a query by which users are one person. */
export const MERGES: readonly string[] = ['identity_overrides', 'identity_merge'];

/**
 * The identity cell's spec for a query: `identity_overrides` and `identity_merge` become merges by hand, as
 * `{ u1: 'u2' }`, `[['u1', 'u2', …]]` or `[{ from: 'u1', to: 'u2' }]`. Throws `Unsupported` for anything else.
 */
export function identitySpec({ query, events }: Pick<Asked, 'query' | 'events'>): LabCell['spec'] {
	const groups = joined(MERGES.flatMap((key) => groupsOf(query[key], key)));
	// Two users may be said to be one that no row names.
	const there = new Set(events.map(({ user }) => String(user)));
	const identifier = (user: string) => ({ type: 'user', value: `user:${user}` });
	return {
		merges: groups
			.map((group) => group.filter((user) => there.has(user)))
			.flatMap(([first = '', ...others]) =>
				others.map((other) => [identifier(first), identifier(other)])
			)
	};
}

/** Groups that have a user in common are one. */
function joined(groups: readonly (readonly string[])[]): string[][] {
	const done: string[][] = [];
	for (const group of groups) {
		const same = done.filter((other) => other.some((user) => group.includes(user)));
		const whole = [...new Set([...same.flat(), ...group])];
		done.splice(0, done.length, ...done.filter((other) => !same.includes(other)), whole);
	}
	return done;
}

function groupsOf(value: unknown, key: string): string[][] {
	if (value === undefined || value === null) return [];
	if (Array.isArray(value)) {
		// A flat list is one person.
		const groups = value.every((one) => !isObject(one)) ? [value] : value;
		return groups.map((group) => namesOf(group, key));
	}
	if (!isObject(value)) throw new Unsupported(`${key} is no list and no object`);
	return Object.entries(value).map(([from, to]) => [from, ...namesOf([to].flat(), key)]);
}

function namesOf(group: unknown, key: string): string[] {
	const names = isObject(group) ? Object.values(group).flat() : group;
	if (!Array.isArray(names)) throw new Unsupported(`${key} names no users`);
	return names.map((name) => {
		if (typeof name === 'string' || typeof name === 'number') return String(name);
		throw new Unsupported(`${key} names no users`);
	});
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}
