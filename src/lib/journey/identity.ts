import { SOURCES, type Analysis, type Context, type Rows } from './analysis';
import { callingCodeOf } from './calling-codes';
import { identityBuild } from './identity-build';
import { identitySchema, type IdentitySpec } from './identity-spec';
import { objects } from './rows';
import { sourceNameOf } from './source-relations';
import { parseSpec } from './spec-error';
import { identityTables } from './tables';

export interface IdentityResult {
	readonly interactions: number;
	readonly people: number;
	/** People with at least one identifier of a type that is unique to a person. */
	readonly known: number;
	/** Interactions of known people. */
	readonly tied: number;
	/** Rows left out because all their identifiers are junk, by source id. */
	readonly left: readonly { readonly source: string; readonly rows: number }[];
	readonly identifiers: readonly {
		readonly type: string;
		readonly own: boolean;
		readonly values: number;
		/** Values that several people share, divided at each login. */
		readonly shared: number;
	}[];
	/** How many people have so many identifiers. */
	readonly sizes: readonly { readonly identifiers: number; readonly people: number }[];
	readonly largest: readonly {
		readonly person: number;
		readonly identifiers: number;
		readonly interactions: number;
		/** One of the person's identifiers, the first by type and value. */
		readonly example: string;
	}[];
	/** The shared identifiers with most people, and how many those are. */
	readonly divided: readonly {
		readonly type: string;
		readonly value: string;
		readonly people: number;
	}[];
}

const LISTED = 20;

export const identity: Analysis<IdentitySpec, IdentityResult> = {
	kind: 'identity',
	version: 1,
	uses: [],
	runs: true,
	asks: false,
	parse: (spec) => parseSpec('identity', identitySchema, spec),
	initial: (document) => ({ types: {}, country: callingCodeOf(document.settings.timeZone) }),
	requires: () => [SOURCES],
	gives: () => ['interactions', 'people', 'identifiers'],
	builds: (spec, context) => [identityBuild(context.key, context.sources, spec)],
	compile: (_, context) => statements(identityTables(context.key)),
	decode,
	relations: (_, context) => {
		const t = identityTables(context.key);
		return [
			{ name: 'interactions', query: namedInteractions(t, context) },
			{ name: 'people', query: `from ${t.people}` },
			{ name: 'identifiers', query: `from ${t.identifiers} join ${t.membership} using (id)` }
		];
	}
};

type Tables = ReturnType<typeof identityTables>;

function namedInteractions(t: Tables, context: Context): string {
	return `select i.person, i.time, ${sourceNameOf('i.source', context.sources)} as source, i.row,
	tp.name as touchpoint, ch.name as channel
from ${t.interactions} i left join ${t.touchpoints} tp on tp.code = i.touchpoint
left join ${t.channels} ch on ch.code = i.channel`;
}

function statements(t: Tables) {
	return [
		{
			name: 'totals',
			sql: `select count(*)::integer as people, count(*) filter (known)::integer as known,
	sum(interactions)::bigint as interactions, (sum(interactions) filter (known))::bigint as tied from ${t.people}`
		},
		{ name: 'left', sql: `select source::integer as source, rows from ${t.left} order by source` },
		{
			name: 'identifiers',
			sql: `select type, own, count(*)::integer as "values", count(*) filter (person is null)::integer as shared
from ${t.identifiers} join ${t.membership} using (id) group by type, own order by type`
		},
		{
			name: 'sizes',
			sql: `select identifiers, count(*)::integer as people from ${t.people} group by identifiers order by identifiers`
		},
		{
			name: 'largest',
			sql: `select p.person, p.identifiers, p.interactions, min(i.type || ' ' || i.value) as example
from (from ${t.people} order by identifiers desc, interactions desc, person limit ${LISTED}) p
join ${t.membership} m using (person) join ${t.identifiers} i using (id)
group by all order by p.identifiers desc, p.interactions desc, p.person`
		},
		{
			name: 'divided',
			sql: `select i.type, i.value, count(distinct m.person)::integer as people
from ${t.membership} d join ${t.identifiers} i on i.id = d.id
join (select a, b from ${t.edges} union all select b, a from ${t.edges}) e on e.a = d.id
join ${t.membership} m on m.id = e.b
where d.person is null group by all order by people desc, i.type, i.value limit ${LISTED}`
		}
	];
}

function decode(
	rows: ReadonlyMap<string, Rows>,
	_: IdentitySpec,
	context: Context
): IdentityResult {
	const read = (name: string) => objects(rows, name);
	const totals = read('totals')[0];
	return {
		interactions: Number(totals?.['interactions'] ?? 0),
		people: Number(totals?.['people'] ?? 0),
		known: Number(totals?.['known'] ?? 0),
		tied: Number(totals?.['tied'] ?? 0),
		left: read('left').map((row) => ({
			source: context.sources[Number(row['source'])]?.id ?? '',
			rows: Number(row['rows'])
		})),
		identifiers: read('identifiers').map((row) => ({
			type: String(row['type']),
			own: row['own'] === true,
			values: Number(row['values']),
			shared: Number(row['shared'])
		})),
		sizes: read('sizes').map((row) => ({
			identifiers: Number(row['identifiers']),
			people: Number(row['people'])
		})),
		largest: read('largest').map((row) => ({
			person: Number(row['person']),
			identifiers: Number(row['identifiers']),
			interactions: Number(row['interactions']),
			example: String(row['example'])
		})),
		divided: read('divided').map((row) => ({
			type: String(row['type']),
			value: String(row['value']),
			people: Number(row['people'])
		}))
	};
}
