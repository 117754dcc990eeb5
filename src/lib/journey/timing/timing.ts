import * as v from 'valibot';
import { literal } from '$lib/sql/quote';
import type { Analysis, Behind, Build, Context, Relation, Rows, Statement } from '../analysis';
import { lastOf } from '../journeys/journeys';
import { eventsKey, keptBuild, keptUnder } from '../kept';
import { durationsBuild } from '../metrics/durations';
import { parseSpec, SpecError } from '../spec-error';
import {
	logRank,
	survivalOf,
	survivalQuantile,
	type LogRank,
	type Seen,
	type SurvivalStep,
	type TimeLeft
} from './survival';
import { timingSchema, type TimingSpec } from './spec';
import { readsDurations, timedCounts, timedUnits } from './units';
import { requiredWithin, segmentsOf } from '../within';

export type { TimingSpec } from './spec';

export interface TimedGroup {
	/** Units whose clock started, and those of them to whom it happened. */
	readonly n: number;
	readonly happened: number;
	/** Seconds until a quarter, half and three quarters have come so far. */
	readonly quarter: TimeLeft;
	readonly median: TimeLeft;
	readonly threeQuarters: TimeLeft;
	/** The curve, in at most some hundreds of steps; times are seconds. */
	readonly steps: readonly SurvivalStep[];
}

export interface TimingResult {
	readonly group: TimedGroup;
	readonly compared: TimedGroup | null;
	/** Of the two groups; null where there is one, or nothing tells them apart. */
	readonly test: LogRank | null;
}

/** How long it takes from one thing to another, those included to whom it has not happened. */
export const timing: Analysis<TimingSpec, TimingResult> = {
	kind: 'timing',
	version: 1,
	uses: [],
	runs: true,
	asks: false,
	parse: (spec) => parseSpec('timing', timingSchema, spec),
	initial: (document) => {
		const journeys = lastOf(document, 'journeys');
		return journeys === undefined ? undefined : v.parse(timingSchema, { journeys });
	},
	requires: requiredWithin,
	gives: (cell) => [cell.name],
	builds,
	compile,
	decode,
	relations,
	behind
};

/** The units by their times: all that is shown is read from that. */
function keptTimes(spec: TimingSpec, segment: string, context: Context) {
	const { journeys, unit, from, to, outcome, compare } = spec;
	const of = eventsKey(context, journeys, segment);
	return keptUnder('timing', { of, unit, from, to, outcome, alone: compare === '' });
}

function builds(spec: TimingSpec, context: Context): readonly Build[] {
	return segmentsOf(spec).flatMap((segment) => [
		...(readsDurations(spec, context) ? [durationsBuild(context, spec.journeys, segment)] : []),
		keptBuild(keptTimes(spec, segment, context), [
			{ what: 'times', name: 'times', query: timedCounts(spec, segment, context) }
		])
	]);
}

function compile(spec: TimingSpec, context: Context): readonly Statement[] {
	return segmentsOf(spec).map((segment, side) => ({
		name: side === 0 ? 'times' : 'compared times',
		sql: `from ${keptTimes(spec, segment, context).table('times')} order by seconds, happened`
	}));
}

function decode(rows: ReadonlyMap<string, Rows>): TimingResult {
	const first = seenIn(rows.get('times'));
	const second = rows.get('compared times');
	const other = second && seenIn(second);
	return {
		group: groupOf(first),
		compared: other === undefined ? null : groupOf(other),
		test: (other && logRank(first, other)) ?? null
	};
}

function seenIn(rows: Rows | undefined): Seen[] {
	if (rows === undefined) return [];
	const [seconds, happened, units] = ['seconds', 'happened', 'units'].map((name) =>
		rows.column(name)
	);
	return Array.from({ length: rows.length }, (_, i) => ({
		time: Number(seconds?.[i]),
		happened: happened?.[i] === true,
		count: Number(units?.[i])
	}));
}

function groupOf(seen: readonly Seen[]): TimedGroup {
	const { n, happened, steps } = survivalOf(seen);
	return {
		n,
		happened,
		quarter: survivalQuantile(steps, 0.75),
		median: survivalQuantile(steps, 0.5),
		threeQuarters: survivalQuantile(steps, 0.25),
		steps: thinned(steps)
	};
}

/** The finest step that is told apart: a pixel of a drawing. */
const FINEST = 1 / 400;

/** The steps that are seen: the first, the last, and each at which the curve has fallen by a pixel. */
function thinned(steps: readonly SurvivalStep[]): SurvivalStep[] {
	let shown = Infinity;
	return steps.filter(({ survival }, index) => {
		const seen = shown - survival >= FINEST || index === steps.length - 1;
		if (seen) shown = survival;
		return seen;
	});
}

function relations(spec: TimingSpec, context: Context): readonly Relation[] {
	const of = (who: string, segment: string) =>
		`select ${literal(who)} as who, seconds, happened, count(*) as n
from (${timedUnits(spec, segment, context)}) group by all`;
	const compared = spec.compare === '' ? [] : [of('compared', spec.compare)];
	return [
		{
			name: context.cell.name,
			query: [of('group', spec.segment), ...compared].join('\nunion all ')
		}
	];
}

const pickSchema = v.strictObject({
	compared: v.optional(v.boolean(), false),
	which: v.optional(v.picklist(['all', 'happened', 'not']), 'all')
});
/** Which number is opened. */
export type TimingPick = v.InferInput<typeof pickSchema>;

function behind(given: unknown, spec: TimingSpec, context: Context): Behind {
	const parsed = v.safeParse(pickSchema, given);
	if (!parsed.success) throw new SpecError('timing', 'pick', 'there is no such number');
	const { compared, which } = parsed.output;
	const unit = spec.unit === 'journey' ? 'journey' : 'person';
	const where = { all: 'true', happened: 'happened', not: 'not happened' }[which];
	return {
		unit,
		journeys: spec.journeys,
		query: `select distinct ${unit} from (${timedUnits(spec, compared ? spec.compare : spec.segment, context)}) where ${where}`
	};
}
