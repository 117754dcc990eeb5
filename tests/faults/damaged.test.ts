import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApp } from '../e2e/app';
import { en as t } from '../e2e/notebook';

const app = useApp();

/** Spoils stored revisions of the only notebook, from the given number on. Gives how many. */
function spoil(page: Page, from: number): Promise<number> {
	return page.evaluate(
		(least) =>
			new Promise<number>((resolve, reject) => {
				const opening = indexedDB.open('sentiero');
				opening.onerror = () => reject(new Error('the database did not open'));
				opening.onsuccess = () => {
					const transaction = opening.result.transaction('revisions', 'readwrite');
					let count = 0;
					transaction.objectStore('revisions').openCursor().onsuccess = (event) => {
						const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
						if (cursor === null) return;
						if (cursor.value.number >= least) {
							cursor.update({ ...cursor.value, document: cursor.value.document.slice(0, 40) });
							count++;
						}
						cursor.continue();
					};
					transaction.oncomplete = () => {
						opening.result.close();
						resolve(count);
					};
				};
			}),
		from
	);
}

async function rename(page: Page, name: string): Promise<void> {
	await page.locator(`button[title="${t('notebook.title')}"]`).click();
	await page.getByRole('textbox', { name: t('notebook.title') }).fill(name);
	await page.keyboard.press('Enter');
	await page.getByText(t('notebook.saved'), { exact: true }).waitFor();
}

test('of a notebook whose last version is damaged, the one before opens and says so', async () => {
	const { page } = await app.visit();
	await page.getByRole('button', { name: t('library.newNotebook') }).click();
	await page.waitForURL(/\/notebook\//);
	await rename(page, 'Before');
	await rename(page, 'After');
	expect(await spoil(page, 3)).toBe(1);
	await page.reload();
	await page.getByRole('heading', { name: 'Before' }).waitFor();
	await page.getByText(/^The last version of this notebook was damaged\./).waitFor();

	// It can be worked with as ever.
	await rename(page, 'Mended');
	await page.reload();
	await page.getByRole('heading', { name: 'Mended' }).waitFor();
	expect(await page.getByText(/was damaged/).count()).toBe(0);
});

test('a notebook of which nothing is intact says so, and the others are not touched', async () => {
	const { page } = await app.visit();
	await page.getByRole('button', { name: t('library.newNotebook') }).click();
	await page.waitForURL(/\/notebook\//);
	await rename(page, 'Lost');
	await spoil(page, 0);
	await page.reload();
	await page.getByText(t('storage.storage-corrupt')).waitFor();
	await page.getByRole('link', { name: t('notebook.to-library') }).click();
	await page.getByRole('button', { name: t('library.newNotebook') }).click();
	await page.getByRole('button', { name: t('notebook.add-first') }).waitFor();
});
