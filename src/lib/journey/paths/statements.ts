import { integer, literal } from '$lib/sql/quote';
import type { Behind, Build, Context, Statement } from '../analysis';
import type { Part } from '../journeys/cut';
import { countsAhead, linkCounts, linksBuild } from './links';
import type { PathsPick, PathsSpec } from './spec';
import { passes, placedSteps, shownSteps, withParts, type Side, type Steps } from './steps';
import { unitsWithin } from '../units';
import { tablesWithin } from '../within';

const SIDES = ['segment', 'compare'] as const;

/** The two segments' statements have the same names but for this. */
export function nameFor(what: string, side: Side): string {
	return side === 'segment' ? what : `${what} compared`;
}

export function sidesOf(spec: PathsSpec): readonly Side[] {
	return spec.compare === '' ? ['segment'] : SIDES;
}

/** What stays the same however deep the picture goes, is folded or weighed. */
export function pathsBuilds(spec: PathsSpec, context: Context): readonly Build[] {
	return countsAhead(spec) ? sidesOf(spec).map((side) => linksBuild(context, spec, side)) : [];
}

export function pathsStatements(spec: PathsSpec, context: Context): readonly Statement[] {
	return sidesOf(spec).flatMap((side) => {
		const steps = shownSteps(context, spec, side);
		const statement = (what: string, sql: string): Statement => ({
			name: nameFor(what, side),
			sql
		});
		return [
			statement(
				'paths',
				`${counts(spec, context, side)}
order by step, units desc, label, next`
			),
			...(leavesOut(spec) ? [statement('units', unitsSql(spec, context, side))] : []),
			...(spec.weight === 'median' ? [statement('times', timesSql(steps))] : []),
			...(spec.weight === 'outcome'
				? [statement('outcomes', outcomesSql(spec, context, side, steps))]
				: []),
			...(spec.sequence.length > 0 ? [statement('sequence', sequenceSql(spec, context, side))] : [])
		];
	});
}

/** Whether some units may not be in the picture. */
function leavesOut({ anchor, hidden, only }: PathsSpec): boolean {
	return anchor.at !== 'start' || hidden.length > 0 || only.length > 0;
}

/** SQL: units by step, label, where they came from and went. */
function counts(spec: PathsSpec, context: Context, side: Side): string {
	return countsAhead(spec)
		? linkCounts(context, spec, side)
		: shownCounts(spec, shownSteps(context, spec, side));
}

/** The same from the steps that are shown; names are joined when all are counted. */
function shownCounts(spec: PathsSpec, { parts, names }: Steps): string {
	// From the start both follow from the step: as keys they would only cost.
	const fixed = spec.anchor.at === 'start';
	const keys = fixed ? '' : 'came, inside, ';
	const counted: Part = {
		name: 'counted',
		sql: `select step, label, ${keys}goes_on, case when goes_on and inside then next end as next,
		count(*)::integer as units,
		sum(case when ${fixed ? 'goes_on' : 'goes_on and inside'} then epoch_us(next_time) - epoch_us(time) end) as microseconds
	from shown group by all`
	};
	const [came, inside] = fixed
		? ['(c.step = 1)::integer', `c.step < ${integer(spec.depth)}`]
		: ['c.came', 'c.inside'];
	return withParts(
		[...parts, counted],
		`select c.step, l.name as label, ${came} as came, c.goes_on, c.goes_on and ${inside} as inside,
	n.name as next, c.units, c.microseconds
from counted c left join ${names} l on l.code = c.label left join ${names} n on n.code = c.next`
	);
}

function unitsSql(spec: PathsSpec, context: Context, side: Side): string {
	const { journeys, unit, [side]: segment } = spec;
	if (unit === 'session') {
		const { events } = unitsWithin(context, { journeys, unit, segment });
		return `select count(distinct unit)::integer as units from ${events}`;
	}
	const t = tablesWithin(context, journeys, segment);
	return `select count(distinct ${unit})::integer as units from ${t.journeys}`;
}

function timesSql({ parts, names }: Steps): string {
	const counted: Part = {
		name: 'counted',
		sql: `select step, label, next, epoch_us(next_time) - epoch_us(time) as microseconds, count(*)::integer as units
	from shown where goes_on and inside group by all`
	};
	return withParts(
		[...parts, counted],
		`select c.step, l.name as label, n.name as next, c.microseconds, c.units
from counted c left join ${names} l on l.code = c.label left join ${names} n on n.code = c.next
order by c.microseconds`
	);
}

/** Of the journeys in which links were taken, how many are decided or over, and succeeded. */
function outcomesSql(
	spec: PathsSpec,
	context: Context,
	side: Side,
	{ parts, names }: Steps
): string {
	const t = tablesWithin(context, spec.journeys, spec[side]);
	const counted: Part = {
		name: 'counted',
		sql: `select s.step, s.label, s.next, (count(*) filter (j.outcome = 'success'))::integer as succeeded,
		(count(*) filter (j.outcome is distinct from 'open'))::integer as closed
	from shown s join ${t.journeys} j on j.journey = s.journey where s.goes_on and s.inside group by all`
	};
	return withParts(
		[...parts, counted],
		`select c.step, l.name as label, n.name as next, c.succeeded, c.closed
from counted c left join ${names} l on l.code = c.label left join ${names} n on n.code = c.next`
	);
}

/**
 * How many units pass the first one, two, … labels of the sequence in order: by their steps, and as a funnel
 * counts them, by every event, each later than the one before.
 */
function sequenceSql(spec: PathsSpec, context: Context, side: Side): string {
	const { parts, names } = placedSteps(context, spec, side);
	const passed = (from: string) =>
		spec.sequence.map(
			(_, i) =>
				`select '${from}' as "from", ${integer(i + 1)} as labels, count(*)::integer as units from ${from}_${i}`
		);
	const events: Part = {
		name: 'ordered',
		sql: 'select unit, label, row_number() over () as g from labelled'
	};
	return withParts(
		[
			...parts,
			...passingParts('paths', 'placed', spec.sequence, names),
			events,
			...passingParts('funnel', 'ordered', spec.sequence, names)
		],
		`${[...passed('paths'), ...passed('funnel')].join('\nunion all ')}\norder by "from", labels`
	);
}

/** `as_0`, `as_1`, … (unit, at): units that pass so many labels, each as soon as it can. */
function passingParts(
	as: string,
	from: string,
	sequence: readonly string[],
	names: string
): readonly Part[] {
	return sequence.map((label, i) => {
		const is =
			label === ''
				? `(s.label is null or s.label in (select code from ${names} where name is null))`
				: `s.label in (select code from ${names} where name = ${literal(label)})`;
		return {
			name: `${as}_${i}`,
			sql:
				i === 0
					? `select s.unit, min(s.g) as at from ${from} s where ${is} group by s.unit`
					: `select s.unit, min(s.g) as at from ${from} s join ${as}_${i - 1} b on b.unit = s.unit
	where s.g > b.at and ${is} group by s.unit`
		};
	});
}

/** Who is behind a node, a link or a part of the sequence. */
export function behindPaths(pick: PathsPick, spec: PathsSpec, context: Context): Behind {
	const unit = spec.unit === 'journey' ? 'journey' : 'person';
	if ('passed' in pick) {
		const sequence = spec.sequence.slice(0, pick.passed);
		const { parts, names } = placedSteps(context, spec, pick.of);
		const query = withParts(
			[...parts, ...passingParts('paths', 'placed', sequence, names)],
			`select distinct ${unit} from placed where unit in (select unit from paths_${integer(sequence.length - 1)})`
		);
		return { unit, journeys: spec.journeys, query };
	}
	const { parts, names } = shownSteps(context, spec, pick.of);
	const fate = { ended: 'not goes_on', on: 'goes_on and inside', beyond: 'goes_on and not inside' };
	const where = [passes(pick, names), ...(pick.fate === undefined ? [] : [fate[pick.fate]])].join(
		' and '
	);
	const query = withParts(parts, `select distinct ${unit} from shown where ${where}`);
	return { unit, journeys: spec.journeys, query };
}

/** The counts as a relation, before anything is folded. */
export function pathsRelation(spec: PathsSpec, context: Context): string {
	return `select step, label, case when not goes_on then 'ended' when inside then 'on' else 'beyond' end as fate,
	next, sum(units)::bigint as units, sum(microseconds) / sum(units) / 1e6 as mean_seconds
from (${counts(spec, context, 'segment')}) group by step, label, fate, next`;
}
