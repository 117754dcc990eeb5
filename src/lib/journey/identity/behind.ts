import * as v from 'valibot';
import { integer, literal } from '$lib/sql/quote';
import type { Behind, Context } from '../analysis';
import type { IdentitySpec } from './spec';
import { parseSpec } from '../spec-error';
import { identityTables } from '../tables';

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));

const pickSchema = v.variant('of', [
	v.strictObject({ of: v.literal('all') }),
	/** With an identifier that is unique to a person. */
	v.strictObject({ of: v.literal('known') }),
	/** With so many identifiers, at least and, where it is said, at most. */
	v.strictObject({ of: v.literal('size'), from: count, to: v.optional(count) }),
	/** Those who share an identifier, as it is after normalising. */
	v.strictObject({
		of: v.literal('shared'),
		type: v.pipe(v.string(), v.nonEmpty()),
		value: v.string()
	})
]);
export type IdentityPick = v.InferOutput<typeof pickSchema>;

export function identityBehind(given: unknown, _: IdentitySpec, context: Context): Behind {
	const pick = parseSpec('identity', pickSchema, given);
	const t = identityTables(context.key);
	return { unit: 'person', journeys: '', query: queryOf(pick, t) };
}

function queryOf(pick: IdentityPick, t: ReturnType<typeof identityTables>): string {
	switch (pick.of) {
		case 'all':
			return `select person from ${t.people}`;
		case 'known':
			return `select person from ${t.people} where known`;
		case 'size': {
			const most = pick.to === undefined ? '' : ` and identifiers <= ${integer(pick.to)}`;
			return `select person from ${t.people} where identifiers >= ${integer(pick.from)}${most}`;
		}
		case 'shared':
			return `select m.person from ${t.identifiers} i
join (select a, b from ${t.edges} union all select b, a from ${t.edges}) e on e.a = i.id
join ${t.membership} m on m.id = e.b
where i.type = ${literal(pick.type)} and i.value = ${literal(pick.value)} and m.person is not null`;
	}
}
