import { deleteDB } from 'idb';
import { toyAnalyses } from '$lib/notebook/toy-analyses';
import { toyCell, toyDocument } from '$lib/notebook/toy-documents';
import { makeStorage, type Storage, type StorageOptions } from './storage';

/** Storages for tests, each with a database of its own, and with a clock that stands still. */
export const HOUR = 60 * 60 * 1000;
export const DAY = 24 * HOUR;

export class Clock {
	/** 1 March 2024, 12:00 UTC. */
	at = Date.UTC(2024, 2, 1, 12);
	readonly now = () => this.at;
}

export interface ToyStorage extends Storage {
	readonly clock: Clock;
	readonly name: string;
}

const opened: ToyStorage[] = [];

export function toyStorage(options: StorageOptions = {}): ToyStorage {
	const name = options.name ?? `toy-${crypto.randomUUID()}`;
	const clock = new Clock();
	const storage = makeStorage(toyAnalyses(), { now: clock.now, ...options, name });
	const toy = { ...storage, clock, name };
	opened.push(toy);
	return toy;
}

/** To be called after each test. */
export async function removeToyStorages(): Promise<void> {
	const storages = opened.splice(0);
	for (const { database } of storages) await database.close();
	for (const name of new Set(storages.map((storage) => storage.name))) await deleteDB(name);
}

/** A document that says one thing. */
export function saying(text: string, title = 'Toy') {
	return toyDocument({ title, cells: [toyCell('note', 'note', { text, data: {} })] });
}
