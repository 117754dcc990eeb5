import { integer, literal } from '$lib/sql/quote';
import type { Context } from '../analysis';
import type { Part } from '../journeys/cut';
import { anchorMatches, flagged, windowParts } from './anchor';
import { HIDDEN, labelParts } from './labels';
import type { Choice, PathsSpec, Through } from './spec';
import { unitsWithin } from '../units';
import { tablesWithin } from '../within';

/** Which of the two segments that a cell may have. */
export type Side = 'segment' | 'compare';

export interface Steps {
	readonly parts: readonly Part[];
	/** Relation (code, name) of the labels. */
	readonly names: string;
}

/** What several others read: worked out once, where it could be worked out for each. */
const SHARED: ReadonlySet<string> = new Set(['followed', 'every', 'placed', 'ordered', 'labelled']);

/** SQL: a statement over common table expressions. */
export function withParts(parts: readonly Part[], select: string): string {
	const texts = [...parts.map(({ sql }) => sql), select];
	const list = parts.map(({ name, sql }) => {
		const readers = texts.filter((text) => new RegExp(`\\b${name}\\b`).test(text)).length;
		const once = SHARED.has(name) && readers > 1 ? ' materialized' : '';
		return `${name} as${once} (\n\t${sql})`;
	});
	return `with ${list.join(',\n')}\n${select}`;
}

/**
 * The steps of every unit, ending in `placed` (unit, journey, person, g, label, time, and the anchor's flags):
 * in order, numbered from 1 in their unit. Those up to `most` at least, all where it is not said.
 */
export function placedSteps(context: Context, spec: PathsSpec, side: Side, most?: number): Steps {
	const { journeys, unit, anchor } = spec;
	const plain = spec.label === 'touchpoint' && spec.hidden.length + spec.groups.length === 0;
	if (unit === 'journey' && plain && anchor.at === 'start' && most !== undefined) {
		const t = tablesWithin(context, journeys, spec[side]);
		return { parts: [{ name: 'placed', sql: ready(t.events, spec, most) }], names: t.touchpoints };
	}
	const { parts, names, recoded } = labelledEvents(context, spec, side);
	const flags = anchorMatches(anchor).map((_, i) => `h${i}`);
	return {
		parts: [
			...parts,
			...groupParts(recoded ? 'kept' : 'labelled', flags, spec.collapse),
			{ name: 'numbered', sql: 'select *, row_number() over () as n from groups' },
			{
				name: 'placed',
				sql: `select *, (n - max(case when opens then n end) over (rows unbounded preceding) + 1)::integer as g
	from numbered`
			}
		],
		names
	};
}

/** The events of units with their labels, ending in `labelled` and, without what is hidden, `kept`. */
function labelledEvents(context: Context, spec: PathsSpec, side: Side) {
	const { journeys, unit, anchor } = spec;
	const t = unitsWithin(context, { journeys, unit, segment: spec[side] });
	const { parts, names, recoded } = labelParts(t, spec, context.sources);
	const all: Part[] = [
		{ name: 'events', sql: flagged(t, anchor, context.sources) },
		...parts,
		...(recoded ? [{ name: 'kept', sql: `from labelled where label <> ${HIDDEN}` }] : [])
	];
	return { parts: all, names, recoded };
}

/** Straight from the table, which has journeys' steps and runs of touchpoints numbered. */
function ready(events: string, { collapse }: PathsSpec, most: number): string {
	const [g, repeats] = collapse ? ['run', ' and not repeated'] : ['step', ''];
	return `select journey as unit, journey, person, ${g} as g, touchpoint as label, time from ${events}
	where ${g} <= ${integer(most)}${repeats}`;
}

/** Runs of one label as one row, the first, which `h` flags where any of the run is. All windows stream. */
function groupParts(from: string, flags: readonly string[], collapse: boolean): readonly Part[] {
	const columns = ['unit', 'journey', 'person', 'label', 'time', 'opens'];
	const sums = flags.map(
		(flag) =>
			`,\n\t\t(sum(${flag}::integer) over (rows unbounded preceding))::bigint as sum_${flag}`
	);
	const marked: Part = {
		name: 'marked',
		sql: `select unit, journey, person, label, time, ${flags.map((flag) => `${flag}, `).join('')}
		coalesce(unit <> lag(unit) over (), true) as opens,
		label is not distinct from lag(label) over () as same${collapse ? sums.join('') : ''}
	from ${from}`
	};
	if (!collapse) return [marked, { name: 'groups', sql: 'from marked' }];
	if (flags.length === 0) {
		return [
			marked,
			{ name: 'groups', sql: `select ${columns.join(', ')} from marked where opens or not same` }
		];
	}
	const any = flags.map(
		(flag) =>
			`(case when runs_on then lead(sum_${flag}) over () else sum_${flag} end) - sum_${flag} + ${flag}::integer > 0 as ${flag}`
	);
	return [
		marked,
		{ name: 'edged', sql: 'select *, not opens and same as again from marked' },
		{
			name: 'edges',
			sql: 'select *, coalesce(lead(again) over (), false) as runs_on from edged'
		},
		{
			name: 'firsts',
			sql: `select ${columns.join(', ')}, again, ${any.join(', ')}
	from edges where not (again and runs_on)`
		},
		{ name: 'groups', sql: 'from firsts where not again' }
	];
}

/**
 * What the picture shows, ending in `shown` (unit, journey, person, step, label, time, goes_on, inside, came,
 * next, next_time): the steps within each unit's window. `goes_on` says that the unit has a next step,
 * `inside` that it would be shown; `came` is 0 from a step shown, 1 from nowhere, 2 from a step not shown.
 */
export function shownSteps(context: Context, spec: PathsSpec, side: Side): Steps {
	const fromStart = spec.anchor.at === 'start';
	const most = fromStart ? spec.depth + 1 : undefined;
	const { parts, names } = placedSteps(context, spec, side, most);
	const followed: Part = {
		name: 'followed',
		sql: `select *, coalesce(lead(unit) over () = unit, false) as goes_on,
		lead(label) over () as next, lead(time) over () as next_time from placed`
	};
	const shown: Part = {
		name: 'shown',
		sql: fromStart
			? `select *, g as step, g < ${integer(spec.depth)} as inside, (g = 1)::integer as came
	from followed where g <= ${integer(spec.depth)}`
			: `select f.*, (g - origin)::integer as step, g < hi as inside,
		case when g > lo then 0 when g = 1 then 1 else 2 end as came
	from followed f join windows w on w.unit = f.unit where g between lo and hi`
	};
	const all = [...parts, followed, ...windowParts(spec.anchor, spec.depth)];
	if (spec.only.length === 0) return { parts: [...all, shown], names };
	const through = spec.only.map(
		(one) => `unit in (select unit from every where ${passes(one, names)})`
	);
	return {
		parts: [
			...all,
			{ ...shown, name: 'every' },
			{ name: 'shown', sql: `from every where ${through.join('\n\t\tand ')}` }
		],
		names
	};
}

/** SQL over shown steps: whether a unit is at that node, or takes that link. Never null. */
export function passes({ step, at, next }: Through, names: string): string {
	const here = `step = ${integer(step)} and ${isChosen('label', at, names)}`;
	return next === undefined
		? here
		: `${here} and goes_on and inside and ${isChosen('next', next, names)}`;
}

function isChosen(code: string, { labels, except }: Choice, names: string): string {
	const texts = labels.map(literal).join(', ');
	const some =
		labels.length === 0
			? 'false'
			: `coalesce((select list(code) from ${names} where name in (${texts})), [])`;
	const isOne = labels.length === 0 ? 'false' : `coalesce(list_contains(${some}, ${code}), false)`;
	// What has no name has no code, or the code of no name.
	const none = `(${code} is null or ${code} in (select code from ${names} where name is null))`;
	const chosen = labels.includes('') ? `(${isOne} or coalesce(${none}, false))` : isOne;
	return except ? `not ${chosen}` : chosen;
}
