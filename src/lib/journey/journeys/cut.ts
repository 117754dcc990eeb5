import type { Settings } from '$lib/notebook/document';
import { integer } from '$lib/sql/quote';
import { periodOf } from '../calendar';
import { listOf } from './names';
import type { JourneysSpec } from './spec';
import type { journeysTables } from '../tables';

type Tables = ReturnType<typeof journeysTables>;

/** A common table expression. */
export interface Part {
	readonly name: string;
	readonly sql: string;
}

/** What the rows to cut are called by. */
export interface Columns {
	/** Whose rows are cut apart from others: the person, or the case. */
	readonly unit: 'person' | 'unit';
	/** When an event was over: its time, where nothing says it. */
	readonly until: 'time' | 'until';
}

/**
 * The steps from sorted rows, called `from`, to rows of journeys alone, called `cut`, with the column
 * `begins`. All are streaming windows over rows in order: nothing is sorted again.
 */
export function cutParts(
	from: string,
	spec: JourneysSpec,
	settings: Settings,
	t: Tables,
	columns: Columns
): readonly Part[] {
	const { cut } = spec;
	const other = `${columns.unit} is distinct from lag(${columns.unit}) over ()`;
	const begins = (sql: string, rows = from): Part => ({
		name: 'cut',
		sql: `select *, (${sql}) as begins from ${rows}`
	});
	switch (cut.by) {
		case 'history':
		case 'case':
			return [begins(other)];
		case 'inactivity':
			return [begins(`${other} or ${silence(cut.minutes, columns)}`)];
		case 'calendar':
			return [
				{ name: 'timed', sql: `select *, epoch_us(time) as micros from ${from}` },
				{
					name: 'dated',
					sql: `select * exclude (micros), ${periodOf('micros', cut.period, settings)} as period from timed`
				},
				begins(`${other} or period is distinct from lag(period) over ()`, 'dated')
			];
		case 'start-end':
			return startEnd(from, `${other} or ${silence(cut.minutes, columns)}`, t);
	}
}

/**
 * A part runs from after an end, a silence or another person to the next of them; its journey is all from
 * its first start on. So what a journey is needs no memory of the one before.
 */
function startEnd(from: string, apart: string, t: Tables): readonly Part[] {
	const says = (column: string) =>
		`coalesce(${listOf(t.touchpoints, column)}[touchpoint + 1], false)`;
	return [
		{
			name: 'told',
			sql: `select *, ${says('starts')} as starts, ${says('succeeds or fails')} as ends_it from ${from}`
		},
		{
			name: 'parted',
			sql: `select * exclude (ends_it), row_number() over () as place,
		(${apart} or coalesce(lag(ends_it) over (), false)) as parted
	from told`
		},
		{
			name: 'placed',
			sql: `select *, coalesce(
		max(case when starts then place end) over (rows unbounded preceding)
			>= max(case when parted then place end) over (rows unbounded preceding), false) as inside
	from parted`
		},
		{
			name: 'begun',
			sql: `select * exclude (place, starts), inside and (parted or not lag(inside) over ()) as begins from placed`
		},
		{ name: 'cut', sql: 'select * exclude (inside, parted) from begun where inside' }
	];
}

/** SQL: whether the gap before a row is longer than so many minutes. */
function silence(minutes: number, { until }: Columns): string {
	return `time - lag(${until}) over () > ${gap(minutes)}`;
}

/** SQL: an interval of so many minutes. */
export function gap(minutes: number): string {
	return `to_microseconds(${integer(Math.round(minutes * 60e6))})`;
}
