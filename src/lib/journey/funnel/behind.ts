import * as v from 'valibot';
import { integer, literal } from '$lib/sql/quote';
import type { Behind, Context } from '../analysis';
import { attemptsSql, chosenSql } from './attempts';
import { sidesOf } from './build';
import { MOST_STEPS, requiredSteps, type FunnelSpec } from './spec';
import { parseSpec, SpecError } from '../spec-error';

const pickSchema = v.strictObject({
	/** Those who did the step; those who did the one before and not this; those who went all the way. */
	is: v.picklist(['reached', 'lost', 'converted']),
	/** From 0. */
	step: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_STEPS - 1)), 0),
	/** Of the segment that is compared. */
	compared: v.optional(v.boolean(), false),
	/** Of one value of the breakdown; null for those without one. */
	value: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(10_000))))
});
export type FunnelPick = v.InferInput<typeof pickSchema>;

/** Who is behind a bar. It reads the journeys alone, so that it holds without the funnel's own tables. */
export function funnelBehind(pick: unknown, spec: FunnelSpec, context: Context): Behind {
	const { is, step, compared, value } = parseSpec('funnel', pickSchema, pick);
	const segment = sidesOf(spec)[compared ? 1 : 0];
	if (segment === undefined || step >= spec.steps.length) {
		throw new SpecError('funnel', 'step', 'there is no such step');
	}
	const required = requiredSteps(spec);
	const before = required.filter((other) => other < step).at(-1);
	const holds =
		is === 'converted'
			? `depth = ${integer(required.length)}`
			: is === 'reached'
				? `t${step} is not null`
				: before === undefined
					? 'false'
					: `t${before} is not null and t${step} is null`;
	const whose =
		value === undefined ? 'whole' : value === null ? 'value is null' : `value = ${literal(value)}`;
	const unit = spec.unit === 'journey' ? 'journey' : 'person';
	const byValue = spec.breakdown?.at === 'all';
	return {
		unit,
		journeys: spec.journeys,
		query: `with tried as materialized (
select 0::utinyint as side, * from (
${attemptsSql(spec, context, segment)}))
select distinct who as ${unit} from (${chosenSql('tried', byValue)})
where ${holds} and ${whose}`
	};
}
