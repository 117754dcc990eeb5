import * as v from 'valibot';
import type { Behind, Context } from '../analysis';
import type { SegmentSpec } from './spec';
import { parseSpec } from '../spec-error';
import { journeysTables, segmentTable } from '../tables';

const pickSchema = v.strictObject({
	/** The people in the segment, or the journeys: of people, all of theirs. */
	of: v.picklist(['people', 'journeys'])
});

export function segmentBehind(given: unknown, spec: SegmentSpec, context: Context): Behind {
	const { of } = parseSpec('segment', pickSchema, given);
	const unit = of === 'people' ? 'person' : 'journey';
	const chosen = segmentTable(context.key);
	const { journeys } = journeysTables(context.keyOf(spec.journeys));
	const direct = spec.unit === 'interaction' || spec.unit === unit;
	const query = direct
		? `select ${unit} from ${chosen}`
		: `select ${unit} from ${journeys} where ${spec.unit} in (select ${spec.unit} from ${chosen})`;
	return { unit, journeys: spec.journeys, query };
}
