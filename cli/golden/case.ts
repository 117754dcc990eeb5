import * as v from 'valibot';

const eventSchema = v.record(v.string(), v.unknown());

const caseSchema = v.object({
	id: v.pipe(v.string(), v.nonEmpty()),
	kind: v.string(),
	description: v.optional(v.string(), ''),
	/** Rows in file order, which breaks ties. */
	events: v.optional(v.array(eventSchema), []),
	query: v.optional(v.record(v.string(), v.unknown()), {}),
	expected: v.optional(v.record(v.string(), v.unknown()), {}),
	/** What of the answer follows from the events alone; `counts only` where times follow a convention. */
	recomputed_scope: v.optional(v.string(), '')
});
/** A worked case: events, what is asked of them, and what a good answer is. */
export type Case = v.InferOutput<typeof caseSchema>;
/** What whoever answers a case gets to see of it. */
export type Asked = Omit<Case, 'expected'>;
export type Event = v.InferOutput<typeof eventSchema>;

export const casesSchema = v.array(caseSchema);

/** Whether a case says of itself that its times are of one convention among several. */
export function asksCountsOnly({ recomputed_scope: scope }: Asked): boolean {
	return scope === 'counts only';
}

/** What a case asks for that the app does not offer. It is no failure. */
export class Unsupported extends Error {
	override readonly name = 'Unsupported';
}

/** Refuses queries with settings beyond those that are honoured. Throws `Unsupported`. */
export function allowOnly({ query }: Asked, known: readonly string[]): void {
	const others = Object.keys(query).filter((key) => !known.includes(key));
	if (others.length > 0) throw new Unsupported(`no setting for ${others.join(', ')}`);
}

/** A number of a query, or what stands for it. Throws `Unsupported` for anything else. */
export function numberOf({ query }: Asked, key: string, otherwise: number): number {
	const value = query[key] ?? otherwise;
	if (typeof value === 'number') return value;
	throw new Unsupported(`${key} is not a number`);
}
