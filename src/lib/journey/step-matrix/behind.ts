import * as v from 'valibot';
import { integer, literal } from '$lib/sql/quote';
import type { Behind, Context } from '../analysis';
import { parseSpec } from '../spec-error';
import type { StepMatrixSpec } from './spec';
import { stepsOf } from './statements';

const step = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100));
const side = v.optional(v.picklist(['chosen', 'compared']), 'chosen');
const label = v.nullable(v.string());

const stepPickSchema = v.variant('kind', [
	v.strictObject({ kind: v.literal('label'), step, label, side }),
	/** Those at any label but these. */
	v.strictObject({
		kind: v.literal('other'),
		step,
		but: v.pipe(v.array(label), v.maxLength(100)),
		side
	}),
	/** Those who were over before the step. */
	v.strictObject({ kind: v.literal('end'), step, side })
]);
export type StepPick = v.InferInput<typeof stepPickSchema>;

/** The people at a label at a step; the journeys where journeys are counted. */
export function stepBehind(given: unknown, spec: StepMatrixSpec, context: Context): Behind {
	const pick = parseSpec('step-matrix', stepPickSchema, given);
	const unit = spec.unit === 'journey' ? 'journey' : 'person';
	const segment = pick.side === 'compared' ? spec.compare : spec.segment;
	const { names, steps } = stepsOf(spec, context, segment);
	const at = integer(pick.step);
	const query =
		pick.kind === 'end'
			? `select distinct ${unit} from (
	select min(${unit}) as ${unit} from (
	${steps}) group by unit having max(step) < ${at})`
			: `select distinct ${unit} from (
	${steps}) where step = ${at} and ${
		pick.kind === 'label' ? is(pick.label, names) : `not (${anyOf(pick.but, names)})`
	}`;
	return { unit, journeys: spec.journeys, query };
}

function is(name: string | null, names: string): string {
	if (name === null) return 'label is null';
	return `coalesce(label in (select code from ${names} where name = ${literal(name)}), false)`;
}

function anyOf(labels: readonly (string | null)[], names: string): string {
	const named = labels.filter((one) => one !== null);
	const parts = [
		...(labels.includes(null) ? ['label is null'] : []),
		...(named.length === 0
			? []
			: [
					`coalesce(label in (select code from ${names} where name in (${named.map(literal).join(', ')})), false)`
				])
	];
	return parts.length === 0 ? 'false' : parts.join(' or ');
}
