import { channelOf, timeOf, touchpointOf } from '$lib/import/interactions';
import { commentOf, costOf, scoresOf, valueOf } from '$lib/import/measures';
import type { Source } from '$lib/import/source';
import { integer, literal } from '$lib/sql/quote';
import type { Statement } from '../analysis';
import { claimedRows } from '../identity/claims';
import { IdentityTypes } from '../identity/columns';
import type { IdentitySpec } from '../identity/spec';
import { sourceNameOf } from '../relations/sources';
import { identityTables, journeysTables, loadTables } from '../tables';

/** Most events of one person that are read at once. */
const MOST_EVENTS = 5000;

/** People, also those held back, who have an identifier with this text in it: (person, type, value), the likeliest first. */
export function findPeople(identityKey: string, text: string, most: number): Statement {
	const t = identityTables(identityKey);
	const wanted = literal(text.trim().toLowerCase());
	return {
		name: 'found',
		sql: `select m.component as person, i.type, i.value from ${t.identifiers} i join ${t.membership} m using (id)
where m.component is not null and contains(lower(i.value), ${wanted})
order by starts_with(lower(i.value), ${wanted}) desc, length(i.value), i.value, i.type limit ${integer(most)}`
	};
}

/**
 * A person's identifiers: (type, value); how many interactions there are: (interactions); and all channels
 * that anybody met: (name). People below 0 are held back.
 */
export function personStatements(
	identityKey: string,
	journeysKey: string | undefined,
	person: number
): readonly Statement[] {
	const t = identityTables(identityKey);
	const one = integer(person);
	const channels = journeysKey === undefined ? t.channels : journeysTables(journeysKey).channels;
	return [
		{
			name: 'identifiers',
			sql: `select i.type, i.value from ${t.identifiers} i join ${t.membership} m using (id)
where m.component = ${one} order by i.own desc, i.type, i.value limit 500`
		},
		{
			name: 'totals',
			sql:
				person < 0
					? `select rows as interactions from ${t.held} where component = ${one}`
					: `select interactions from ${t.people} where person = ${one}`
		},
		{ name: 'channels', sql: `select name from ${channels} where name is not null` }
	];
}

/** Where a person's rows are looked for. */
export interface PersonPlace {
	readonly identity: { readonly key: string; readonly spec: IdentitySpec };
	/** Result key of the journeys cell that tells the journeys. */
	readonly journeysKey: string | undefined;
	readonly sources: readonly Source[];
}

/**
 * What a person did, in the total order: (time, source, source_name, row, touchpoint, channel, score, comment,
 * value, cost) and, where a journeys cell is given, (journey, stage, outcome), null outside its journeys.
 */
export function timelineStatement(place: PersonPlace, person: number): Statement {
	const { identity, journeysKey, sources } = place;
	// Who is held back is in no journey.
	const j = journeysKey === undefined || person < 0 ? undefined : journeysTables(journeysKey);
	const one = integer(person);
	const journeys =
		j === undefined
			? ''
			: `left join (select e.source, e.row, e.journey, st.name as stage, o.outcome,
		coalesce(tp.name, '') as touchpoint
	from (from ${j.events} where person = ${one}) e left join ${j.stages} st on st.code = e.stage
	left join ${j.touchpoints} tp on tp.code = e.touchpoint
	left join ${j.journeys} o on o.journey = e.journey) v on v.source = p.source and v.row = p.row`;
	const label =
		j === undefined ? 'p.touchpoint' : `coalesce(nullif(v.touchpoint, ''), p.touchpoint)`;
	const placed =
		j === undefined
			? 'null as journey, null as stage, null as outcome'
			: 'v.journey, v.stage, v.outcome';
	const own = person < 0 ? heldRows(place, person) : personRows(identity.key, person);
	return {
		name: 'timeline',
		sql: `with p as (${own})
select p.time, p.source::integer as source, ${sourceNameOf('p.source', sources)} as source_name, p.row,
	${label} as touchpoint, p.channel, ${placed}, x.score, x.comment, x."value", x.cost
from p left join (${told(sources)}) x on x.source = p.source and x.row = p.row
${journeys}
order by p.time, p.source, p.row`
	};
}

function personRows(key: string, person: number): string {
	const t = identityTables(key);
	return `select i.time, i.source, i.row, tp.name as touchpoint, ch.name as channel
	from (from ${t.interactions} where person = ${integer(person)} limit ${MOST_EVENTS}) i
	left join ${t.touchpoints} tp on tp.code = i.touchpoint left join ${t.channels} ch on ch.code = i.channel`;
}

/** The rows that a person who is held back keeps away: nobody has them, so the sources are asked. */
function heldRows({ identity, sources }: PersonPlace, component: number): string {
	const t = identityTables(identity.key);
	const types = new IdentityTypes(sources, identity.spec);
	const each = claimedRows(sources, types, 'spelled', (source) => ({
		time: timeOf(source),
		touchpoint: touchpointOf(source),
		channel: channelOf(source)
	}));
	const none = `select 0 as source, 0 as row, null::timestamp as time, null::varchar as touchpoint, null::varchar as channel, 0 as who where false`;
	return `with spelled as (select s.type, s.raw, m.component as who from ${t.spellings} s join ${t.membership} m using (id)
	where m.component is not null)
	select source, row, time, touchpoint, channel from (${each.length === 0 ? none : each.join('\n\tunion all ')})
	where who = ${integer(component)} order by time, source, row limit ${MOST_EVENTS}`;
}

/** What the rows of the person say besides: looked up in those rows alone. */
function told(sources: readonly Source[]): string {
	const each = sources.flatMap((source, index) => {
		const scores = scoresOf(source).map(({ sql }) => sql);
		const score = scores.length === 0 ? 'null::double' : `coalesce(${scores.join(', ')})`;
		const parts = [score, commentOf(source), valueOf(source), costOf(source)];
		if (parts.every((part) => part.startsWith('null'))) return [];
		return [
			`select ${integer(index)} as source, row, ${score} as score, ${parts[1]} as comment,
		${parts[2]} as "value", ${parts[3]} as cost
	from ${loadTables(source).rows} where row in (select row from p where source = ${integer(index)})`
		];
	});
	return each.length > 0
		? each.join('\n\tunion all ')
		: `select 0 as source, 0 as row, null::double as score, null::varchar as comment,
		null::double as "value", null::double as cost where false`;
}
