import * as v from 'valibot';
import { integer, literal } from '$lib/sql/quote';
import type { Behind, Context } from '../analysis';
import { DURATION_BOUNDS } from './result';
import type { JourneysSpec } from './spec';
import { parseSpec } from '../spec-error';
import { journeysTables } from '../tables';

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));

const pickSchema = v.variant('of', [
	v.strictObject({ of: v.literal('all') }),
	v.strictObject({ of: v.literal('people') }),
	v.strictObject({ of: v.literal('open') }),
	/** By what became of them; `none` are over without an outcome. */
	v.strictObject({
		of: v.literal('outcome'),
		outcome: v.picklist(['success', 'failure', 'abandoned', 'open', 'none'])
	}),
	/** In one of the bins of `DURATION_BOUNDS`. */
	v.strictObject({
		of: v.literal('duration'),
		bin: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(DURATION_BOUNDS.length))
	}),
	/** With so many events: from the first to, without it, the last. */
	v.strictObject({ of: v.literal('length'), from: count, to: count }),
	/** With an event of that name; null for events without one. */
	v.strictObject({
		of: v.picklist(['touchpoint', 'channel', 'stage']),
		name: v.nullable(v.pipe(v.string(), v.maxLength(10_000)))
	})
]);
export type JourneysPick = v.InferOutput<typeof pickSchema>;

export function journeysBehind(given: unknown, _: JourneysSpec, context: Context): Behind {
	const pick = parseSpec('journeys', pickSchema, given);
	const t = journeysTables(context.key);
	const unit = pick.of === 'people' ? 'person' : 'journey';
	const query =
		'name' in pick
			? `select distinct journey from ${t.events} where ${named(pick, t)}`
			: `select ${unit} from ${t.journeys} where ${isPicked(pick)}`;
	return { unit, journeys: context.cell.id, query };
}

type Named = Extract<JourneysPick, { name: unknown }>;

function named({ of, name }: Named, t: ReturnType<typeof journeysTables>): string {
	if (name === null) return `${of} is null`;
	const table = { touchpoint: t.touchpoints, channel: t.channels, stage: t.stages }[of];
	return `${of} in (select code from ${table} where name = ${literal(name)})`;
}

function isPicked(pick: Exclude<JourneysPick, Named>): string {
	switch (pick.of) {
		case 'all':
		case 'people':
			return 'true';
		case 'open':
			return 'open';
		case 'outcome':
			return pick.outcome === 'none' ? 'outcome is null' : `outcome = ${literal(pick.outcome)}`;
		case 'duration':
			return inBin(pick.bin);
		case 'length':
			return `events >= ${integer(pick.from)} and events < ${integer(pick.to)}`;
	}
}

/** As the statement that counts them has it: no time at all, then from each bound up to the next. */
function inBin(bin: number): string {
	const micros = '(epoch_us(end_time) - epoch_us(start_time))';
	if (bin === 0) return `${micros} = 0`;
	const [from = 0, to] = [DURATION_BOUNDS[bin - 1], DURATION_BOUNDS[bin]];
	const least = from === 0 ? `${micros} <> 0` : `${micros} >= ${integer(from * 1e6)}`;
	return to === undefined ? least : `${least} and ${micros} < ${integer(to * 1e6)}`;
}
