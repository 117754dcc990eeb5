import { literal } from '$lib/sql/quote';
import type { Context, Relation, Statement } from '../analysis';
import { funnelTables } from './build';
import { between, type FunnelSpec } from './spec';
import { segmentsOf, tablesWithin } from '../within';

type Tables = ReturnType<typeof funnelTables>;

/** SQL: the rows of both sides: 0 for those who are counted, 1 for those they are compared with. */
function bySide(spec: FunnelSpec, context: Context, rows: (tables: Tables) => string): string {
	return segmentsOf(spec)
		.map((segment, side) => {
			const tables = funnelTables(spec, context, segment);
			return `select ${side} as side, * from (${rows(tables)})`;
		})
		.join('\nunion all\n');
}

/** What a funnel's result is read from. */
export function funnelStatements(spec: FunnelSpec, context: Context): readonly Statement[] {
	const sides = (rows: (tables: Tables) => string) => bySide(spec, context, rows);
	const units = { name: 'units', sql: sides((t) => `from ${t.units}`) };
	if (spec.steps.length === 0) return [units];
	const { journeys, touchpoints } = tablesWithin(context, spec.journeys, '');
	const convert = between(spec.convert, spec.steps.length);
	return [
		units,
		{
			name: 'steps',
			sql: `from (${sides((t) => `from ${t.steps}`)}) order by side, r0 desc, value`
		},
		{ name: 'times', sql: `from (${sides((t) => `from ${t.times}`)}) order by micros` },
		...(convert === undefined || convert.from === 0
			? []
			: [
					{
						name: 'convert',
						sql: `${sides(
							({
								attempts
							}) => `select t${convert.to} - t${convert.from} as micros, count(*)::integer as units
from ${attempts} where whole and t${convert.to} is not null and t${convert.from} is not null group by all`
						)} order by micros`
					}
				]),
		{ name: 'trend', sql: `from (${sides((t) => `from ${t.trend}`)}) order by side, period` },
		{ name: 'end', sql: `select epoch_us(max(end_time)) as micros from ${journeys}` },
		{
			name: 'instead',
			sql: `select side, depth, n.name, units
from (${sides((t) => `from ${t.instead}`)}) f left join ${touchpoints} n using (code)
order by side, depth, units desc, n.name`
		}
	];
}

/** Units of each step, and each unit with the times of its steps. */
export function funnelRelations(
	spec: FunnelSpec,
	context: Context,
	names: readonly string[]
): readonly Relation[] {
	const [counts = '', units = ''] = [context.cell.name, unitsName(context.cell.name)];
	if (spec.steps.length === 0) {
		const empty = (columns: string) => `select ${columns} where false`;
		return [
			{ name: counts, query: empty('0 as step, null::varchar as name, 0 as units') },
			{ name: units, query: empty('0 as unit, 0 as steps') }
		];
	}
	const value = spec.breakdown === undefined ? 'null::varchar as value' : 'value';
	const each = spec.steps.map(
		(_, k) =>
			`select ${k + 1} as step, ${literal(names[k] ?? '')} as name, side = 1 as compared, value, sum(r${k})::integer as units
from (${bySide(spec, context, (t) => `from ${t.steps}`)}) group by all`
	);
	const times = spec.steps.map((_, k) => `make_timestamp(t${k}) as step_${k + 1}`);
	const rows = bySide(spec, context, ({ attempts }) => `from ${attempts} where whole`);
	return [
		{ name: counts, query: each.join('\nunion all ') },
		{
			name: units,
			query: `select unit as ${spec.unit}, side = 1 as compared, ${value}, depth as steps, ${times.join(', ')} from (${rows})`
		}
	];
}

export function unitsName(name: string): string {
	return `${name} units`;
}
