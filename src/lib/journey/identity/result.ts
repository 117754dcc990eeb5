import { integer } from '$lib/sql/quote';
import type { Context, Rows, Statement } from '../analysis';
import { IdentityTypes } from './columns';
import { namesOf } from './names';
import type { Identifier, IdentitySpec } from './spec';
import { objects } from '../rows';
import { identityTables } from '../tables';

/** Why rows are nobody's: junk alone, capped values alone, or people that are held back. */
export type LeftWhy = 'junk' | 'capped' | 'held';

export interface IdentityResult {
	readonly interactions: number;
	readonly people: number;
	/** People with at least one identifier of a type that is unique to a person. */
	readonly known: number;
	/** Interactions of known people. */
	readonly tied: number;
	/** By source id and channel: all rows, those that name a person by themselves, and those of known people. */
	readonly ties: readonly {
		readonly source: string;
		readonly channel: string | null;
		readonly rows: number;
		readonly named: number;
		readonly tied: number;
	}[];
	/** Rows that are nobody's, by source id and reason. */
	readonly left: readonly {
		readonly source: string;
		readonly why: LeftWhy;
		readonly rows: number;
	}[];
	readonly identifiers: readonly {
		readonly type: string;
		readonly own: boolean;
		readonly values: number;
		/** Values that several people share, divided in time. */
		readonly shared: number;
		readonly capped: number;
		readonly held: number;
	}[];
	/** How many people have so many identifiers. */
	readonly sizes: readonly { readonly identifiers: number; readonly people: number }[];
	readonly largest: readonly {
		readonly person: number;
		readonly identifiers: number;
		readonly interactions: number;
		/** The identifier that names the person. */
		readonly name: Identifier;
	}[];
	/** The shared identifiers with most people, and who got how many of the rows that they alone tie. */
	readonly divided: readonly (Identifier & {
		readonly people: number;
		readonly rows: number;
		readonly shares: readonly { readonly name: Identifier; readonly rows: number }[];
	})[];
	/** Shared values that met more unique identifiers than their cap, the most first. */
	readonly capped: readonly (Identifier & { readonly met: number })[];
	/** People held back: how many, with how many identifiers and rows; the largest of them. */
	readonly held: {
		readonly people: number;
		readonly identifiers: number;
		readonly rows: number;
		readonly largest: readonly {
			readonly name: Identifier;
			readonly identifiers: number;
			readonly rows: number;
		}[];
	};
	/** Places, in the spec's lists, of pairs of which the data lacks an identifier. */
	readonly unknown: { readonly merges: readonly number[]; readonly cuts: readonly number[] };
}

const LISTED = integer(20);
/** Most people named of one divided identifier. */
const SHARES = integer(5);

/** What an identity cell reads from its tables. */
export function statements(spec: IdentitySpec, context: Context): readonly Statement[] {
	const t = identityTables(context.key);
	const types = new IdentityTypes(context.sources, spec);
	const both = `(select a, b from ${t.edges} union all select b, a from ${t.edges})`;
	const dividedTop = `select d.device as id, count(distinct m.person)::integer as people
	from ${t.membership} d join ${both} e on e.a = d.device
	join ${t.identifiers} o on o.id = e.b join ${t.membership} m on m.id = e.b
	group by d.device having count(distinct m.person) > 1
	order by people desc, id limit ${LISTED}`;
	return [
		{
			name: 'totals',
			sql: `select count(*)::integer as people, count(*) filter (known)::integer as known,
	sum(interactions)::bigint as interactions, (sum(interactions) filter (known))::bigint as tied from ${t.people}`
		},
		{
			name: 'ties',
			sql: `select b.source::integer as source, c.name as channel, b.rows, b.named, coalesce(a.tied, 0) as tied
from ${t.before} b left join ${t.channels} c on c.code = b.channel
left join (select source, channel, count(*)::integer as tied
	from ${t.interactions} semi join (select person from ${t.people} where known) using (person)
	group by source, channel) a on a.source = b.source and a.channel is not distinct from b.channel
order by b.source, b.rows desc, c.name`
		},
		{
			name: 'left',
			sql: `select source::integer as source, why, rows from ${t.left} order by source, why`
		},
		{
			name: 'identifiers',
			sql: `select type, own, count(*)::integer as "values", count(*) filter (state = 'divided')::integer as shared,
	count(*) filter (state = 'capped')::integer as capped, count(*) filter (state = 'held')::integer as held
from ${t.identifiers} join ${t.membership} using (id) group by type, own order by type`
		},
		{
			name: 'sizes',
			sql: `select identifiers, count(*)::integer as people from ${t.people} group by identifiers order by identifiers`
		},
		{
			name: 'largest',
			sql: `with most as (from ${t.people} order by identifiers desc, interactions desc, person limit ${LISTED})
select p.person, p.identifiers, p.interactions, n.type, n.value
from most p join (${namesOf(t, types, 'select person from most')}) n on n.component = p.person
order by p.identifiers desc, p.interactions desc, p.person`
		},
		{
			name: 'divided',
			sql: `select i.type, i.value, d.id, d.people, coalesce(s.rows, 0) as rows
from (${dividedTop}) d join ${t.identifiers} i on i.id = d.id
left join (select device, sum(rows)::integer as rows from ${t.shares} group by device) s on s.device = d.id
order by d.people desc, d.id`
		},
		{
			name: 'shares',
			sql: `with top as (${dividedTop}),
parts as (select s.device as id, s.person, s.rows from ${t.shares} s semi join top on top.id = s.device
	where s.person is not null
	qualify row_number() over (partition by s.device order by s.rows desc, s.person) <= ${SHARES})
select p.id, p.rows, n.type, n.value
from parts p join (${namesOf(t, types, 'select person from parts')}) n on n.component = p.person
order by p.id, p.rows desc, p.person`
		},
		{
			name: 'capped',
			sql: `select i.type, i.value, c.met from ${t.capped} c join ${t.identifiers} i using (id)
order by c.met desc, i.type, i.value limit ${LISTED}`
		},
		{
			name: 'held',
			sql: `select count(*)::integer as people, coalesce(sum(identifiers), 0)::integer as identifiers,
	coalesce(sum(rows), 0)::integer as rows from ${t.held}`
		},
		{
			name: 'held-largest',
			sql: `with most as (from ${t.held} order by identifiers desc, component desc limit ${LISTED})
select h.identifiers, h.rows, n.type, n.value
from most h join (${namesOf(t, types, 'select component from most')}) n using (component)
order by h.identifiers desc, h.component desc`
		},
		{
			name: 'unknown',
			sql: `select merge, place from ${t.hand} where a is null or b is null order by merge, place`
		}
	];
}

/** The result from those statements. */
export function decode(
	rows: ReadonlyMap<string, Rows>,
	_: IdentitySpec,
	context: Context
): IdentityResult {
	const read = (name: string) => objects(rows, name);
	const number = (row: Readonly<Record<string, unknown>> | undefined, key: string) =>
		Number(row?.[key] ?? 0);
	const sourceOf = (row: Readonly<Record<string, unknown>>) =>
		context.sources[number(row, 'source')]?.id ?? '';
	const identifier = (row: Readonly<Record<string, unknown>>): Identifier => ({
		type: String(row['type']),
		value: String(row['value'])
	});
	const totals = read('totals')[0];
	const heldTotals = read('held')[0];
	const shares = read('shares');
	const unknown = (merge: boolean) =>
		read('unknown')
			.filter((row) => row['merge'] === merge)
			.map((row) => number(row, 'place'));
	return {
		interactions: number(totals, 'interactions'),
		people: number(totals, 'people'),
		known: number(totals, 'known'),
		tied: number(totals, 'tied'),
		ties: read('ties').map((row) => ({
			source: sourceOf(row),
			channel: row['channel'] === null ? null : String(row['channel']),
			rows: number(row, 'rows'),
			named: number(row, 'named'),
			tied: number(row, 'tied')
		})),
		left: read('left').map((row) => ({
			source: sourceOf(row),
			why: row['why'] as LeftWhy,
			rows: number(row, 'rows')
		})),
		identifiers: read('identifiers').map((row) => ({
			type: String(row['type']),
			own: row['own'] === true,
			values: number(row, 'values'),
			shared: number(row, 'shared'),
			capped: number(row, 'capped'),
			held: number(row, 'held')
		})),
		sizes: read('sizes').map((row) => ({
			identifiers: number(row, 'identifiers'),
			people: number(row, 'people')
		})),
		largest: read('largest').map((row) => ({
			person: number(row, 'person'),
			identifiers: number(row, 'identifiers'),
			interactions: number(row, 'interactions'),
			name: identifier(row)
		})),
		divided: read('divided').map((row) => ({
			...identifier(row),
			people: number(row, 'people'),
			rows: number(row, 'rows'),
			shares: shares
				.filter(({ id }) => id === row['id'])
				.map((share) => ({ name: identifier(share), rows: number(share, 'rows') }))
		})),
		capped: read('capped').map((row) => ({ ...identifier(row), met: number(row, 'met') })),
		held: {
			people: number(heldTotals, 'people'),
			identifiers: number(heldTotals, 'identifiers'),
			rows: number(heldTotals, 'rows'),
			largest: read('held-largest').map((row) => ({
				name: identifier(row),
				identifiers: number(row, 'identifiers'),
				rows: number(row, 'rows')
			}))
		},
		unknown: { merges: unknown(true), cuts: unknown(false) }
	};
}
