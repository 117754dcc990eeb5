import { openDB } from 'idb';
import { afterEach, expect, test } from 'vitest';
import type { Mapping } from '$lib/import/mapping';
import { STORE } from './schema';
import { removeToyStorages, toyStorage } from './toy-storage';

afterEach(removeToyStorages);

const mapping = (name: string): Mapping => ({
	format: 'sentiero-mapping',
	version: 1,
	name,
	read: { format: 'parquet' },
	columns: [{ heading: 'a', name: 'b', type: { type: 'text' }, role: { role: 'stage' } }],
	touchpoint: '',
	channel: 'web'
});

test('the last mapping of a layout is there again, until it is forgotten', async () => {
	const { mappings, name } = toyStorage();
	expect(await mappings.get('x')).toBeUndefined();
	await mappings.remember('x', mapping('first'));
	await mappings.remember('x', mapping('second'));
	await mappings.remember('y', mapping('other'));
	const again = toyStorage({ name }).mappings;
	expect(await again.get('x')).toEqual(mapping('second'));
	await again.forget('x');
	expect(await mappings.get('x')).toBeUndefined();
	expect(await mappings.get('y')).toEqual(mapping('other'));
});

test('of more than a hundred the oldest are forgotten, and settings stay', async () => {
	const { mappings, settings, clock } = toyStorage();
	await settings.set('locale', 'it');
	for (let i = 0; i < 102; i++) {
		clock.at += 1000;
		await mappings.remember(`layout ${i}`, mapping(`${i}`));
	}
	expect(await mappings.get('layout 1')).toBeUndefined();
	expect(await mappings.get('layout 2')).toEqual(mapping('2'));
	expect(await settings.all()).toEqual({ locale: 'it' });
});

test('what this version cannot read is passed over', async () => {
	const { mappings, name } = toyStorage();
	await mappings.remember('x', mapping('first'));
	const raw = await openDB(name);
	const value = { ...mapping('later'), version: 2 };
	await raw.put(STORE.settings, { key: 'mapping:x', at: 0, value });
	expect(await mappings.get('x')).toBeUndefined();
	raw.close();
});
