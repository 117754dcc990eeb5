import { integer } from '$lib/sql/quote';
import type { Analysis, Context, Rows, Statement } from './analysis';
import { lastOf } from './journeys';
import { foldPaths, type PathCount, type PathsResult } from './paths-fold';
import { pathsSchema, type PathsSpec } from './paths-spec';
import { parseSpec } from './spec-error';
import { requiredWithin, tablesWithin } from './within';

export type { PathNode, PathsResult } from './paths-fold';

/** Paths through the first steps of journeys: counts of all of them first, folded afterwards. */
export const paths: Analysis<PathsSpec, PathsResult> = {
	kind: 'paths',
	version: 1,
	uses: [],
	runs: true,
	asks: false,
	parse: (spec) => parseSpec('paths', pathsSchema, spec),
	initial: (document) => {
		const journeys = lastOf(document, 'journeys');
		return journeys === undefined
			? undefined
			: { journeys, segment: '', label: 'touchpoint', depth: 6, top: 8, collapse: true };
	},
	requires: requiredWithin,
	gives: () => [],
	builds: () => [],
	compile,
	decode: (rows, spec) => foldPaths(counts(rows), spec),
	relations: () => []
};

function compile(spec: PathsSpec, context: Context): readonly Statement[] {
	const t = tablesWithin(context, spec.journeys, spec.segment);
	const names = spec.label === 'touchpoint' ? t.touchpoints : t.channels;
	return [
		{
			name: 'paths',
			sql: `with steps as (
	${steps(t.events, spec)}),
followed as (
	select journey, step, label, time, lead(journey) over () = journey as goes_on,
		lead(label) over () as next, lead(time) over () as next_time
	from steps),
counted as (
	select step, label, goes_on, case when goes_on and step < ${integer(spec.depth)} then next end as next,
		count(*)::integer as units,
		sum(case when goes_on then epoch_us(next_time) - epoch_us(time) end) as microseconds
	from followed where step <= ${integer(spec.depth)} group by all)
select c.step, l.name as label, coalesce(c.goes_on, false) as goes_on, n.name as next, c.units, c.microseconds
from counted c left join ${names} l on l.code = c.label left join ${names} n on n.code = c.next
order by c.step, c.units desc, label, next`
		}
	];
}

/** The events that count as steps, numbered from 1 in their journey, in the order of the table. */
function steps(events: string, spec: PathsSpec): string {
	const last = integer(spec.depth + 1);
	if (!spec.collapse) {
		return `select journey, step, ${spec.label} as label, time from ${events} where step <= ${last}`;
	}
	if (spec.label === 'touchpoint') {
		return `select journey, run as step, touchpoint as label, time from ${events}
	where not repeated and run <= ${last}`;
	}
	return `select journey, n - max(case when step = 1 then n end) over (rows unbounded preceding) + 1 as step, label, time
	from (select *, row_number() over () as n from (
		select journey, step, ${spec.label} as label, time,
			step > 1 and ${spec.label} is not distinct from lag(${spec.label}) over () as again
		from ${events}) where not again)`;
}

function counts(rows: ReadonlyMap<string, Rows>): PathCount[] {
	const found = rows.get('paths');
	if (found === undefined) throw new Error('the statement paths was not read');
	const [step, label, goesOn, next, units, microseconds] = [
		found.column('step'),
		found.column('label'),
		found.column('goes_on'),
		found.column('next'),
		found.column('units'),
		found.column('microseconds')
	];
	const text = (value: unknown) => (value === null || value === undefined ? null : String(value));
	return Array.from({ length: found.length }, (_, index) => ({
		step: Number(step[index]),
		label: text(label[index]),
		goesOn: goesOn[index] === true,
		next: text(next[index]),
		units: Number(units[index]),
		microseconds: Number(microseconds[index] ?? 0)
	}));
}
