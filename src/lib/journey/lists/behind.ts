import type { Source } from '$lib/import/source';
import { keyOfValue } from '$lib/notebook/hash';
import type { Behind, Build, Statement } from '../analysis';
import { IdentityTypes } from '../identity/columns';
import { namesOf } from '../identity/names';
import type { IdentitySpec } from '../identity/spec';
import { lookAtTable, type Look } from './look';
import { behindTable, identityTables, journeysTables } from '../tables';

/** Where the people behind a number are known by their names, and their journeys. */
export interface BehindPlace {
	/** Result key of the cell whose number it is. */
	readonly key: string;
	readonly identity: { readonly key: string; readonly spec: IdentitySpec };
	/** Result key of the journeys cell; undefined where the number is of people alone. */
	readonly journeysKey: string | undefined;
	readonly sources: readonly Source[];
}

/** The columns of the list of people, and of that of journeys; the last ones only say whom a row opens. */
const PEOPLE_COLUMNS = [
	{ name: 'name', type: 'text' },
	{ name: 'type', type: 'text' },
	{ name: 'journeys', type: 'integer' },
	{ name: 'interactions', type: 'integer' },
	{ name: 'first', type: 'time' },
	{ name: 'last', type: 'time' },
	{ name: 'person', type: 'integer' }
] as const satisfies Look['columns'];

const JOURNEY_COLUMNS = [
	{ name: 'name', type: 'text' },
	{ name: 'type', type: 'text' },
	{ name: 'start', type: 'time' },
	{ name: 'duration', type: 'number' },
	{ name: 'interactions', type: 'integer' },
	{ name: 'outcome', type: 'text' },
	{ name: 'person', type: 'integer' },
	{ name: 'journey', type: 'integer' }
] as const satisfies Look['columns'];

/** Makes the list as a table of its own, to be read page by page: those who did most first; journeys in order. */
export function behindBuild(behind: Behind, place: BehindPlace): { build: Build; look: Look } {
	const key = keyOfValue({ behind: behind.query, unit: behind.unit, of: place.key });
	const table = behindTable(key);
	const { name, sql } = behind.unit === 'person' ? people(behind, place) : journeys(behind, place);
	const step = { kind: 'sql', name, sql: `create table ${table} as\n${sql}` } as const;
	const all: Look['columns'] = behind.unit === 'person' ? PEOPLE_COLUMNS : JOURNEY_COLUMNS;
	const columns = all.filter(({ name }) => name !== 'journeys' || place.journeysKey !== undefined);
	return { build: { key, tables: [table], steps: [step] }, look: lookAtTable(table, columns) };
}

/** How many there are: (people, journeys), of people with all their journeys. */
export function behindTotals(look: Look, { unit }: Behind): Statement {
	const journeys = unit === 'person' ? 'sum(journeys)' : 'count(*)';
	return {
		name: 'behind totals',
		sql: `select count(distinct person)::integer as people, coalesce(${journeys}, 0)::integer as journeys from ${look.from}`
	};
}

function people({ query }: Behind, place: BehindPlace): Statement {
	const told =
		place.journeysKey === undefined
			? `select person, null::integer as journeys, interactions, first_time, last_time
	from ${identityTables(place.identity.key).people} semi join chosen using (person)`
			: `select person, count(*)::integer as journeys, sum(events)::integer as interactions,
		min(start_time) as first_time, max(end_time) as last_time
	from ${journeysTables(place.journeysKey).journeys} semi join chosen using (person) group by person`;
	return {
		name: 'people behind',
		sql: `with chosen as (select distinct person from (
${query})),
told as (${told})
select ${NAME}, t.journeys, t.interactions, t.first_time as first, t.last_time as last, t.person
from told t left join (${names(place)}) n on n.component = t.person
order by t.interactions desc, t.person`
	};
}

function journeys({ query }: Behind, place: BehindPlace): Statement {
	const table = journeysTables(place.journeysKey ?? '').journeys;
	return {
		name: 'journeys behind',
		sql: `with chosen as (select distinct journey from (
${query})),
told as (from ${table} semi join chosen using (journey))
select ${NAME}, t.start_time as start, (epoch_us(t.end_time) - epoch_us(t.start_time)) / 1e6 as duration,
	t.events as interactions, coalesce(t.outcome::varchar, 'none') as outcome, t.person, t.journey
from told t left join (${names(place)}) n on n.component = t.person
order by t.journey`
	};
}

/** People that nothing names have a number. */
const NAME = `coalesce(n.value, '#' || t.person) as name, n.type as type`;

function names({ identity, sources }: BehindPlace): string {
	const types = new IdentityTypes(sources, identity.spec);
	return namesOf(identityTables(identity.key), types, 'select person from told');
}
