import { loadedColumn } from '$lib/import/load';
import type { Source } from '$lib/import/source';
import { integer, literal, name } from '$lib/sql/quote';
import type { Part } from '../journeys/cut';
import { listOf } from '../journeys/names';
import type { PathsSpec } from './spec';
import { loadTables, type journeysTables } from '../tables';

/** Between a touchpoint and its channel, where both name a step. */
export const BETWEEN = ' · ';
/** The code of a label whose events are passed over. */
export const HIDDEN = -1;

export interface Labelled {
	/** Reads `events` and ends in `labelled`: the same rows in the same order, with `label`. */
	readonly parts: readonly Part[];
	/** Relation (code, name) of the labels. */
	readonly names: string;
	/** Whether there may be hidden ones among the rows, or labels are other than the events' own codes. */
	readonly recoded: boolean;
}

type Tables = ReturnType<typeof journeysTables>;
type Settings = Pick<PathsSpec, 'label' | 'hidden' | 'groups'>;

/** What events are called by, as codes: grouped and hidden names have codes of their own. */
export function labelParts(t: Tables, spec: Settings, sources: readonly Source[]): Labelled {
	const { label, hidden, groups } = spec;
	if (typeof label !== 'string') return columnParts(label.column, spec, sources);
	if (label === 'both') return codedParts(bothNames(t), bothPlace(t), spec);
	const names = { touchpoint: t.touchpoints, channel: t.channels, stage: t.stages }[label];
	if (hidden.length + groups.length > 0) {
		const given = `select code as a, 0 as b, name from ${names} union all select null, 0, null`;
		return codedParts(given, `coalesce(${label} + 1, 0)`, spec);
	}
	const sql = `select *, ${label} as label from events`;
	return { parts: [{ name: 'labelled', sql }], names, recoded: false };
}

/** Through a list that a place in it finds a code: no join, so rows keep their order. */
function codedParts(given: string, place: string, spec: Settings): Labelled {
	const list = '(select list(label order by a nulls first, b nulls first) from codes)';
	return {
		parts: [
			{
				name: 'named',
				sql: `select a, b, ${finalName(spec)} as name, ${isHidden(spec)} as hidden from (${given})`
			},
			...namesParts('a, b'),
			{ name: 'labelled', sql: `select *, ${list}[${place} + 1] as label from events` }
		],
		names: 'names',
		recoded: true
	};
}

/** The column is joined by row; the join may give rows in another order, so they are sorted again. */
function columnParts(column: string, spec: Settings, sources: readonly Source[]): Labelled {
	const each = sources.flatMap((source, index) =>
		loadedColumn(source, column) !== undefined
			? [
					`select ${integer(index)} as source, row, ${name(column)}::varchar as value from ${loadTables(source).rows}`
				]
			: []
	);
	const values =
		each.length === 0
			? 'select 0 as source, 0 as row, null::varchar as value where false'
			: each.join('\n\t\tunion all ');
	return {
		parts: [
			{ name: 'placed_events', sql: 'select *, row_number() over () as place from events' },
			{
				name: 'valued',
				sql: `select e.*, x.value from placed_events e
	left join (${values}) x on x.source = e.source and x.row = e.row`
			},
			{
				name: 'named',
				sql: `select value, ${finalName(spec)} as name, ${isHidden(spec)} as hidden
	from (select distinct value, value as name from valued)`
			},
			...namesParts('value'),
			{
				name: 'labelled',
				sql: `select v.* exclude (place, value), c.label
	from valued v join codes c on c.value is not distinct from v.value order by v.place`
			}
		],
		names: 'names',
		recoded: true
	};
}

/** From `named` to `names` (code, name) and `codes` with the same keys as `named` and `label`. */
function namesParts(keys: string): readonly Part[] {
	const keyed = keys
		.split(', ')
		.map((key) => `d.${key}`)
		.join(', ');
	return [
		{
			name: 'names',
			sql: `select (row_number() over (order by name nulls last) - 1)::integer as code, name
	from (select distinct name from named where not hidden)`
		},
		{
			name: 'codes',
			sql: `select ${keyed}, case when d.hidden then ${HIDDEN} else n.code end as label
	from named d left join names n on n.name is not distinct from d.name`
		}
	];
}

function bothNames(t: Tables): string {
	const rows = (table: string) => `(select code, name from ${table} union all select null, null)`;
	return `select t.code as a, c.code as b, nullif(concat_ws(${literal(BETWEEN)}, t.name, c.name), '') as name
		from ${rows(t.touchpoints)} t cross join ${rows(t.channels)} c`;
}

function bothPlace(t: Tables): string {
	return `coalesce(touchpoint + 1, 0) * (select len(${listOf(t.channels, 'code')}) + 1) + coalesce(channel + 1, 0)`;
}

function finalName({ groups }: Settings): string {
	const whens = groups
		.filter(({ labels }) => labels.length > 0)
		.map((group) => `when ${isAny(group.labels)} then ${literal(group.name)}`);
	return whens.length === 0 ? 'name' : `case ${whens.join(' ')} else name end`;
}

/** What is hidden is so by the name that the picture has for it. */
function isHidden(spec: Settings): string {
	return spec.hidden.length === 0
		? 'false'
		: `coalesce(${finalName(spec)}, '') in (${spec.hidden.map(literal).join(', ')})`;
}

function isAny(labels: readonly string[]): string {
	return `coalesce(name, '') in (${labels.map(literal).join(', ')})`;
}
