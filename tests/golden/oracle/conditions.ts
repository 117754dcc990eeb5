import fc from 'fast-check';
import type { Condition, Leaf, SequenceItem } from '$lib/journey/filter/condition';
import { isUnset, type Match, type MatchValue, type Test } from '$lib/journey/filter/match';

/** What conditions ask of an interaction here. */
export interface Asked {
	readonly person: number;
	readonly journey: number;
	/** Seconds since 1970 in UTC. */
	readonly time: number;
	readonly touchpoint: string | null;
	readonly channel: string | null;
	/** By the name of the column. */
	readonly attributes: Readonly<Record<string, MatchValue | null>>;
}

/** Whether a condition holds of the events of one person or journey, in their order. */
export function holds(condition: Condition, events: readonly Asked[]): boolean {
	switch (condition.kind) {
		case 'all':
			return condition.of.every((one) => holds(one, events));
		case 'some':
			return condition.of.some((one) => holds(one, events));
		case 'not':
			return !holds(condition.of, events);
		case 'did': {
			const times = events.filter((event) => matches(condition.match, event)).length;
			return compares(times, condition.times.op, condition.times.count);
		}
		case 'then':
			return events.some(
				(first, i) =>
					matches(condition.first, first) &&
					events
						.slice(i + 1)
						.some(
							(later) =>
								matches(condition.later, later) &&
								later.time - first.time <= (condition.seconds ?? Infinity)
						)
			);
		case 'sequence':
			return follows(condition.items, condition.start, events);
		case 'measure':
			return compares(measureOf(condition.measure, events), condition.op, condition.value);
		case 'begins': {
			const began = (events[0]?.time ?? NaN) * 1000;
			const { from, to } = condition;
			return (
				(from === undefined || began >= Date.parse(from)) &&
				(to === undefined || began < Date.parse(to))
			);
		}
		case 'outcome':
		case 'behind':
			throw new Error(`${condition.kind} has an oracle of its own`);
	}
}

/** Tries every beginning, item by item. */
function follows(
	items: readonly SequenceItem[],
	start: boolean,
	events: readonly Asked[]
): boolean {
	const steps = items.filter(
		(item, i) => item.is !== 'any' || (items[i - 1]?.is !== 'none' && items[i + 1]?.is !== 'none')
	);
	const last = steps.at(-1);
	const from = (item: number, event: number): boolean => {
		const step = steps[item];
		if (step === undefined) return last?.is !== 'none' || event === events.length;
		const here = events[event];
		switch (step.is) {
			case 'one':
				return here !== undefined && matches(step.match, here) && from(item + 1, event + 1);
			case 'any':
				return from(item + 1, event) || (here !== undefined && from(item, event + 1));
			case 'none':
				return (
					from(item + 1, event) ||
					(here !== undefined && !matches(step.match, here) && from(item, event + 1))
				);
		}
	};
	const begins = start || steps[0]?.is === 'none' ? [0] : [...events.keys(), events.length];
	return begins.some((event) => from(0, event));
}

function measureOf(
	measure: Extract<Leaf, { kind: 'measure' }>['measure'],
	events: readonly Asked[]
): number {
	const distinct = (of: (event: Asked) => unknown) =>
		new Set(events.map(of).filter((value) => value !== null)).size;
	switch (measure) {
		case 'events':
			return events.length;
		case 'touchpoints':
			return distinct(({ touchpoint }) => touchpoint);
		case 'channels':
			return distinct(({ channel }) => channel);
		case 'journeys':
			return distinct(({ journey }) => journey);
		case 'seconds':
			return (events.at(-1)?.time ?? 0) - (events[0]?.time ?? 0);
	}
}

function matches(match: Match, event: Asked): boolean {
	return match.every((test) => passes(test, event));
}

function passes(test: Test, event: Asked): boolean {
	if (isUnset(test)) return true;
	const value = valueOf(test.field, event);
	const text = value === null ? null : String(value).toLowerCase();
	switch (test.op) {
		case 'is':
			return value !== null && test.values.includes(value);
		case 'is-not':
			return value === null || !test.values.includes(value);
		case 'contains':
			return text !== null && text.includes(test.value.toLowerCase());
		case 'starts-with':
			return text !== null && text.startsWith(test.value.toLowerCase());
		case 'ends-with':
			return text !== null && text.endsWith(test.value.toLowerCase());
		case 'like': {
			const escaped = test.value.replace(/[.+^${}()|[\]\\]/g, '\\$&');
			const pattern = escaped.replaceAll('*', '.*').replaceAll('?', '.');
			return text !== null && new RegExp(`^${pattern}$`, 'is').test(text);
		}
		case 'empty':
			return value === null;
		case 'not-empty':
			return value !== null;
		default:
			return value !== null && compares(Number(value), test.op, Number(test.value));
	}
}

function valueOf(field: Test['field'], event: Asked): MatchValue | null {
	switch (field) {
		case 'touchpoint':
		case 'channel':
			return event[field];
		case 'stage':
		case 'source':
			throw new Error(`${field} is not asked here`);
		default:
			return event.attributes[field.column] ?? null;
	}
}

function compares(left: number, op: '=' | '<' | '<=' | '>' | '>=', right: number): boolean {
	switch (op) {
		case '=':
			return left === right;
		case '<':
			return left < right;
		case '<=':
			return left <= right;
		case '>':
			return left > right;
		case '>=':
			return left >= right;
	}
}

const touchpoint = fc.constantFrom('home', 'search', 'cart', 'pay');

const test: fc.Arbitrary<Test> = fc.oneof(
	fc.record({
		field: fc.constant('touchpoint' as const),
		op: fc.constantFrom('is' as const, 'is-not' as const),
		values: fc.array(touchpoint, { maxLength: 2 })
	}),
	fc.record({
		field: fc.constant('channel' as const),
		op: fc.constantFrom('is' as const, 'is-not' as const),
		values: fc.constant<MatchValue[]>(['web'])
	}),
	fc.record({
		field: fc.constant('touchpoint' as const),
		op: fc.constantFrom('contains' as const, 'starts-with' as const, 'ends-with' as const),
		value: fc.constantFrom('A', 'h', 'ar', '')
	}),
	fc.record({
		field: fc.constant('touchpoint' as const),
		op: fc.constant('like' as const),
		value: fc.constantFrom('*A*', '?a*', 'pay', 's*h', '%')
	}),
	fc.record({
		field: fc.constant({ column: 'price' }),
		op: fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const),
		value: fc.integer({ min: 0, max: 5 })
	}),
	fc.record({
		field: fc.constant({ column: 'price' }),
		op: fc.constantFrom('empty' as const, 'not-empty' as const)
	}),
	fc.record({
		field: fc.constant({ column: 'price' }),
		op: fc.constantFrom('is' as const, 'is-not' as const),
		values: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 2 })
	})
);

const match = fc.array(test, { minLength: 1, maxLength: 2 });
const op = fc.constantFrom('=' as const, '<' as const, '<=' as const, '>' as const, '>=' as const);

const item: fc.Arbitrary<SequenceItem> = fc.oneof(
	fc.record({ is: fc.constant('one' as const), match }),
	fc.record({ is: fc.constant('any' as const) }),
	fc.record({ is: fc.constant('none' as const), match })
);

const leaf: fc.Arbitrary<Leaf> = fc.oneof(
	fc.record({
		kind: fc.constant('did' as const),
		match,
		times: fc.record({ op, count: fc.integer({ min: 0, max: 3 }) })
	}),
	fc.record({ kind: fc.constant('then' as const), first: match, later: match }),
	fc.record({
		kind: fc.constant('then' as const),
		first: match,
		later: match,
		seconds: fc.constantFrom(0, 300, 900, 3600)
	}),
	fc.record({
		kind: fc.constant('sequence' as const),
		start: fc.boolean(),
		items: fc.array(item, { minLength: 1, maxLength: 4 })
	}),
	fc.record({
		kind: fc.constant('measure' as const),
		measure: fc.constantFrom('events', 'touchpoints', 'channels', 'journeys', 'seconds'),
		op,
		value: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom(300, 1200))
	}),
	fc.record({
		kind: fc.constant('begins' as const),
		from: fc.constantFrom('2024-03-30T22:30:00Z', '2024-03-30T23:00:00Z'),
		to: fc.constantFrom('2024-03-30T23:15:00Z', '2024-03-31T00:00:00Z')
	})
);

export const conditions: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
	condition: fc.oneof(
		{ maxDepth: 2, withCrossShrink: true },
		leaf,
		fc.record({
			kind: fc.constantFrom('all' as const, 'some' as const),
			of: fc.array(tie('condition'), { maxLength: 3 })
		}),
		fc.record({ kind: fc.constant('not' as const), of: tie('condition') })
	)
})).condition;
