import fc from 'fast-check';
import type { Cut, JourneysSpec, Stages } from '$lib/journey/journeys/spec';
import type { Pattern } from '$lib/journey/journeys/pattern';
import type { Rule } from '$lib/journey/journeys/touchpoint-rules';

// Settings of journeys for the touchpoints of `log.ts`: home, search, cart, pay.

const pattern: fc.Arbitrary<Pattern> = fc.oneof(
	fc.record({
		match: fc.constant('exact' as const),
		text: fc.constantFrom('home', 'search', 'cart', 'pay', 'buy', '')
	}),
	fc.record({
		match: fc.constant('wildcard' as const),
		text: fc.constantFrom('*a*', '?a*', 'pay', 'h*', '*', '????', 's%')
	}),
	fc.record({
		match: fc.constant('regex' as const),
		text: fc.constantFrom('^[hs]', 'a.', 'y$', '(o)(m)', '')
	})
);

const patterns = (maxLength: number): fc.Arbitrary<Pattern[]> => fc.array(pattern, { maxLength });

const rule: fc.Arbitrary<Rule> = fc.oneof(
	fc
		.tuple(pattern, fc.constantFrom('buy', 'home', 'look', ''))
		.map(([one, name]): Rule => ({ ...one, name, on: 'touchpoint' })),
	fc.constantFrom<Rule>(
		{ on: 'touchpoint', match: 'regex', text: '^(.)(.*)$', name: '$2-$1' },
		{ on: 'touchpoint', match: 'regex', text: 'a(z?)', name: '$1' },
		{ on: 'touchpoint', match: 'regex', text: 'o', name: '$$$0' },
		{ on: 'channel', match: 'wildcard', text: 'w*', name: 'online' },
		{ on: 'channel', match: 'regex', text: '^(p).*', name: '$1' }
	)
);

/** Times in the logs are five minutes apart, so gaps of 5 and 30 are met exactly again and again. */
const minutes = fc.constantFrom(1, 5, 30, 60);

export const CUTS: readonly fc.Arbitrary<Cut>[] = [
	fc.record({ by: fc.constant('inactivity' as const), minutes }),
	fc.record({ by: fc.constant('history' as const) }),
	fc.record({ by: fc.constant('start-end' as const), start: patterns(2), minutes }),
	fc.record({ by: fc.constant('case' as const), identifier: fc.constant('') }),
	fc.record({
		by: fc.constant('calendar' as const),
		period: fc.constantFrom('day', 'week', 'month', 'quarter', 'year')
	})
];

const included: fc.Arbitrary<Pattern[]> = fc.oneof(
	{ weight: 2, arbitrary: fc.constant<Pattern[]>([]) },
	patterns(3)
);

const endings: fc.Arbitrary<JourneysSpec['endings']> = fc.constantFrom<JourneysSpec['endings'][]>(
	{ column: '', values: [] },
	{ column: '', values: [] },
	{ column: 'kind', values: ['complete', 'abort'] },
	{ column: 'kind', values: ['complete'], match: 'same' },
	{ column: 'kind', values: ['complete', 'abort'], match: 'same', times: true },
	{ column: '', values: [], times: true }
);

/** Around the middle of the logs' times; met exactly now and then. */
const during: fc.Arbitrary<JourneysSpec['during']> = fc.oneof(
	{ weight: 2, arbitrary: fc.constant({ from: '', to: '' }) },
	fc.record({
		from: fc.constantFrom('', '2024-03-30 22:20:00', '2024-03-31'),
		to: fc.constantFrom('', '2024-03-30 23:35', '2024-03-31')
	})
);

const stages: fc.Arbitrary<Stages> = fc.constantFrom<Stages[]>(
	{
		by: 'touchpoints',
		list: [
			{ name: 'first', touchpoints: [{ match: 'wildcard', text: '*a*' }] },
			{ name: 'rest', touchpoints: [{ match: 'wildcard', text: '*' }] }
		]
	},
	{ by: 'touchpoints', list: [] },
	{ by: 'column', order: ['use', 'never'] }
);

export function specOf(cut: fc.Arbitrary<Cut>): fc.Arbitrary<JourneysSpec> {
	return fc.record<JourneysSpec>({
		identity: fc.constant<string>('people'),
		rules: fc.array(rule, { maxLength: 4 }),
		include: included,
		exclude: patterns(1),
		endings,
		stages,
		cut,
		during,
		success: patterns(2),
		failure: patterns(2),
		collapse: fc.boolean()
	});
}
