import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../app.css';
import { app } from '$lib/state/app.svelte';
import { takeOver, takeRun } from '$lib/state/handover';
import { emptyDocument } from '$lib/state/library.svelte';
import { words } from '$lib/state/locale.svelte';
import { DATABASE } from '$lib/storage/schema';
import { writeDocument } from '$lib/notebook/file';
import { faults } from '$lib/ui/test/accessibility';
import { LibraryPage } from './library-page.svelte';
import Specimen from './test/Specimen.svelte';

let opened: string[] = [];

async function show(...titles: string[]): Promise<LibraryPage> {
	for (const title of titles) await app().storage.notebooks.create(emptyDocument(title), true);
	const library = new LibraryPage({
		go: async (id) => void opened.push(id),
		addressOf: (id) => `notebook/?id=${id}`
	});
	await render(Specimen, { page: library });
	await library.start();
	return library;
}

function drop(...files: File[]): void {
	const dataTransfer = new DataTransfer();
	for (const file of files) dataTransfer.items.add(file);
	const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
	document.querySelector('h1')!.dispatchEvent(event);
}

const titles = async () => (await app().storage.notebooks.list()).map(({ title }) => title);

beforeEach(async () => {
	opened = [];
	words.locale = 'en';
	await page.viewport(1200, 1000);
});

afterEach(async () => {
	await app().storage.database.close();
	await deleteDB(DATABASE);
});

describe('a first visit', () => {
	test.each(['light', 'dark'] as const)('is out of nobody’s reach (%s)', async (theme) => {
		await show();
		await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
		expect(await faults(theme)).toEqual([]);
	});

	test('opens the sample, with all its files, to be run', async () => {
		await show();
		await page.getByRole('button', { name: 'Open the sample' }).click();
		await expect.poll(() => opened).toHaveLength(1);
		const { document, trusted } = await app().storage.notebooks.load(opened[0]!);
		expect(trusted).toBe(true);
		expect(document.title).toMatch(/^Telesenda: /);
		const files = document.sources.flatMap((source) => source.files);
		expect(files).toHaveLength(7);
		for (const { hash, size } of files) {
			expect((await app().storage.sources.get(hash))?.size).toBe(size);
		}
		expect(takeRun(opened[0]!)).toBe(true);
	});

	test('opens the sample in the language of the reader', async () => {
		await show();
		await page.getByRole('button', { name: 'Language: English' }).click();
		await page.getByRole('menuitem', { name: 'Italiano' }).click();
		await page.getByRole('button', { name: 'Apri l’esempio' }).click();
		await expect.poll(() => opened).toHaveLength(1);
		expect(await titles()).toEqual(['Telesenda: sei mesi di customer journey']);
	});
});

describe('what is dropped anywhere', () => {
	test('and is data, waits for a new notebook that has its name', async () => {
		await show();
		drop(new File(['a'], 'web-events.csv'), new File(['b'], 'calls.csv'));
		await expect.poll(() => opened).toHaveLength(1);
		expect(await titles()).toEqual(['web events']);
		expect(takeOver(opened[0]!).map(({ name }) => name)).toEqual(['web-events.csv', 'calls.csv']);
	});

	test('and is a notebook, opens, but is not trusted', async () => {
		await show('mine');
		const text = writeDocument(emptyDocument('yours'));
		drop(new File([text], 'yours.sentiero.json'), new File(['a'], 'data.csv'));
		await expect.poll(() => opened).toHaveLength(1);
		const { document, trusted } = await app().storage.notebooks.load(opened[0]!);
		expect([document.title, trusted]).toEqual(['yours', false]);
		expect(takeOver(opened[0]!).map(({ name }) => name)).toEqual(['data.csv']);
	});

	test('and is no notebook after all, is said to be none', async () => {
		await show('mine');
		drop(new File(['{}'], 'broken.sentiero.json'));
		await expect
			.element(page.getByRole('alert'))
			.toHaveTextContent('“broken.sentiero.json” could not be opened. This file is not a Sentiero');
		expect(opened).toEqual([]);
		expect(await titles()).toEqual(['mine']);
	});

	test('several notebooks stay in the list, and one that is broken leaves the others', async () => {
		await show();
		const file = (title: string) =>
			new File([writeDocument(emptyDocument(title))], `${title}.sentiero.json`);
		drop(file('one'), new File(['no'], 'x.sentiero.json'), file('two'));
		await expect.element(page.getByRole('link', { name: /^two/ })).toBeVisible();
		expect((await titles()).sort()).toEqual(['one', 'two']);
		await expect.element(page.getByRole('alert')).toBeVisible();
		expect(opened).toEqual([]);
	});
});

describe('a notebook in the list', () => {
	const choose = async (title: string, item: string) => {
		await page.getByRole('button', { name: `More for “${title}”` }).click();
		await page.getByRole('menuitem', { name: item }).click();
	};

	test.each(['light', 'dark'] as const)('is out of nobody’s reach (%s)', async (theme) => {
		await show('mine', 'other');
		await expect.element(page.getByRole('link', { name: /^mine/ })).toBeVisible();
		expect(await faults(theme)).toEqual([]);
	});

	test('that is deleted can be brought back', async () => {
		await show('mine', 'other');
		await choose('mine', 'Delete');
		await expect.element(page.getByText('“mine” was deleted.')).toBeVisible();
		expect(await titles()).toEqual(['other']);
		await page.getByRole('button', { name: 'Undo' }).click();
		await expect.element(page.getByRole('link', { name: /^mine/ })).toBeVisible();
		expect((await titles()).sort()).toEqual(['mine', 'other']);
	});

	test('is renamed where it stands, by keyboard', async () => {
		await show('mine');
		await choose('mine', 'Rename');
		const field = page.getByRole('textbox', { name: 'Title of “mine”' });
		await expect.element(field).toHaveFocus();
		await userEvent.keyboard('ours{Enter}');
		await expect.element(page.getByRole('link', { name: /^ours/ })).toHaveFocus();
		expect(await titles()).toEqual(['ours']);
	});

	test('keeps its title where the renaming is given up', async () => {
		await show('mine');
		await choose('mine', 'Rename');
		await expect.element(page.getByRole('textbox')).toHaveFocus();
		await userEvent.keyboard('ours{Escape}');
		await expect.element(page.getByRole('link', { name: /^mine/ })).toHaveFocus();
		expect(await titles()).toEqual(['mine']);
	});

	test('is duplicated under another title', async () => {
		await show('mine');
		await choose('mine', 'Duplicate');
		await expect.element(page.getByRole('link', { name: /^mine \(copy\)/ })).toBeVisible();
		expect((await titles()).sort()).toEqual(['mine', 'mine (copy)']);
	});
});
