import { integer } from '$lib/sql/quote';
import type { IdentityTypes } from './columns';
import type { identityTables } from '../tables';

type Tables = ReturnType<typeof identityTables>;

/**
 * SQL: (component, type, value), the identifier that names each person or each that is held back. Types
 * that decide come first, then those of higher priority, then by type and value.
 */
export function namesOf(t: Tables, types: IdentityTypes, among: string): string {
	const rank =
		types.all.length === 0 ? '0' : types.sql(({ priority }) => integer(-priority), 'i.type');
	return `select component, name.type as type, name.value as value from (
	select m.component, arg_min({type: i.type, value: i.value}, (i.level, ${rank}, i.type, i.value)) as name
	from ${t.membership} m join ${t.identifiers} i using (id)
	where m.component in (${among}) group by m.component)`;
}
