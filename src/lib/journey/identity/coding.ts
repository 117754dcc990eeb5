import { channelOf, timeOf, touchpointOf, usable } from '$lib/import/interactions';
import type { Source } from '$lib/import/source';
import { integer, literal } from '$lib/sql/quote';
import type { IdentityTypes } from './columns';
import { isJunk, normalised } from './rules';
import { loadTables, type identityTables } from '../tables';

type Tables = ReturnType<typeof identityTables>;

/** Every text in an identifier column once. A table of its own: DuckDB would judge junk row by row, before. */
export function texts(t: Tables, sources: readonly Source[], types: IdentityTypes): string {
	const each = sources.flatMap((source) =>
		types
			.columnsOf(source)
			.map(
				({ type, sql }) =>
					`select ${literal(type)} as type, ${sql} as raw from ${loadTables(source).rows} where ${timeOf(source)} is not null`
			)
	);
	if (each.length === 0) return `create table ${t.texts} (type varchar, raw varchar)`;
	return `create table ${t.texts} as
select type, raw from (
	${each.join('\n\tunion all ')}
) where raw is not null group by type, raw`;
}

/** Every text that may link, normalised, with the id of its value. */
export function spellings(t: Tables, types: IdentityTypes, country: string): string {
	if (types.all.length === 0) {
		return `create table ${t.spellings} (type varchar, raw varchar, value varchar, id integer)`;
	}
	return `create table ${t.spellings} as
select type, raw, value, (dense_rank() over (order by type, value) - 1)::integer as id
from (select type, raw, ${types.sql((rule) => normalised('raw', rule, country))} as value from ${t.texts})
where not ${types.sql((rule) => isJunk('value', rule))}`;
}

/** One row a value. */
export function identifiers(t: Tables, types: IdentityTypes): string {
	const own = types.sql(({ strength }) => String(strength === 'own'));
	const level = types.sql((_, type) => `${integer(types.levelOf(type))}::utinyint`);
	return `create table ${t.identifiers} as
select id, type, value, (${own})::boolean as own, (${level})::utinyint as level from (
	select distinct id, type, value from ${t.spellings}) order by id`;
}

/** The distinct names of touchpoints or channels, coded in alphabetical order. */
export function names(
	table: string,
	sources: readonly Source[],
	role: 'touchpoint' | 'channel'
): string {
	const of = role === 'touchpoint' ? touchpointOf : channelOf;
	const each = sources.map((source) => {
		// One row tells a name that is the same in all.
		const varies = source.columns.some((column) => column.role.role === role);
		return `(select ${of(source)} as name from ${loadTables(source).rows} where ${usable(source)}${varies ? '' : ' limit 1'})`;
	});
	const all = each.length === 0 ? ['select null::varchar as name where false'] : each;
	return `create table ${table} as
select (row_number() over (order by name) - 1)::integer as code, name
from (${all.join('\nunion all ')}) where name is not null group by name`;
}

/** Every usable row with the ids of its identifiers, in the order in which they say whose it is. */
export function coded(
	t: Tables,
	sources: readonly Source[],
	types: IdentityTypes,
	ids: readonly string[]
): string {
	const each = sources.map((source, index) => {
		const columns = types.columnsOf(source);
		const spelled = columns.map(
			(
				{ type },
				at
			) => `left join (select raw, id from ${t.spellings} where type = ${literal(type)}) s${at}
	on s${at}.raw = r.i${at}`
		);
		return `select ${integer(index)}::utinyint as source, r.row, r.time, tp.code as touchpoint, ch.code as channel,
	${ids.map((id, at) => `${at < columns.length ? `s${at}.id` : 'null::integer'} as ${id}`).join(', ')}
from (select row, ${timeOf(source)} as time, ${touchpointOf(source)} as touchpoint, ${channelOf(source)} as channel
	${columns.map(({ sql }, at) => `, ${sql} as i${at}`).join('')}
	from ${loadTables(source).rows} where ${usable(source)}) r
left join ${t.touchpoints} tp on tp.name = r.touchpoint
left join ${t.channels} ch on ch.name = r.channel
${spelled.join('\n')}`;
	});
	const empty = `select 0::utinyint as source, 0 as row, null::timestamp as time, 0 as touchpoint, 0 as channel,
	${ids.map((id) => `0 as ${id}`).join(', ')} where false`;
	return `create table ${t.coded} as\n${[...each, ...(each.length === 0 ? [empty] : [])].join('\nunion all ')}`;
}

/** By source and channel: rows, and those that name a person by themselves. */
export function before(
	t: Tables,
	sources: readonly Source[],
	types: IdentityTypes,
	ids: readonly string[]
): string {
	const named = sources.map((source, index) => {
		const own = types.columnsOf(source).filter(({ type }) => types.ruleOf(type).strength === 'own');
		const columns = ids.slice(0, own.length);
		return `when ${integer(index)} then ${columns.length === 0 ? 'false' : `coalesce(${columns.join(', ')}) is not null`}`;
	});
	return `create table ${t.before} as
select source, channel, count(*)::integer as rows,
	count(*) filter (${named.length === 0 ? 'false' : `case source ${named.join(' ')} end`})::integer as named
from ${t.coded} group by source, channel`;
}
