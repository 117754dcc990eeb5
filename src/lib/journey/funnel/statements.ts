import { integer, literal } from '$lib/sql/quote';
import type { Context, Relation, Statement } from '../analysis';
import { funnelTables, sidesOf } from './build';
import { range } from './chain';
import { between, requiredSteps, type FunnelSpec } from './spec';
import { unitsWithin } from '../units';
import { journeysSpecOf } from '../within';

/** What a funnel's result is read from. */
export function funnelStatements(spec: FunnelSpec, context: Context): readonly Statement[] {
	const sides = sidesOf(spec).map((segment) =>
		unitsWithin(context, { journeys: spec.journeys, segment, unit: spec.unit })
	);
	const units = sides.map((t, side) => `select ${side} as side, ${unitCount(spec, context, t)}`);
	const totals = [{ name: 'units', sql: units.join('\nunion all\n') }];
	if (spec.steps.length === 0) return totals;
	const { chosen, trend } = funnelTables(context.key);
	const all = unitsWithin(context, { journeys: spec.journeys, segment: '', unit: 'journey' });
	const convert = between(spec.convert, spec.steps.length);
	return [
		...totals,
		{ name: 'steps', sql: stepCounts(spec, chosen) },
		...(spec.steps.length > 1 ? [{ name: 'times', sql: times(spec, chosen) }] : []),
		...(convert === undefined || convert.from === 0
			? []
			: [
					{
						name: 'convert',
						sql: `select side, t${convert.to} - t${convert.from} as micros, count(*)::integer as units
from ${chosen} where whole and t${convert.to} is not null and t${convert.from} is not null
group by all order by micros`
					}
				]),
		{
			name: 'trend',
			sql: `from ${trend} order by side, period`
		},
		{ name: 'end', sql: `select epoch_us(max(end_time)) as micros from ${all.journeys}` },
		...sides.map(({ touchpoints }, side) => ({
			name: `instead ${side}`,
			sql: instead(spec, chosen, touchpoints, side)
		}))
	];
}

/** A person's journeys lie together, unless they are cases: these are counted as they are named. */
function unitCount(spec: FunnelSpec, context: Context, t: ReturnType<typeof unitsWithin>): string {
	if (spec.unit === 'journey') return `count(*)::integer as units from ${t.journeys}`;
	if (spec.unit === 'session') return `count(distinct unit)::integer as units from ${t.events}`;
	if (journeysSpecOf(context, spec.journeys).cut.by === 'case') {
		return `count(distinct person)::integer as units from ${t.journeys}`;
	}
	return `count(*) filter (person is distinct from before)::integer as units
from (select person, lag(person) over () as before from ${t.journeys})`;
}

/** SQL: the time of the last step done before one. */
function previous(spec: FunnelSpec, step: number): string {
	const required = requiredSteps(spec);
	const from = Math.max(...required.filter((other) => other < step));
	return `coalesce(${range(from, step)
		.reverse()
		.map((k) => `t${k}`)
		.join(', ')})`;
}

function stepCounts(spec: FunnelSpec, chosen: string): string {
	const columns = spec.steps.flatMap((_, k) => [
		`count(t${k})::integer as r${k}`,
		...(k === 0 ? [] : [`sum(t${k} - ${previous(spec, k)})::double as p${k}`])
	]);
	return `select side, value, whole, ${columns.join(', ')}
from ${chosen} group by all order by side, r0 desc, value`;
}

/**
 * How often each time between steps occurs: from the step before, and from entry. From the first step to the second
 * they are one.
 */
function times(spec: FunnelSpec, chosen: string): string {
	const each = range(1, spec.steps.length).flatMap((k) =>
		(['entry', 'previous'] as const).flatMap((since) => {
			if (k === 1 && since === 'previous') return [];
			const from = since === 'entry' ? 't0' : previous(spec, k);
			return [
				`select side, ${k}::utinyint as step, ${since === 'entry'} as entry, t${k} - ${from} as micros from ${chosen} where whole and t${k} is not null`
			];
		})
	);
	return `select side, step, entry, micros, count(*)::integer as units from (
	${each.join('\n\tunion all ')})
group by all order by micros`;
}

/** What came next, whatever it was, for those who did not go all the way. */
function instead(spec: FunnelSpec, chosen: string, touchpoints: string, side: number): string {
	return `select f.depth, n.name, f.units from (
	select depth, after as code, count(*)::integer as units from ${chosen}
	where whole and side = ${side} and depth < ${integer(requiredSteps(spec).length)} and after is not null
	group by all) f left join ${touchpoints} n using (code)
order by f.depth, f.units desc, n.name`;
}

/** Units of each step, and each unit with the times of its steps. */
export function funnelRelations(
	spec: FunnelSpec,
	context: Context,
	names: readonly string[]
): readonly Relation[] {
	const { chosen } = funnelTables(context.key);
	const [counts = '', units = ''] = [context.cell.name, unitsName(context.cell.name)];
	if (spec.steps.length === 0) {
		const empty = (columns: string) => `select ${columns} where false`;
		return [
			{ name: counts, query: empty('0 as step, null::varchar as name, 0 as units') },
			{ name: units, query: empty('0 as unit, 0 as steps') }
		];
	}
	const each = spec.steps.map(
		(_, k) =>
			`select ${k + 1} as step, ${literal(names[k] ?? '')} as name, side = 1 as compared, value, count(t${k})::integer as units
from ${chosen} group by all`
	);
	const times = spec.steps.map((_, k) => `make_timestamp(t${k}) as step_${k + 1}`);
	return [
		{ name: counts, query: each.join('\nunion all ') },
		{
			name: units,
			query: `select unit as ${spec.unit}, side = 1 as compared, value, depth as steps, ${times.join(', ')} from ${chosen} where whole`
		}
	];
}

export function unitsName(name: string): string {
	return `${name} units`;
}
