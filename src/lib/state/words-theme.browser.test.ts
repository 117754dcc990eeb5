import { expect, test, vi } from 'vitest';
import { Words } from './locale.svelte';
import { Theme } from './theme.svelte';

test('words and formats follow the language, and its choice is told once', () => {
	const onchange = vi.fn();
	const words = new Words('en', onchange);
	expect(words.t('common.close')).toBe('Close');
	words.locale = 'it';
	words.locale = 'it';
	expect(words.t('common.close')).toBe('Chiudi');
	expect(words.formats.integer(1204)).toBe('1.204');
	expect(onchange.mock.calls).toEqual([['it']]);
});

test('dates follow the zone of the notebook', () => {
	const words = new Words('en');
	words.timeZone = 'Pacific/Auckland';
	expect(words.formats.date(Date.UTC(2024, 0, 31, 23))).toBe('Feb 1, 2024');
});

test('without a choice the language is one that the browser asks for', () => {
	expect(new Words().locale).toBe(navigator.languages[0]?.startsWith('it') ? 'it' : 'en');
});

test('the theme is the system’s until one is chosen', () => {
	const onchange = vi.fn();
	const theme = new Theme('system', onchange);
	const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
	expect(theme.current).toBe(system);
	theme.choice = system === 'dark' ? 'light' : 'dark';
	expect(theme.current).not.toBe(system);
	expect(onchange).toHaveBeenCalledExactlyOnceWith(theme.choice);
});
