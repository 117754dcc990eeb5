import { commentOf, costOf, scoresOf, valueOf } from '$lib/import/measures';
import type { Source } from '$lib/import/source';
import { integer, literal } from '$lib/sql/quote';
import type { Statement } from '../analysis';
import { sourceNameOf } from '../relations/sources';
import { identityTables, journeysTables, loadTables } from '../tables';

/** Most events of one person that are read at once. */
export const MOST_EVENTS = 5000;

/** People who have an identifier with this text in it: (person, type, value), the likeliest first. */
export function findPeople(identityKey: string, text: string, most: number): Statement {
	const t = identityTables(identityKey);
	const wanted = literal(text.trim().toLowerCase());
	return {
		name: 'found',
		sql: `select m.person, i.type, i.value from ${t.identifiers} i join ${t.membership} m using (id)
where m.person is not null and contains(lower(i.value), ${wanted})
order by starts_with(lower(i.value), ${wanted}) desc, length(i.value), i.value, i.type limit ${integer(most)}`
	};
}

/** A person's identifiers: (type, value), and how many interactions there are: (interactions). */
export function personStatements(identityKey: string, person: number): readonly Statement[] {
	const t = identityTables(identityKey);
	const one = integer(person);
	return [
		{
			name: 'identifiers',
			sql: `select i.type, i.value from ${t.identifiers} i join ${t.membership} m using (id)
where m.person = ${one} order by i.own desc, i.type, i.value limit 500`
		},
		{
			name: 'totals',
			sql: `select interactions from ${t.people} where person = ${one}`
		}
	];
}

/**
 * What a person did, in the total order: (time, source, source_name, row, touchpoint, channel, score, comment,
 * value, cost) and, where a journeys cell is given, (journey, stage, outcome), null outside its journeys.
 */
export function timelineStatement(
	identityKey: string,
	journeysKey: string | undefined,
	sources: readonly Source[],
	person: number
): Statement {
	const t = identityTables(identityKey);
	const j = journeysKey === undefined ? undefined : journeysTables(journeysKey);
	const one = integer(person);
	const journeys =
		j === undefined
			? ''
			: `left join (select e.source, e.row, e.journey, st.name as stage, o.outcome,
		coalesce(tp.name, '') as touchpoint
	from (from ${j.events} where person = ${one}) e left join ${j.stages} st on st.code = e.stage
	left join ${j.touchpoints} tp on tp.code = e.touchpoint
	left join ${j.journeys} o on o.journey = e.journey) v on v.source = p.source and v.row = p.row`;
	const label = j === undefined ? 'tp.name' : `coalesce(nullif(v.touchpoint, ''), tp.name)`;
	const placed =
		j === undefined
			? 'null as journey, null as stage, null as outcome'
			: 'v.journey, v.stage, v.outcome';
	return {
		name: 'timeline',
		sql: `with p as (from ${t.interactions} where person = ${one} limit ${MOST_EVENTS})
select p.time, p.source::integer as source, ${sourceNameOf('p.source', sources)} as source_name, p.row,
	${label} as touchpoint, ch.name as channel, ${placed}, x.score, x.comment, x."value", x.cost
from p left join ${t.touchpoints} tp on tp.code = p.touchpoint
left join ${t.channels} ch on ch.code = p.channel
left join (${told(sources)}) x on x.source = p.source and x.row = p.row
${journeys}
order by p.time, p.source, p.row`
	};
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
