import { expect, test } from 'vitest';
import { phrase, pickLocale, translate } from '.';
import { Message } from './message';

test('plurals and numbers follow the language', () => {
	expect(translate('en')('common.days', { count: 1 })).toBe('1 day');
	expect(translate('en')('common.days', { count: 2.5 })).toBe('2.5 days');
	expect(translate('it')('common.days', { count: 2.5 })).toBe('2,5 giorni');
	expect(translate('it')('common.days', { count: 1200 })).toBe('1.200 giorni');
});

test('a parameter that is missing is an error, not a blank', () => {
	expect(() => translate('en')('common.days')).toThrow(/count/);
});

test('a tagged stretch is a part of its own, with its inner values in place', () => {
	const message = new Message(
		'Paths of <set>{name}</set>, <n>{n, plural, one {# step} other {# steps}}</n>.',
		'en'
	);
	expect(message.parts({ name: 'orders <1>', n: 6 })).toEqual([
		{ text: 'Paths of ' },
		{ tag: 'set', text: 'orders <1>' },
		{ text: ', ' },
		{ tag: 'n', text: '6 steps' },
		{ text: '.' }
	]);
	expect(phrase('en')('common.close')).toEqual([{ text: 'Close' }]);
});

test('the first language that is spoken is taken', () => {
	expect(pickLocale(['de-AT', 'it-CH', 'en'])).toBe('it');
	expect(pickLocale(['en-GB', 'it'])).toBe('en');
	expect(pickLocale(['de', 'ita'])).toBe('en');
	expect(pickLocale([])).toBe('en');
});
