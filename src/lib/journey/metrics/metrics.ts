import * as v from 'valibot';
import { literal } from '$lib/sql/quote';
import type { Analysis, Behind, Build, Context, Relation, Rows, Statement } from '../analysis';
import { lastOf } from '../journeys/journeys';
import { formOf, type Measure } from './measure';
import { differenceOf, type Difference, type Estimate } from './measure-estimate';
import { measureFrame, type MeasureFrame } from './measure-frame';
import { decodeMeasure, decodeMeasureSeries } from './measure-result';
import { measureBuilds, measureStatement, rangeStatement } from './measure-statements';
import { measureUnits } from './measure-units';
import { periodUnits } from './period';
import { metricsOf, metricsSchema, type MetricsSpec } from './spec';
import type { PeriodEstimate } from './series';
import { parseSpec, SpecError } from '../spec-error';
import { requiredWithin, segmentsOf } from '../within';

export { metricsSchema, type MetricsSpec } from './spec';

/** A metric of one group. */
export interface Measured {
	readonly estimate: Estimate;
	/** In order; empty where it is not followed over time. */
	readonly series: readonly PeriodEstimate[];
	/** The last period that is over, less the one before. */
	readonly change: Difference | null;
}

export interface MetricResult extends Measured {
	readonly name: string;
	readonly measure: Measure;
	/** False where it asks for a touchpoint that the data does not know. */
	readonly known: boolean;
	readonly compared: Measured | null;
	/** The group less the one that it is compared with. */
	readonly difference: Difference | null;
}

export interface MetricsResult {
	readonly metrics: readonly MetricResult[];
}

/** Named numbers of journeys, with what they rest on, of one group or two, and over time. */
export const metrics: Analysis<MetricsSpec, MetricsResult> = {
	kind: 'metrics',
	version: 2,
	uses: ['timeZone', 'weekStart'],
	runs: true,
	asks: false,
	parse: (spec) => parseSpec('metrics', metricsSchema, spec),
	initial: (document) => {
		const journeys = lastOf(document, 'journeys');
		return journeys === undefined ? undefined : v.parse(metricsSchema, { journeys });
	},
	requires: requiredWithin,
	gives: (cell) => [cell.name],
	builds,
	compile,
	decode,
	relations,
	behind
};

function groups(spec: MetricsSpec): readonly { readonly id: string; readonly segment: string }[] {
	return segmentsOf(spec).map((segment, at) => ({ id: at === 0 ? '' : 'compared ', segment }));
}

/** What is found once for many measures; each by its key. */
function builds(spec: MetricsSpec, context: Context): readonly Build[] {
	const every = spec.series === 'none' ? undefined : spec.series;
	const found = groups(spec).flatMap(({ segment }) => {
		const frame = measureFrame(context, spec.journeys, segment);
		return metricsOf(spec).flatMap(({ measure }) => measureBuilds(measure, frame, every));
	});
	return [...new Map(found.map((build) => [build.key, build])).values()];
}

function compile(spec: MetricsSpec, context: Context): readonly Statement[] {
	const { series } = spec;
	const statements = groups(spec).flatMap(({ id, segment }) => {
		const frame = measureFrame(context, spec.journeys, segment);
		return metricsOf(spec).flatMap(({ measure }, index) => {
			const name = `${id}metric ${index + 1}`;
			const all = measureStatement(measure, frame, name);
			if (series === 'none') return [all];
			const dated = measureStatement(measure, frame, `${name} by ${series}`, series);
			return measure.kind === 'people' ? [all, dated] : [dated];
		});
	});
	const frame = measureFrame(context, spec.journeys, '');
	return [
		...statements,
		...metricsOf(spec).flatMap(({ measure }, index) => known(measure, frame, index)),
		...(series === 'none' ? [] : [rangeStatement(frame, 'range')])
	];
}

/** Whether the data knows the one touchpoint that a conversion asks for. */
function known(measure: Measure, { all }: MeasureFrame, index: number): Statement[] {
	const target = targetOf(measure);
	if (target === undefined) return [];
	return [
		{
			name: `known ${index + 1}`,
			sql: `select count(*) > 0 as known from ${all.touchpoints} where name = ${literal(target)}`
		}
	];
}

/** The one touchpoint that a conversion asks for; undefined where it asks for anything else. */
export function targetOf(measure: Measure): string | undefined {
	if (measure.kind !== 'conversion' || measure.to.length !== 1) return undefined;
	const [test] = measure.to;
	if (test?.op !== 'is' || test.field !== 'touchpoint' || test.values.length !== 1)
		return undefined;
	return String(test.values[0]);
}

function decode(
	rows: ReadonlyMap<string, Rows>,
	spec: MetricsSpec,
	context: Context
): MetricsResult {
	const measured = (measure: Measure, name: string): Measured => {
		const dated = rows.get(`${name} by ${spec.series}`);
		const series =
			spec.series === 'none'
				? []
				: decodeMeasureSeries(dated, rows.get('range'), measure, spec.series, context.settings);
		const estimate = decodeMeasure(rows.get(name) ?? dated, measure);
		return { estimate, series, change: changeOf(series) };
	};
	return {
		metrics: metricsOf(spec).map(({ name, measure }, index) => {
			const own = measured(measure, `metric ${index + 1}`);
			const compared =
				spec.compare === '' ? null : measured(measure, `compared metric ${index + 1}`);
			return {
				name,
				measure,
				...own,
				known: rows.get(`known ${index + 1}`)?.column('known')[0] !== false,
				compared,
				difference: compared && differenceOf(own.estimate, compared.estimate)
			};
		})
	};
}

/** The last period that is over, less the one before it. */
function changeOf(series: readonly PeriodEstimate[]): Difference | null {
	const over = series.filter(({ open }) => !open);
	const [before, last] = over.slice(-2);
	return before && last ? differenceOf(last.estimate, before.estimate) : null;
}

function relations(spec: MetricsSpec, context: Context): readonly Relation[] {
	const every = spec.series === 'none' ? undefined : spec.series;
	const parts = groups(spec).flatMap(({ id, segment }) => {
		const frame = measureFrame(context, spec.journeys, segment);
		return metricsOf(spec).map(({ name, measure }, index) => {
			const units = `(${measureUnits(measure, frame)})`;
			const dated =
				every === undefined
					? `(select *, null::timestamp as period from ${units})`
					: periodUnits(units, every, context.settings);
			const called = name === '' ? `${index + 1} ${measure.kind}` : name;
			const n = measure.kind === 'people' ? 'count(distinct person)' : 'count(value)';
			return `select ${literal(called)} as metric, ${literal(id === '' ? 'group' : 'compared')} as who, period,
	${n}::bigint as n, (count(*) - count(value))::bigint as left_out, sum(value) as total
from ${dated} group by period`;
		});
	});
	return [{ name: context.cell.name, query: parts.join('\nunion all ') }];
}

const pickSchema = v.strictObject({
	/** Which metric, from 0. */
	metric: v.pipe(v.number(), v.integer(), v.minValue(0)),
	compared: v.optional(v.boolean(), false),
	/** The period that begins then, in microseconds UTC. */
	from: v.optional(v.pipe(v.number(), v.integer())),
	to: v.optional(v.pipe(v.number(), v.integer())),
	/** All in the denominator, those that count for a rate or are promoters, those that do not. */
	which: v.optional(v.picklist(['all', 'hits', 'others', 'left']), 'all')
});
/** Which number is opened. */
export type MetricPick = v.InferInput<typeof pickSchema>;

function behind(given: unknown, spec: MetricsSpec, context: Context): Behind {
	const parsed = v.safeParse(pickSchema, given);
	const metric = parsed.success ? metricsOf(spec)[parsed.output.metric] : undefined;
	if (!parsed.success || metric === undefined)
		throw new SpecError('metrics', 'pick', 'there is no such number');
	const { compared, from, to, which } = parsed.output;
	const { measure } = metric;
	const frame = measureFrame(context, spec.journeys, compared ? spec.compare : spec.segment);
	const unit =
		measure.kind === 'people' || (measure.kind === 'conversion' && measure.unit !== 'journey')
			? 'person'
			: 'journey';
	const conditions = [
		...(from === undefined ? [] : [`epoch_us(began) >= ${from}`]),
		...(to === undefined ? [] : [`epoch_us(began) < ${to}`]),
		{
			all: 'value is not null',
			hits: formOf(measure) === 'nps' ? 'value > 8' : 'value = 1',
			others: formOf(measure) === 'nps' ? 'value < 7' : 'value = 0',
			left: 'value is null'
		}[which]
	];
	return {
		unit,
		journeys: spec.journeys,
		query: `select distinct ${unit} from (${measureUnits(measure, frame)}) where ${conditions.join(' and ')}`
	};
}
