import { integer, literal } from '$lib/sql/quote';
import type { Context, Relation, Statement } from '../analysis';
import { periodOf } from '../calendar';
import { funnelTables, sidesOf } from './build';
import { range } from './chain';
import { between, requiredSteps, type FunnelSpec } from './spec';
import { unitsWithin } from '../units';

/** What a funnel's result is read from. */
export function funnelStatements(spec: FunnelSpec, context: Context): readonly Statement[] {
	const sides = sidesOf(spec).map((segment) =>
		unitsWithin(context, { journeys: spec.journeys, segment, unit: spec.unit })
	);
	const units = sides.map((t, side) => {
		const count =
			spec.unit === 'journey'
				? `count(*)::integer as units from ${t.journeys}`
				: spec.unit === 'person'
					? `count(distinct person)::integer as units from ${t.journeys}`
					: `count(distinct unit)::integer as units from ${t.events}`;
		return `select ${side} as side, ${count}`;
	});
	const totals = [{ name: 'units', sql: units.join('\nunion all\n') }];
	if (spec.steps.length === 0) return totals;
	const { chosen, entries } = funnelTables(context.key);
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
			sql: `select side, period, count(*)::integer as entered,
	count(*) filter (depth = ${integer(requiredSteps(spec).length)})::integer as converted
from (select side, unit, ${periodOf('t0', spec.period, context.settings)} as period, max(depth) as depth
	from ${entries} group by all)
group by all order by side, period`
		},
		{ name: 'end', sql: `select epoch_us(max(end_time)) as micros from ${all.journeys}` },
		...sides.map((t, side) => ({ name: `instead ${side}`, sql: instead(spec, chosen, t, side) }))
	];
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

/** How often each time between steps occurs: from the step before, and from entry. */
function times(spec: FunnelSpec, chosen: string): string {
	const each = range(1, spec.steps.length).flatMap((k) =>
		(['previous', 'entry'] as const).flatMap((since) => {
			const from = since === 'entry' ? 't0' : previous(spec, k);
			return [
				`select side, ${k} as step, '${since}' as since, t${k} - ${from} as micros from ${chosen} where whole and t${k} is not null`
			];
		})
	);
	return `select side, step, since, micros, count(*)::integer as units from (
	${each.join('\n\tunion all ')})
group by all order by micros`;
}

/** What came next, whatever it was, for those who did not go all the way. */
function instead(
	spec: FunnelSpec,
	chosen: string,
	t: ReturnType<typeof unitsWithin>,
	side: number
): string {
	return `select f.depth, n.name, f.units from (
	select s.depth, e.touchpoint as code, count(*)::integer as units
	from (select unit, touchpoint, (row_number() over ())::integer as n from ${t.events}) e
	join (select unit, last + 1 as n, depth from ${chosen}
		where whole and side = ${side} and depth < ${integer(requiredSteps(spec).length)}) s on s.n = e.n and s.unit = e.unit
	group by all) f left join ${t.touchpoints} n using (code)
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
