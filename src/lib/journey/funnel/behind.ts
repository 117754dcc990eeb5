import * as v from 'valibot';
import { integer, literal } from '$lib/sql/quote';
import type { Behind, Context } from '../analysis';
import { periodOf } from '../calendar';
import { attemptsSql } from './attempts';
import { between, MOST_STEPS, MOST_WINDOW, requiredSteps, type FunnelSpec } from './spec';
import { shiftOf } from './trend';
import { parseSpec, SpecError } from '../spec-error';
import { segmentsOf } from '../within';

const step = v.optional(
	v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_STEPS - 1)),
	0
);
/** Of the segment that is compared. */
const compared = v.optional(v.boolean(), false);

const pickSchema = v.variant('is', [
	v.strictObject({
		/** Those who did the step; those who did the one before and not this; those who went all the way. */
		is: v.picklist(['reached', 'lost', 'converted']),
		/** From 0. */
		step,
		compared,
		/** Of one value of the breakdown; null for those without one. */
		value: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(10_000))))
	}),
	v.strictObject({
		/** Those who entered in a period. */
		is: v.literal('entered'),
		/** Its local start, as a point of the trend has it. */
		period: v.pipe(v.number(), v.safeInteger()),
		compared
	}),
	v.strictObject({
		/** Those who took so many seconds to convert: `from` and longer, less than `to`. */
		is: v.literal('took'),
		from: v.pipe(v.number(), v.minValue(0), v.maxValue(MOST_WINDOW)),
		to: v.pipe(v.number(), v.minValue(0), v.maxValue(2 * MOST_WINDOW)),
		compared
	})
]);
export type FunnelPick = v.InferInput<typeof pickSchema>;

/** Who is behind a number. It reads the journeys alone, so that it holds without the funnel's own tables. */
export function funnelBehind(pick: unknown, spec: FunnelSpec, context: Context): Behind {
	const parsed = parseSpec('funnel', pickSchema, pick);
	const segment = segmentsOf(spec)[parsed.compared ? 1 : 0];
	if (segment === undefined) throw noStep();
	const unit = spec.unit === 'journey' ? 'journey' : 'person';
	// All attempts tell who entered when, those that count tell all else.
	const where =
		parsed.is === 'entered'
			? `epoch_us(${periodOf('t0', spec.period, context.settings)}) = ${integer(parsed.period + shiftOf(spec.period, context.settings))}`
			: `counts and ${parsed.is === 'took' ? took(parsed, spec) : stood(parsed, spec)}`;
	const query = `select distinct ${spec.unit === 'session' ? 'who' : 'unit'} as ${unit} from (
${attemptsSql(spec, context, segment)})
where ${where}`;
	return { unit, journeys: spec.journeys, query };
}

type Picked = v.InferOutput<typeof pickSchema>;
type Took = Extract<Picked, { is: 'took' }>;
type Stood = Exclude<Picked, Took | { is: 'entered' }>;

/** SQL over the attempts that count: how far they went. */
function stood({ is, step, value }: Stood, spec: FunnelSpec): string {
	if (step >= spec.steps.length) throw noStep();
	const required = requiredSteps(spec);
	const before = required.filter((other) => other < step).at(-1);
	const ofValue = value === null ? 'value is null' : `value = ${literal(value ?? '')}`;
	const whose =
		value === undefined ? 'whole' : spec.breakdown === undefined ? `${value === null}` : ofValue;
	if (is === 'converted') return `depth = ${integer(required.length)} and ${whose}`;
	if (is === 'reached') return `t${step} is not null and ${whose}`;
	return before === undefined
		? 'false'
		: `t${before} is not null and t${step} is null and ${whose}`;
}

/** SQL over the attempts that count: how long it took from the one step to the other. */
function took({ from, to }: Took, spec: FunnelSpec): string {
	const steps = between(spec.convert, spec.steps.length);
	if (steps === undefined) throw noStep();
	const micros = (seconds: number) => integer(Math.round(seconds * 1e6));
	const time = `t${steps.to} - t${steps.from}`;
	return `whole and ${time} >= ${micros(from)} and ${time} < ${micros(to)}`;
}

function noStep(): SpecError {
	return new SpecError('funnel', 'step', 'there is no such step');
}
