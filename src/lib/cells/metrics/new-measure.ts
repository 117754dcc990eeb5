import * as v from 'valibot';
import { measureSchema, type Measure, type MeasureKind } from '$lib/journey/metrics/measure';

/** A measure of a kind as it is before anything is chosen; what both can say is kept from another. */
export function newMeasure(kind: MeasureKind, before?: Measure): Measure {
	const kept =
		before === undefined
			? {}
			: Object.fromEntries(
					(['to', 'of', 'contact', 'people', 'statistic', 'column'] as const).flatMap((key) =>
						key in before ? [[key, (before as Record<string, unknown>)[key]]] : []
					)
				);
	const whole = v.safeParse(measureSchema, { kind, ...fieldsOf(kind, kept) });
	return whole.success ? whole.output : v.parse(measureSchema, { kind });
}

/** Of these settings, those that the kind has. */
function fieldsOf(kind: MeasureKind, settings: object): object {
	const schema = measureSchema.options.find(({ entries }) => entries.kind.literal === kind);
	const known = new Set(Object.keys(schema?.entries ?? {}));
	return Object.fromEntries(Object.entries(settings).filter(([key]) => known.has(key)));
}
