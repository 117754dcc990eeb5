import { afterEach, beforeEach, expect, test } from 'vitest';
import { WriterLock, type WriterState } from './writer-lock';

let notebook = '';
const made: WriterLock[] = [];
/** What one tab has; the locks are the browser's own. */
function tab(id = notebook): WriterLock {
	const lock = new WriterLock(id);
	made.push(lock);
	return lock;
}
beforeEach(() => {
	notebook = crypto.randomUUID();
});
afterEach(() => {
	for (const lock of made.splice(0)) lock.release();
});
const until = (lock: WriterLock, wanted: WriterState) =>
	new Promise<void>((resolve) => {
		lock.state.subscribe((state) => {
			if (state === wanted) resolve();
		});
	});
const held = async () => {
	const { held: locks = [] } = await navigator.locks.query();
	return locks.filter((lock) => lock.name?.endsWith(notebook)).length;
};

test('the first tab writes, the second reads', async () => {
	const [first, second] = [tab(), tab()];
	expect(await first.acquire()).toBe(true);
	expect(await second.acquire()).toBe(false);
	expect([first.state.value, second.state.value]).toEqual(['writer', 'reader']);
	expect(await held()).toBe(1);
});

test('a tab that waits writes once the other lets go, or reads', async () => {
	const [first, second] = [tab(), tab()];
	await first.acquire();
	expect(await second.acquire(50)).toBe(false);
	expect(second.state.value).toBe('reader');
	const waiting = second.acquire(30_000);
	first.release();
	expect(await waiting).toBe(true);
	expect([second.state.value, await held()]).toEqual(['writer', 1]);
});

test('notebooks do not get in each other’s way', async () => {
	const [first, second] = [tab(), tab(`${notebook}-other`)];
	expect([await first.acquire(), await second.acquire()]).toEqual([true, true]);
});

test('asking again changes nothing', async () => {
	const first = tab();
	await first.acquire();
	expect(await first.acquire()).toBe(true);
	await first.takeOver();
	expect(first.state.value).toBe('writer');
	expect(await held()).toBe(1);
});

test('when the first lets go, the second can write', async () => {
	const [first, second] = [tab(), tab()];
	await first.acquire();
	await second.acquire();
	first.release();
	await second.takeOver();
	expect([first.state.value, second.state.value]).toEqual(['none', 'writer']);
});

test('the second takes over, the first is told, and may take over in turn', async () => {
	const [first, second] = [tab(), tab()];
	await first.acquire();
	await second.acquire();
	await second.takeOver();
	await until(first, 'taken');
	expect(second.state.value).toBe('writer');
	expect(await first.acquire()).toBe(false);
	expect(first.state.value).toBe('reader');
	await first.takeOver();
	await until(second, 'taken');
	expect(first.state.value).toBe('writer');
	expect(await held()).toBe(1);
});

test('one from whom it was taken does not let go of another’s lock', async () => {
	const [first, second] = [tab(), tab()];
	await first.acquire();
	await second.takeOver();
	await until(first, 'taken');
	first.release();
	expect(second.state.value).toBe('writer');
	expect(await held()).toBe(1);
});

test('a browser that refuses locks says so', async () => {
	const locks = navigator.locks;
	const refusing = Object.create(locks) as LockManager;
	refusing.request = () => Promise.reject(new DOMException('no', 'SecurityError'));
	await expect(new WriterLock(notebook, refusing).acquire()).rejects.toMatchObject({
		code: 'unavailable'
	});
});
