import { asksCountsOnly, Unsupported, type Asked, type Event } from './case';

/** Settings of a query that change names, or leave events out. */
export const NAME_RULES = ['groupings', 'exclude', 'strip_trailing_slash'];

/** A slash that ends a name which is more than that. */
const TRAILING = '^(.+)/$';

/**
 * The rules of a journeys cell for a query. A grouping matches anywhere in a name, and names whatever it
 * groups; what is excluded is compared with the new names, anywhere too where it has a wildcard.
 */
export function nameRules(asked: Asked): object {
	const { query, events } = asked;
	const strip = query['strip_trailing_slash'] ?? false;
	if (typeof strip !== 'boolean') throw new Unsupported('strip_trailing_slash is not yes or no');
	if (strip && joinsRuns(events) && !asksCountsOnly(asked)) {
		throw new Unsupported(
			'times of a run that only stripping makes: counted here from its first event, there from its last'
		);
	}
	const groupings = textsOf(query, 'groupings').map((name) => ({
		match: 'wildcard',
		text: `*${name}*`,
		name
	}));
	const stripped = strip ? [{ match: 'regex', text: TRAILING, name: '$1' }] : [];
	const exclude = textsOf(query, 'exclude').map((text) =>
		text.includes('*') ? { match: 'wildcard', text: `*${text}*` } : { match: 'exact', text }
	);
	return { rules: [...groupings, ...stripped], exclude };
}

function textsOf(query: Asked['query'], key: string): readonly string[] {
	const list: unknown = query[key] ?? [];
	const texts = Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
	if (!Array.isArray(list) || texts.length < list.length) {
		throw new Unsupported(`${key} is not a list of names`);
	}
	return texts;
}

/** Whether two events of a user, one after the other, have names that differ by their last slash alone. */
function joinsRuns(events: readonly Event[]): boolean {
	const last = new Map<unknown, string>();
	const time = ({ ts, ts_int: number }: Event) =>
		`${JSON.stringify(ts ?? null)} ${String(number).padStart(20)}`;
	const inOrder = events.toSorted((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0));
	return inOrder.some(({ user, event }) => {
		const name = String(event);
		const before = last.get(user);
		last.set(user, name);
		const bare = (one: string) => one.replace(new RegExp(TRAILING), '$1');
		return before !== undefined && before !== name && bare(before) === bare(name);
	});
}
