import fc from 'fast-check';
import { at } from '$lib/journey/filter/match';
import type { Anchor, Through } from '$lib/journey/paths/spec';
import type { PathsSettings } from './paths';

// Settings of paths for the touchpoints of `log.ts`.

const match = fc.constantFrom<Extract<Anchor, { at: 'after' }>['match']>(
	at('home'),
	at('cart', 'pay'),
	[{ field: 'channel', op: 'is', values: ['web'] }, ...at('search')],
	[{ field: 'touchpoint', op: 'contains', value: 'a' }]
);
const which = fc.constantFrom<'first' | 'last' | number>('first', 'last', 2);
const anchor: fc.Arbitrary<Anchor> = fc.oneof(
	fc.constantFrom<Anchor>({ at: 'start' }, { at: 'end' }),
	fc.record({ at: fc.constant('after' as const), match, which }),
	fc.record({
		at: fc.constant('before' as const),
		match,
		which,
		count: fc.constantFrom('back', 'from-one')
	}),
	fc.record({ at: fc.constant('around' as const), match, which }),
	fc.record({
		at: fc.constant('between' as const),
		match,
		which,
		until: match,
		count: fc.constantFrom('forth', 'back', 'from-one')
	})
);

const some = fc.subarray(['home', 'search', 'web', 'look', 'home · web', '', 'device-1']);
const choice = fc.record({ labels: some, except: fc.boolean() });
const through: fc.Arbitrary<Through> = fc.oneof(
	fc.record({ step: fc.constantFrom(-1, 0, 1, 2), at: choice }),
	fc.record({ step: fc.constantFrom(-1, 1), at: choice, next: choice })
);
const few = <T>(one: fc.Arbitrary<T>) =>
	fc.oneof({ weight: 2, arbitrary: fc.constant<T[]>([]) }, fc.array(one, { maxLength: 2 }));

export const settings: fc.Arbitrary<PathsSettings> = fc.record({
	unit: fc.constantFrom('journey', 'session', 'person'),
	label: fc.constantFrom<PathsSettings['label'][]>(
		'touchpoint',
		'touchpoint',
		'channel',
		'both',
		'stage',
		{
			column: 'device 1'
		}
	),
	anchor,
	depth: fc.integer({ min: 1, max: 6 }),
	top: fc.integer({ min: 1, max: 5 }),
	least: fc.constantFrom(0, 0, 0.05, 0.2),
	expanded: fc.subarray([-1, 0, 1, 2]),
	collapse: fc.boolean(),
	hidden: fc.oneof(
		fc.constant<string[]>([]),
		fc.constantFrom<string[][]>(['search'], ['', 'phone'], ['all'])
	),
	groups: few(fc.record({ name: fc.constantFrom('all', 'home', 'web'), labels: some })),
	only: few(through),
	sequence: fc.constantFrom([], ['home', 'cart'], ['home', 'search', 'home'], ['web', ''], ['all'])
});
