import { openDB } from 'idb';
import { afterEach, expect, test } from 'vitest';
import { STORE } from './schema';
import { removeToyStorages, toyStorage } from './toy-storage';

afterEach(removeToyStorages);

test('a new browser has none', async () => {
	expect(await toyStorage().settings.all()).toEqual({});
});

test('what was set is there again, until it is unset', async () => {
	const { settings, name } = toyStorage();
	await settings.set('locale', 'it');
	await settings.set('theme', 'dark');
	await settings.set('locale', 'en');
	expect(await toyStorage({ name }).settings.all()).toEqual({ locale: 'en', theme: 'dark' });
	await settings.set('theme', undefined);
	expect(await settings.all()).toEqual({ locale: 'en' });
});

test('what this version does not know is passed over, and left where it is', async () => {
	const { settings, name } = toyStorage();
	await settings.set('locale', 'it');
	const raw = await openDB(name);
	await raw.put(STORE.settings, { key: 'theme', value: 'sepia' });
	await raw.put(STORE.settings, { key: 'font', value: 'serif' });
	expect(await settings.all()).toEqual({ locale: 'it' });
	expect(await raw.count(STORE.settings)).toBe(3);
	raw.close();
});

test('a value that is none of them is refused', async () => {
	const { settings } = toyStorage();
	await expect(settings.set('theme', 'sepia' as 'dark')).rejects.toThrow();
	expect(await settings.all()).toEqual({});
});
