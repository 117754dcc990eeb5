import { channelOf, identifiersOf, timeOf, touchpointOf, usable } from '$lib/import/interactions';
import type { Source } from '$lib/import/source';
import { integer, literal } from '$lib/sql/quote';
import type { Build, Step } from './analysis';
import { components } from './components';
import { isJunk, normalised, ruleOf } from './identifier-rules';
import type { IdentitySpec } from './identity-spec';
import { identityTables, loadTables } from './tables';

/**
 * Stitches the sources' rows into people and leaves
 * - `identifiers` (id, type, value, own): one row a normalised value that may link;
 * - `membership` (id, person): null where several people share the identifier;
 * - `interactions` (person, time, source, row, touchpoint, channel), physically sorted in the total
 *   order (person, time, source, row), touchpoint and channel coded;
 * - `people` (person, known, identifiers, interactions, first_time, last_time);
 * - `touchpoints`, `channels` (code, name); `left` (source, rows): rows whose identifiers are all junk.
 */
export function identityBuild(key: string, sources: readonly Source[], spec: IdentitySpec): Build {
	const t = identityTables(key);
	const width = Math.max(1, ...sources.map((source) => identifiersOf(source).length));
	const ids = Array.from({ length: width }, (_, index) => `id${index}`);
	const sql = (name: string, text: string): Step => ({ kind: 'sql', name, sql: text });
	return {
		key,
		tables: Object.values(t),
		steps: [
			sql('texts', texts(t.texts, sources)),
			sql('spellings', spellings(t, typesOf(sources), spec)),
			sql(
				'identifiers',
				`create table ${t.identifiers} as
select distinct id, type, value, own from ${t.spellings} order by id`
			),
			sql('touchpoints', names(t.touchpoints, sources, 'touchpoint', touchpointOf)),
			sql('channels', names(t.channels, sources, 'channel', channelOf)),
			sql('coded', coded(t, sources, ids)),
			sql('edges', edges(t.edges, t.coded, ids)),
			components(t.identifiers, t.edges, t.membership),
			sql('assigned', assigned(t, ids)),
			sql('turns', turns(t, ids)),
			sql('interactions', interactions(t)),
			sql('people', people(t)),
			sql(
				'left',
				`create table ${t.left} as
select source, count(*)::integer as rows from ${t.assigned}
where person is null and device is null group by source`
			),
			...[t.coded, t.assigned, t.turns, t.spellings, t.texts].map((table) =>
				sql('tidy', `drop table ${table}`)
			)
		]
	};
}

type Tables = ReturnType<typeof identityTables>;

function typesOf(sources: readonly Source[]): readonly string[] {
	return [...new Set(sources.flatMap((source) => identifiersOf(source).map(({ type }) => type)))];
}

/** Every text in an identifier column once. A table of its own: DuckDB would judge junk row by row, before. */
function texts(table: string, sources: readonly Source[]): string {
	const each = sources.flatMap((source) =>
		identifiersOf(source).map(
			({ type, sql }) =>
				`select ${literal(type)} as type, ${sql} as raw from ${loadTables(source).rows} where ${timeOf(source)} is not null`
		)
	);
	if (each.length === 0) return `create table ${table} (type varchar, raw varchar)`;
	return `create table ${table} as
select type, raw from (
	${each.join('\n\tunion all ')}
) where raw is not null group by type, raw`;
}

/** Every text that may link, normalised, with the id of its value. */
function spellings(t: Tables, types: readonly string[], spec: IdentitySpec): string {
	if (types.length === 0) {
		return `create table ${t.spellings} (type varchar, raw varchar, value varchar, own boolean, id integer)`;
	}
	const rule = (type: string) => ruleOf(spec.types, type);
	return `create table ${t.spellings} as
select type, raw, value, ${byType(types, (type) => String(rule(type).strength === 'own'))} as own,
	(dense_rank() over (order by type, value) - 1)::integer as id
from (select type, raw, ${byType(types, (type) => normalised('raw', rule(type), spec.country))} as value from ${t.texts})
where not ${byType(types, (type) => isJunk('value', rule(type)))}`;
}

/** SQL that depends on the column `type`; types that have the same are one case. */
function byType(types: readonly string[], of: (type: string) => string): string {
	const cases = new Map<string, string[]>();
	for (const type of types) cases.set(of(type), [...(cases.get(of(type)) ?? []), type]);
	const [[most = 'null'] = [], ...others] = [...cases].sort(([, a], [, b]) => b.length - a.length);
	if (others.length === 0) return most;
	const whens = others.map(
		([sql, same]) => `when type in (${same.map(literal).join(', ')}) then ${sql}`
	);
	return `case ${whens.join('\n\t\t')}\n\t\telse ${most} end`;
}

/** The distinct names of touchpoints or channels, coded in alphabetical order. */
function names(
	table: string,
	sources: readonly Source[],
	role: 'touchpoint' | 'channel',
	of: (source: Source) => string
): string {
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

function coded(t: Tables, sources: readonly Source[], ids: readonly string[]): string {
	const each = sources.map((source, index) => {
		const identifiers = identifiersOf(source);
		const spelled = identifiers.map(
			(
				{ type },
				at
			) => `left join (select raw, id from ${t.spellings} where type = ${literal(type)}) s${at}
	on s${at}.raw = r.i${at}`
		);
		return `select ${integer(index)}::utinyint as source, r.row, r.time, tp.code as touchpoint, ch.code as channel,
	${ids.map((id, at) => `${at < identifiers.length ? `s${at}.id` : 'null::integer'} as ${id}`).join(', ')}
from (select row, ${timeOf(source)} as time, ${touchpointOf(source)} as touchpoint, ${channelOf(source)} as channel
	${identifiers.map(({ sql }, at) => `, ${sql} as i${at}`).join('')}
	from ${loadTables(source).rows} where ${usable(source)}) r
left join ${t.touchpoints} tp on tp.name = r.touchpoint
left join ${t.channels} ch on ch.name = r.channel
${spelled.join('\n')}`;
	});
	const empty = `select 0::utinyint as source, 0 as row, null::timestamp as time, 0 as touchpoint, 0 as channel,
	${ids.map((id) => `0 as ${id}`).join(', ')} where false`;
	return `create table ${t.coded} as\n${[...each, ...(each.length === 0 ? [empty] : [])].join('\nunion all ')}`;
}

function edges(table: string, from: string, ids: readonly string[]): string {
	const pairs = ids.flatMap((a, at) => ids.slice(at + 1).map((b) => [a, b] as const));
	const each = pairs.map(
		([a, b]) =>
			`select distinct least(${a}, ${b}) as a, greatest(${a}, ${b}) as b from ${from} where ${a} <> ${b}`
	);
	if (each.length === 0) return `create table ${table} (a integer, b integer)`;
	return `create table ${table} as\nselect distinct a, b from (${each.join('\nunion all ')})`;
}

/** Each row's person where its identifiers say who; else the divided identifier that will tell by time. */
function assigned(t: Tables, ids: readonly string[]): string {
	const joins = ids.map((id, at) => `left join ${t.membership} m${at} on m${at}.id = c.${id}`);
	return `create table ${t.assigned} as
select c.source, c.row, c.time, c.touchpoint, c.channel, ${ids.map((id) => `c.${id}`).join(', ')},
	coalesce(${ids.map((_, at) => `m${at}.person`).join(', ')}) as person,
	coalesce(${ids.map((id) => `c.${id}`).join(', ')}) as device
from ${t.coded} c ${joins.join('\n')}`;
}

/**
 * Divide at each login: a row that only a shared identifier ties belongs to the last person who was
 * known on it before; rows before the first login belong to that one.
 */
function turns(t: Tables, ids: readonly string[]): string {
	const seen = ids.map((id, at) => {
		// A row that names one device in two columns is one row all the same.
		const again = ids.slice(0, at).map((before) => `and a.${id} is distinct from a.${before}`);
		return `select a.${id} as device, a.time, a.source, a.row, a.person
	from ${t.assigned} a semi join shared on shared.id = a.${id} where true ${again.join(' ')}`;
	});
	const order = 'partition by device order by time, source, row rows between';
	return `create table ${t.turns} as
with shared as (select id from ${t.membership} where person is null),
seen as (${seen.join('\n\tunion all ')})
select source, row, device, coalesce(
	last_value(person ignore nulls) over (${order} unbounded preceding and current row),
	first_value(person ignore nulls) over (${order} current row and unbounded following)
) as person
from seen qualify seen.person is null`;
}

function interactions(t: Tables): string {
	// Turns has only rows of nobody: a condition that says so would cost the hash join.
	return `create table ${t.interactions} as
select person, time, source, row, touchpoint, channel from (
	select coalesce(a.person, d.person) as person, a.time, a.source, a.row, a.touchpoint, a.channel
	from ${t.assigned} a
	left join ${t.turns} d on d.source = a.source and d.row = a.row and d.device = a.device
) where person is not null order by person, time, source, row`;
}

function people(t: Tables): string {
	return `create table ${t.people} as
select i.person, coalesce(m.known, false) as known, coalesce(m.identifiers, 0) as identifiers,
	i.interactions, i.first_time, i.last_time
from (select person, count(*)::integer as interactions, min(time) as first_time, max(time) as last_time
	from ${t.interactions} group by person) i
left join (select person, bool_or(own) as known, count(*)::integer as identifiers
	from ${t.membership} join ${t.identifiers} using (id) where person is not null group by person) m using (person)
order by person`;
}
