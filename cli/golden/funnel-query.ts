import * as v from 'valibot';
import { propertyColumn } from './asked-cells';
import { Unsupported, type Asked } from './case';

const named = v.union([v.string(), v.array(v.string())]);
const detailed = v.strictObject({
	event: v.optional(v.nullable(named)),
	props: v.optional(v.nullable(v.record(v.string(), v.unknown())))
});
const excluded = v.strictObject({
	...detailed.entries,
	from_step: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
	to_step: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)))
});

const ORDERS: Readonly<Record<string, string>> = {
	ordered: 'in-order',
	strict: 'strict',
	unordered: 'any'
};
const ATTRIBUTIONS: Readonly<Record<string, string>> = {
	first_touch: 'first',
	last_touch: 'last',
	all_events: 'all'
};

/** Settings of a query about a funnel, besides those of `asked-cells.ts`. */
export const FUNNEL_SETTINGS: readonly string[] = [
	'order',
	'steps',
	'window_seconds',
	'exclusions'
];
export const BREAKDOWN_SETTINGS: readonly string[] = [
	'breakdown',
	'breakdown_attribution',
	'breakdown_attribution_value'
];

/** The spec of a funnel cell over the journeys `all`. Throws `Unsupported` for what it has no setting for. */
export function funnelSpec(asked: Asked): Record<string, unknown> {
	const { query } = asked;
	const order = query['order'] ?? 'ordered';
	if (typeof order !== 'string' || !Object.hasOwn(ORDERS, order)) {
		throw new Unsupported(`no order ${JSON.stringify(order)}`);
	}
	const window = query['window_seconds'] ?? undefined;
	if (window !== undefined && typeof window !== 'number') {
		throw new Unsupported('window_seconds is not a number');
	}
	const exclusions = listOf(query['exclusions'], 'exclusions').map((one) => {
		const { from_step, to_step, ...event } = parsed(excluded, one, 'exclusion');
		return {
			match: matchOf(asked, event),
			from: from_step,
			...(to_step === undefined ? {} : { to: to_step })
		};
	});
	return {
		journeys: 'all',
		steps: stepsOf(asked).map((match) => ({ match })),
		order: ORDERS[order],
		...(window === undefined ? {} : { window }),
		exclusions,
		...breakdown(asked)
	};
}

/** What each step of a query matches. */
export function stepsOf(asked: Asked): object[][] {
	return listOf(asked.query['steps'], 'steps').map((step) =>
		matchOf(asked, typeof step === 'string' || Array.isArray(step) ? { event: step } : step)
	);
}

function matchOf(asked: Asked, given: unknown): object[] {
	const { event, props } = parsed(detailed, given, 'event');
	const names = [event ?? []].flat();
	const tests = Object.entries(props ?? {}).map(([key, value]) => ({
		field: { column: propertyColumn(asked.events, key) },
		op: 'is',
		values: [value].flat().map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))
	}));
	// Nothing to compare with: any event.
	return names.length === 0 && tests.length > 0
		? tests
		: [{ field: 'touchpoint', op: 'is', values: names }, ...tests];
}

function breakdown(asked: Asked): object {
	const {
		breakdown: by,
		breakdown_attribution: at,
		breakdown_attribution_value: step
	} = asked.query;
	if (by === undefined || by === null) return {};
	const [key, ...others] = [by].flat();
	if (typeof key !== 'string' || others.length > 0)
		throw new Unsupported('breakdown is no property');
	const attribution = at ?? 'first_touch';
	const place =
		attribution === 'step'
			? Number(step ?? 0)
			: Object.hasOwn(ATTRIBUTIONS, String(attribution))
				? ATTRIBUTIONS[String(attribution)]
				: undefined;
	if (place === undefined) throw new Unsupported(`no attribution ${JSON.stringify(attribution)}`);
	const field = { column: propertyColumn(asked.events, key) };
	return { breakdown: { field, at: place, top: 50 } };
}

function listOf(value: unknown, key: string): readonly unknown[] {
	const list = value ?? [];
	if (!Array.isArray(list)) throw new Unsupported(`${key} are no list`);
	return list;
}

function parsed<Schema extends v.GenericSchema>(
	schema: Schema,
	value: unknown,
	what: string
): v.InferOutput<Schema> {
	const result = v.safeParse(schema, value);
	if (!result.success) throw new Unsupported(`no ${what} of ${JSON.stringify(value)}`);
	return result.output;
}
