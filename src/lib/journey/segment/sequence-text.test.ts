import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SequenceItem } from '../filter/condition';
import { at, type Match } from '../filter/match';
import { sequenceOf, textOfSequence } from './sequence-text';

const one = (match: Match): SequenceItem => ({ is: 'one', match });
const none = (match: Match): SequenceItem => ({ is: 'none', match });
const ANY: SequenceItem = { is: 'any' };

describe('a sequence as a line', () => {
	it.each<[string, SequenceItem[]]>([
		['search → * → !purchase', [one(at('search')), ANY, none(at('purchase'))]],
		['search->*->! purchase', [one(at('search')), ANY, none(at('purchase'))]],
		['cart > ? > "pay > now"', [one(at('cart')), one(at()), one(at('pay > now'))]],
		[
			'home | search → channel:phone',
			[one(at('home', 'search')), one([{ field: 'channel', op: 'is', values: ['phone'] }])]
		],
		[
			'bill* → stage:"a ""b"""',
			[
				one([{ field: 'touchpoint', op: 'like', value: 'bill*' }]),
				one([{ field: 'stage', op: 'is', values: ['a "b"'] }])
			]
		]
	])('is read: %s', (text, items) => {
		expect(sequenceOf(text)).toEqual({ items });
	});

	it.each([
		['', 1, 'empty'],
		['a → → b', 2, 'empty'],
		['a → !', 2, 'empty'],
		['a → "b', 2, 'quote'],
		['a → b | c*', 2, 'mixed'],
		['a | channel:web', 1, 'mixed'],
		[Array.from({ length: 21 }, () => 'a').join('→'), 21, 'long']
	])('says what is wrong: %j', (text, step, why) => {
		expect(sequenceOf(text)).toEqual({ fault: { step, why } });
	});

	it('says all that it reads, in the same words again', () => {
		const value = fc.oneof(
			fc.constantFrom(
				'search',
				'a→b',
				' x ',
				'!',
				'*',
				'?',
				'channel:web',
				'"',
				'a | b',
				'a > b',
				'-',
				'->',
				''
			),
			fc.string({ unit: 'binary', maxLength: 6 })
		);
		const field = fc.constantFrom('touchpoint', 'channel', 'stage', 'source');
		const match = fc.oneof(
			fc
				.tuple(field, fc.array(value, { minLength: 1, maxLength: 3 }))
				.map(([of, values]) => [{ field: of, op: 'is', values }] as Match),
			fc.tuple(field, value).map(([of, text]) => [{ field: of, op: 'like', value: text }] as Match),
			fc.constant(at())
		);
		const item = fc.oneof(fc.constant(ANY), match.map(one), match.map(none));
		fc.assert(
			fc.property(fc.array(item, { minLength: 1, maxLength: 5 }), (items) => {
				const text = textOfSequence(items);
				if (text !== undefined) expect(sequenceOf(text)).toEqual({ items });
			}),
			{ numRuns: 2000 }
		);
	});

	it('does not say what a line cannot', () => {
		expect(
			textOfSequence([one([{ field: { column: 'plan' }, op: 'is', values: ['x'] }])])
		).toBeUndefined();
		expect(textOfSequence([one([{ field: 'touchpoint', op: 'not-empty' }])])).toBeUndefined();
	});
});
