import { deleteDB } from 'idb';
import { afterAll, afterEach, beforeEach } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../../app.css';
import { app } from '$lib/state/app.svelte';
import { Intake } from '$lib/state/intake.svelte';
import { emptyDocument } from '$lib/state/library.svelte';
import { words } from '$lib/state/locale.svelte';
import { OpenNotebook } from '$lib/state/open-notebook.svelte';
import { DATABASE, STORE } from '$lib/storage/schema';
import Specimen from './Specimen.svelte';

export const text = (name: string, content: string) => new File([content], name);
export const useButton = () => page.getByRole('button', { name: /^Use / });
export const role = (column: string) => page.getByRole('combobox', { name: `Role of “${column}”` });
export const preview = (file: string) =>
	page.getByRole('region', { name: `First interactions of ${file}` });

export async function choose(box: ReturnType<typeof role>, option: string | RegExp): Promise<void> {
	await box.click();
	await page.getByRole('option', { name: option }).click();
}

/** The panel of an empty notebook; its engine is the app's own, in its worker. */
class Panel {
	notebook!: OpenNotebook;
	intake!: Intake;
	/** How often it was closed. */
	closed = 0;

	async open(): Promise<void> {
		this.closed = 0;
		const { notebooks } = app().storage;
		const document = {
			...emptyDocument('test'),
			settings: { ...emptyDocument('').settings, timeZone: 'Europe/Rome' }
		};
		const { id } = await notebooks.create(document, true);
		this.notebook = new OpenNotebook(app(), id, await notebooks.load(id));
		this.intake = new Intake(app(), this.notebook);
	}

	async drop(...files: File[]): Promise<void> {
		await render(Specimen, { intake: this.intake, onclose: () => this.closed++ });
		await this.intake.add(files);
	}

	/** Leaves nothing behind, no mapping that is remembered either. */
	async close(): Promise<void> {
		for (const item of this.intake.items) this.intake.remove(item);
		await this.notebook.close();
		await app().storage.database.write([STORE.settings], 'relaxed', (transaction) =>
			transaction.objectStore(STORE.settings).clear()
		);
	}
}

/** A panel for the tests of a file, a new one for each. */
export function usePanel(): Panel {
	const panel = new Panel();
	beforeEach(async () => {
		words.locale = 'en';
		words.timeZone = 'Europe/Rome';
		await page.viewport(1200, 1000);
		await panel.open();
	});
	afterEach(() => panel.close());
	afterAll(async () => {
		words.timeZone = undefined;
		app().engine.stop();
		await app().storage.database.close();
		await deleteDB(DATABASE);
	});
	return panel;
}
