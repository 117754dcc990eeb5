import type { Source } from '$lib/import/source';
import { integer, literal } from '$lib/sql/quote';
import type { Statement } from '../analysis';
import { claimedRows } from '../identity/claims';
import { IdentityTypes } from '../identity/columns';
import { normalised } from '../identity/rules';
import type { IdentitySpec } from '../identity/spec';
import { identityTables } from '../tables';
import type { KnownIdentifier } from './file';

/**
 * Where identifiers of a truth are: (place, id, person) for those that the data has, `place` as in the
 * list; the person null where the identifier is nobody's.
 */
export function truthStatement(
	key: string,
	sources: readonly Source[],
	spec: IdentitySpec,
	known: readonly KnownIdentifier[]
): Statement {
	const t = identityTables(key);
	const types = new IdentityTypes(sources, spec);
	const values = known.map(
		({ type, value }, at) => `(${integer(at)}, ${literal(type)}, ${literal(value)})`
	);
	const value = types.sql((rule) => normalised('raw', rule, spec.country));
	return {
		name: 'truth',
		sql: `select w.place, i.id, m.person
from (select place, type, ${value} as value from (values ${values.join(', ')}) wanted (place, type, raw)) w
join ${t.identifiers} i on i.type = w.type and i.value = w.value join ${t.membership} m on m.id = i.id
order by w.place`
	};
}

/**
 * Interactions by the person that a truth gives them and by their own: (who, person, interactions).
 * `known` says of ids whose they are; of several in a row the first column says it.
 */
export function truthRowsStatement(
	key: string,
	sources: readonly Source[],
	spec: IdentitySpec,
	known: ReadonlyMap<number, number>
): Statement {
	const t = identityTables(key);
	const rows = claimedRows(sources, new IdentityTypes(sources, spec), 'said');
	const values = [...known].map(([id, who]) => `(${integer(id)}, ${integer(who)})`);
	return {
		name: 'truth rows',
		sql: `with known (id, who) as (values ${values.join(', ')}),
said as (select s.type, s.raw, k.who from ${t.spellings} s join known k using (id)),
rows as (${rows.join('\nunion all ')})
select r.who, i.person, count(*)::integer as interactions
from rows r join ${t.interactions} i on i.source = r.source and i.row = r.row
where r.who is not null group by r.who, i.person`
	};
}
