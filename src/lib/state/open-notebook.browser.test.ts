import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StorageError } from '$lib/storage/errors';
import { DATABASE } from '$lib/storage/schema';
import { WriterLock } from '$lib/storage/writer-lock';
import { app } from './app.svelte';
import { emptyDocument, Library } from './library.svelte';
import { words } from './locale.svelte';
import { cellWith } from './new-cell';
import { openSession } from './open-session';
import type { OpenNotebook } from './open-notebook.svelte';

beforeEach(() => {
	words.locale = 'en';
});

afterEach(async () => {
	vi.restoreAllMocks();
	localStorage.clear();
	await app().storage.database.close();
	await deleteDB(DATABASE);
});

async function create(title = 'One'): Promise<string> {
	return (await app().storage.notebooks.create(emptyDocument(title), true)).id;
}

const open = (id: string) => openSession(app(), id);
const rename = (notebook: OpenNotebook, title: string, group?: string) =>
	notebook.edit({ op: 'rename', title }, group);
const titles = async () =>
	(await app().storage.notebooks.list()).map(({ title }) => title).toSorted();
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('steps to undo', () => {
	test('are what was typed without a pause', async () => {
		const { notebook } = await open(await create());
		for (const title of ['T', 'Tw', 'Two']) rename(notebook, title, 'title');
		await pause(1200);
		for (const title of ['Thr', 'Three']) rename(notebook, title, 'title');
		notebook.undo();
		expect(notebook.document.title).toBe('Two');
		notebook.undo();
		expect(notebook.document.title).toBe('One');
	});

	test('are files that were accepted together, however long it took, and no others', async () => {
		const session = await open(await create());
		const { intake, notebook } = session;
		const accept = async (...names: string[]) => {
			const files = names.map(
				(name) =>
					new File([`person,time,what_${name}\np1,2026-01-0${name.length},x\n`], `${name}.csv`)
			);
			await intake.add(files);
			await expect.poll(() => intake.ready).toBe(true);
			// Nothing need be counted.
			vi.spyOn(notebook, 'runFromSources').mockResolvedValue();
			await intake.accept();
		};
		await accept('a');
		await accept('bb', 'ccc');
		const sources = () => notebook.document.sources.map(({ name }) => name);
		expect(sources()).toEqual(['a', 'bb', 'ccc']);
		notebook.undo();
		expect(sources()).toEqual(['a']);
		expect(notebook.document.cells.length).toBeGreaterThan(0);
		notebook.undo();
		expect(sources()).toEqual([]);
		await session.close();
	});
});

describe('edits that cannot be saved', () => {
	test('are taken up by whoever opens the notebook next', async () => {
		const id = await create();
		const first = await open(id);
		vi.spyOn(app().storage.notebooks, 'save').mockRejectedValue(new StorageError('quota'));
		rename(first.notebook, 'Two');
		await first.close();
		vi.restoreAllMocks();
		const second = await open(id);
		expect(second.notebook.document.title).toBe('Two');
		await second.close();
		expect(await titles()).toEqual(['Two']);
	});

	test('become a notebook of their own where another was saved meanwhile', async () => {
		const id = await create();
		const first = await open(id);
		await app().storage.notebooks.rename(id, 'Other');
		rename(first.notebook, 'Two');
		await first.close();
		const second = await open(id);
		expect(second.notebook.document.title).toBe('Other');
		expect(second.notebook.rescued).toBe('Two (unsaved changes)');
		expect(await titles()).toEqual(['Other', 'Two (unsaved changes)']);
		await second.close();
		expect((await open(id)).notebook.rescued).toBeUndefined();
	});

	test('are forgotten once they are saved after all', async () => {
		const id = await create();
		const first = await open(id);
		rename(first.notebook, 'Two');
		first.notebook.leave();
		await first.notebook.flush();
		rename(first.notebook, 'Three');
		await first.close();
		const second = await open(id);
		expect([second.notebook.document.title, second.notebook.rescued]).toEqual(['Three', undefined]);
		expect(await titles()).toEqual(['Three']);
	});
});

test('a notebook that was left is not edited any more', async () => {
	const id = await create();
	const session = await open(id);
	const leaving = session.close();
	const again = await open(id);
	await leaving;
	expect(again.notebook.readOnly).toBe(false);
	rename(session.notebook, 'Late');
	await session.notebook.flush();
	expect(await titles()).toEqual(['One']);
});

test('the library renames no notebook that another tab writes', async () => {
	const id = await create();
	const elsewhere = new WriterLock(id);
	await elsewhere.acquire();
	const library = new Library(app());
	await expect(library.rename(id, 'Two')).rejects.toMatchObject({ code: 'open' });
	elsewhere.release();
	await expect.poll(() => library.rename(id, 'Two').then(titles)).toEqual(['Two']);
});

describe('a cell in place of one that was removed', () => {
	test('is not what others still speak of', async () => {
		const { notebook } = await open(await create());
		const add = (kind: string, spec = {}) => {
			const operation = cellWith(notebook.document, kind, kind, spec);
			notebook.edit(operation);
			return operation.cell.id;
		};
		expect(add('segment')).toBe('segment');
		add('paths', { segments: ['segment'] });
		notebook.edit({ op: 'remove-cell', id: 'segment' });
		expect(add('segment')).toBe('segment-2');
	});
});
