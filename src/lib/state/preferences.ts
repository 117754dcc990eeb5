import { LOCALES } from '$lib/messages';
import type { AppSettings, SettingKey, SettingValues } from '$lib/storage/settings';
import { words } from './locale.svelte';
import { theme, type ThemeChoice } from './theme.svelte';

const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark'];

let kept = false;

/**
 * Brings back the language and the appearance that were chosen, and keeps those that are chosen from
 * now on. A copy in `localStorage` is there before the first paint; the settings follow.
 */
export function keepPreferences(settings: AppSettings): void {
	if (kept) return;
	kept = true;
	words.locale = oneOf(LOCALES, mirrored('locale')) ?? words.locale;
	theme.choice = oneOf(THEMES, mirrored('theme')) ?? theme.choice;
	const keep = <Key extends SettingKey>(key: Key, value: NonNullable<SettingValues[Key]>) => {
		mirror(key, value);
		// Where nothing can be stored, the choice holds for this visit.
		settings.set(key, value).catch(() => undefined);
	};
	words.onchange = (locale) => keep('locale', locale);
	theme.onchange = (choice) => keep('theme', choice);
	const [locale, choice] = [words.locale, theme.choice];
	settings.all().then(
		(stored) => {
			// What was chosen in the meantime is newer.
			if (words.locale === locale) words.locale = stored.locale ?? locale;
			if (theme.choice === choice) theme.choice = stored.theme ?? choice;
		},
		() => undefined
	);
}

function oneOf<Value extends string>(values: readonly Value[], found: string | null) {
	return values.find((value) => value === found);
}

function mirrored(key: SettingKey): string | null {
	try {
		return localStorage.getItem(`sentiero-${key}`);
	} catch {
		return null;
	}
}

function mirror(key: SettingKey, value: string): void {
	try {
		localStorage.setItem(`sentiero-${key}`, value);
	} catch {
		// Blocked storage: the page paints once in the language of the browser.
	}
}
