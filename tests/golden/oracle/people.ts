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

/** Whose each identifier is, by its smallest identifier; null where it is nobody's. */
export type Membership = ReadonlyMap<string, string | null>;

type Pair = readonly [string, string];

/** How people are told apart, in the plainest form. */
export interface Policy {
	/** By type, 0 where it is not named. */
	readonly priority?: Readonly<Record<string, number>>;
	/** Most unique identifiers that a shared value may meet. */
	readonly cap?: number;
	/** Most identifiers of a person. */
	readonly limit?: number;
	readonly merges?: readonly Pair[];
	readonly cuts?: readonly Pair[];
	readonly sharing?: 'divide' | 'last-login' | 'reset';
	/** The field-based method over these two types. */
	readonly field?: {
		readonly persistent: string;
		readonly transient: string;
		readonly live: boolean;
	};
}

const typeOf = (id: string) => id.slice(0, id.lastIndexOf('-'));

/** A log under a policy: whose each identifier is, and whose each row. */
export class People {
	readonly #policy: Policy;
	readonly #rows;
	readonly #all: readonly string[];
	/** Every two identifiers of a row. */
	readonly #together: ReadonlySet<string>;
	readonly #person = new Map<string, string | null>();
	readonly capped: ReadonlySet<string>;
	/** The people of more identifiers than the limit. */
	readonly held: ReadonlySet<string>;

	constructor(log: Log, policy: Policy = {}) {
		this.#policy = policy;
		const { field } = policy;
		const counts = (id: string) =>
			field === undefined || [field.persistent, field.transient].includes(typeOf(id));
		this.#rows = log
			.flatMap((rows, source) =>
				rows.flatMap(({ ids, time, touchpoint, channel }, row) => {
					const values = ids.filter((id) => id !== null);
					if (time === null || values.length === 0) return [];
					const said = values
						.filter(counts)
						.map((id, at) => ({ id, at }))
						.sort(
							(a, b) =>
								this.#level(a.id) - this.#level(b.id) ||
								this.#priority(b.id) - this.#priority(a.id) ||
								a.at - b.at
						);
					return [{ ids: said.map(({ id }) => id), time, source, row, touchpoint, channel }];
				})
			)
			.sort((a, b) => a.time - b.time || a.source - b.source || a.row - b.row);
		this.#all = [...new Set(this.#rows.flatMap(({ ids }) => ids))].sort();
		this.#together = new Set(
			this.#rows.flatMap(({ ids }) => ids.flatMap((a) => ids.map((b) => `${a} ${b}`)))
		);
		const met = (id: string) =>
			this.#all.filter((other) => this.#own(other) && this.#share(id, other)).length;
		this.capped = new Set(
			this.#all.filter((id) => !this.#own(id) && met(id) > (policy.cap ?? Infinity))
		);
		for (let level = 0; level <= 10; level++) this.#settle(level);
		const names = this.#named();
		const size = (person: string) => [...names.values()].filter((one) => one === person).length;
		this.held = new Set(
			[...names.values()].flatMap((one) =>
				one !== null && size(one) > (policy.limit ?? Infinity) ? [one] : []
			)
		);
	}

	/** Whose each identifier is, the people held back included. */
	get membership(): Membership {
		return new Map(
			[...this.#named()].map(([id, person]) => [id, this.#isDivided(id) ? null : person] as const)
		);
	}

	/** The interactions in the total order of each person. */
	stitch(): Stitched[] {
		const whose = this.membership;
		const known = this.#rows.map(({ ids }) =>
			ids.map((id) => whose.get(id) ?? null).find((one) => one !== null)
		);
		const stitched = this.#rows.flatMap(({ ids, ...row }, at) => {
			const person = this.#turn(ids, at, known);
			return person === undefined || this.held.has(person) ? [] : [{ ...row, person }];
		});
		return stitched.sort((a, b) => (a.person < b.person ? -1 : a.person > b.person ? 1 : 0));
	}

	#turn(
		ids: readonly string[],
		at: number,
		known: readonly (string | undefined)[]
	): string | undefined {
		const { sharing = 'divide', field } = this.#policy;
		const mine = known[at];
		const device = ids.find((id) => this.#isDivided(id));
		if (mine !== undefined && this.held.has(mine)) return mine;
		if (device === undefined || (mine !== undefined && sharing !== 'last-login')) return mine;
		if (mine !== undefined && field?.live === true) return mine;
		const logins = this.#rows.flatMap((row, other) => {
			const who = known[other];
			const here = row.ids.includes(device) && who !== undefined && !this.held.has(who);
			return here ? [{ other, who }] : [];
		});
		const before = logins.filter(({ other }) => other <= at).at(-1)?.who;
		const after = logins.find(({ other }) => other >= at)?.who;
		if (field?.live === true) return before ?? `${device} alone`;
		if (sharing === 'divide') return before ?? after;
		if (sharing === 'reset') return after ?? before;
		return logins.at(-1)?.who;
	}

	#isDivided(id: string): boolean {
		if (this.capped.has(id) && !this.#byHand(id)) return false;
		if (this.#person.get(id) === null) return true;
		const live = this.#policy.field?.live === true && !this.#own(id) && !this.#byHand(id);
		return live && this.#all.some((other) => this.#own(other) && this.#linked(id, other));
	}

	/** People by their smallest identifier; capped values are nobody's. */
	#named(): Map<string, string | null> {
		return new Map(
			this.#all.map((id) => {
				const person = this.#person.get(id) ?? null;
				if (person === null || (this.capped.has(id) && !this.#byHand(id))) return [id, null];
				return [id, this.#all.find((other) => this.#person.get(other) === person) ?? null];
			})
		);
	}

	/** Finds whose the identifiers of a level are, once all stronger ones are settled. */
	#settle(level: number): void {
		const here = this.#all.filter((id) => this.#level(id) === level);
		const leads = (id: string) => this.#hand(id).filter((other) => this.#level(other) < level);
		const strongest = (ids: readonly string[]) =>
			ids.toSorted((a, b) => this.#level(a) - this.#level(b))[0];
		const peers = (id: string) => this.#hand(id).filter((other) => this.#level(other) === level);
		const stronger = new Map(this.#person);
		const met = new Map(
			here.map((id) => {
				const lead = strongest(leads(id));
				if (lead !== undefined) return [id, new Set([stronger.get(lead) ?? null])] as const;
				const others = this.#all.filter(
					(other) => stronger.has(other) && peers(id).some((peer) => this.#linked(peer, other))
				);
				const people = others.flatMap((other) => stronger.get(other) ?? []);
				return [id, new Set<string | null>(people)] as const;
			})
		);
		const only = (id: string) => {
			const people = met.get(id) ?? new Set();
			return people.size === 1 ? ([...people][0] ?? null) : null;
		};
		const free = here.filter((id) => met.get(id)?.size === 0);
		for (const id of here) {
			if (!free.includes(id)) this.#person.set(id, only(id));
		}
		const cluster = (id: string) =>
			closure(id, (one) =>
				free.filter((other) => this.#linked(one, other) || peers(one).includes(other))
			);
		for (const id of free) {
			const mine = cluster(id);
			const beyond = new Set(
				here
					.filter((other) => !free.includes(other) && only(other) !== null)
					.filter((other) => mine.some((one) => this.#linked(one, other)))
					.map(only)
			);
			this.#person.set(id, beyond.size === 1 ? ([...beyond][0] ?? null) : `of ${mine[0]}`);
		}
	}

	/** All that is merged with it by hand, itself included. */
	#hand(id: string): string[] {
		const merges = (this.#policy.merges ?? []).filter(([a, b]) => !this.#isCut(a, b));
		const known = merges.filter((pair) => pair.every((one) => this.#all.includes(one)));
		return closure(id, (one) =>
			known.filter((pair) => pair.includes(one)).flatMap((pair) => [...pair])
		);
	}

	#byHand(id: string): boolean {
		return this.#hand(id).length > 1;
	}

	#linked(a: string, b: string): boolean {
		return !this.capped.has(a) && !this.capped.has(b) && this.#share(a, b);
	}

	#share(a: string, b: string): boolean {
		if (a === b || this.#isCut(a, b)) return false;
		const alike = typeOf(a) === typeOf(b);
		if (alike && (this.#own(a) || this.#policy.field !== undefined)) return false;
		return this.#together.has(`${a} ${b}`);
	}

	#isCut(a: string, b: string): boolean {
		return (this.#policy.cuts ?? []).some(
			(pair) => pair.includes(a) && pair.includes(b) && a !== b
		);
	}

	#own(id: string): boolean {
		const { field } = this.#policy;
		return field === undefined ? OWN.has(typeOf(id)) : typeOf(id) === field.transient;
	}

	#priority(id: string): number {
		return this.#policy.priority?.[typeOf(id)] ?? 0;
	}

	/** Unique identifiers by priority, the highest first; then what may be shared. */
	#level(id: string): number {
		return this.#own(id) ? 9 - this.#priority(id) : 10;
	}
}

/** All that can be reached from one. */
function closure(start: string, next: (id: string) => readonly string[]): string[] {
	const found = new Set([start]);
	for (const id of found) for (const other of next(id)) found.add(other);
	return [...found].sort();
}

/** The interactions in the total order of each person; shared devices divided at each login. */
export function stitch(log: Log): Stitched[] {
	return new People(log).stitch();
}
