import type { Settings } from '$lib/notebook/document';
import { integer, literal, name } from '$lib/sql/quote';
import { localOfUtcSql } from '$lib/sql/zone';
import type { Aggregate, ChartSpec } from './spec';

/** The most places that are read, and the most points that are drawn. */
const MOST_PLACES = 5000;

/** Whether so much is chosen that there is something to draw. */
export function isComplete({ relation, type, x, y }: ChartSpec): boolean {
	if (relation === '' || x === '') return false;
	return (type !== 'dot' && type !== 'heat') || y !== '';
}

/**
 * The rows that a chart draws, of the relation that `query` gives: (x, y, colour, value, rows), of which a
 * kind of chart leaves out what it has not. Times and dates along the axis are local where they are taken
 * together.
 */
export function chartSql(spec: ChartSpec, query: string, settings: Settings): string {
	switch (spec.type) {
		case 'dot':
			return `select ${name(spec.x)} as x, ${name(spec.y)} as y${series(spec)} from (${query})
where ${name(spec.x)} is not null and ${name(spec.y)} is not null`;
		case 'histogram':
			return histogram(spec, query);
		case 'heat':
			return `select x, y, ${aggregated(spec.aggregate, spec.colour)} as value, count(*)::bigint as rows
from (${placed(spec, query, settings, { y: spec.y, measured: spec.colour })}) group by x, y`;
		case 'bar':
		case 'line':
		case 'area': {
			const colour = spec.colour === '' ? '' : ', colour';
			return `select x${colour}, ${aggregated(spec.aggregate, spec.y)} as value, count(*)::bigint as rows
from (${placed(spec, query, settings, { colour: spec.colour, measured: spec.y })}) group by x${colour}`;
		}
	}
}

/** The same, but of too many rows as many as can be drawn, and how many there are of all. */
export function chartStatement(spec: ChartSpec, query: string, settings: Settings): string {
	const sql = chartSql(spec, query, settings);
	const most = integer(MOST_PLACES);
	// Of points a sample by chance, the same each time: the first ones would all be of one corner.
	if (spec.type === 'dot')
		return `select * from (${sql}) using sample reservoir(${most} rows) repeatable (42)`;
	return `select *, count(*) over ()::bigint as places, sum(rows) over ()::bigint as all_rows
from (${sql}) order by rows desc, x${spec.type === 'heat' ? ', y' : spec.colour === '' || spec.type === 'histogram' ? '' : ', colour'} limit ${most}`;
}

export function pointCountStatement(spec: ChartSpec, query: string): string {
	const [x, y] = [name(spec.x), name(spec.y)];
	return `select count(*)::bigint as rows, count(*) filter (${x} is not null and ${y} is not null)::bigint as points from (${query})`;
}

function series({ colour }: ChartSpec): string {
	return colour === '' ? '' : `, ${name(colour)} as colour`;
}

function aggregated(aggregate: Aggregate, column: string): string {
	if (aggregate === 'count' || column === '') return 'count(*)::double';
	const sql = { sum: 'sum', mean: 'avg', median: 'median', min: 'min', max: 'max' }[aggregate];
	return `${sql}(measured)::double`;
}

/** SQL: the rows with their places along the axis, `x`, and what else is asked of them, under these names alone. */
function placed(
	{ x, per }: ChartSpec,
	query: string,
	settings: Settings,
	others: Readonly<Record<string, string>>
): string {
	const more = Object.entries(others)
		.filter(([, column]) => column !== '')
		.map(([as, column]) => `, ${name(column)} as ${as}`)
		.join('');
	if (per === '') return `select ${name(x)} as x${more} from (${query})`;
	const local = `case when dated then given else ${localOfUtcSql('micros', settings.timeZone)} end`;
	return `select * exclude (given, micros, dated), ${begins(local, per, settings)} as x from (
	select ${name(x)}::timestamp as given, epoch_us(${name(x)}::timestamp) as micros, typeof(${name(x)}) = 'DATE' as dated${more}
	from (${query}))`;
}

/** SQL: when the period of a local time begins. A date has no zone: it is the same day everywhere. */
function begins(local: string, per: string, { weekStart }: Settings): string {
	if (per === 'week' && weekStart === 'sunday')
		return `(date_trunc('week', ${local} + interval 1 day) - interval 1 day)::timestamp`;
	return `date_trunc(${literal(per)}, ${local})::timestamp`;
}

/** Bars as wide as a round number: 1, 2 or 5 times a power of ten. `x` is where one begins, `y` where it ends. */
function histogram({ x, bins }: ChartSpec, query: string): string {
	return `with given as (select ${name(x)}::double as v from (${query}) where isfinite(${name(x)}::double)),
spread as (select min(v) as least, (max(v) - min(v)) / ${integer(bins)} as share from given),
power as (select least, share, pow(10, floor(log10(share))) as ten from spread where share > 0),
width as (select least, ten * case when share / ten <= 1 then 1 when share / ten <= 2 then 2 when share / ten <= 5 then 5 else 10 end as wide
	from power union all select least, 1 from spread where share = 0)
select bin * wide as x, (bin + 1) * wide as y, count(*)::double as value, count(*)::bigint as rows
from (select floor(v / wide) as bin, wide from given, width) group by bin, wide`;
}
