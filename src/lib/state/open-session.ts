import { HANDOVER, WriterLock } from '$lib/storage/writer-lock';
import type { App } from './app.svelte';
import { OpenNotebook } from './open-notebook.svelte';
import { NotebookSession } from './session.svelte';

/** Opens a stored notebook with its stored results. Rejects with `StorageError` or `DocumentError`. */
export async function openSession(app: App, id: string): Promise<NotebookSession> {
	await app.leaving;
	const lock = new WriterLock(id);
	const writes = await lock.acquire(HANDOVER);
	try {
		const stored = await app.storage.notebooks.load(id);
		const notebook = new OpenNotebook(app, id, stored);
		notebook.readOnly = !writes;
		if (writes) await notebook.takeUp();
		await notebook.runs.restore();
		return new NotebookSession(app, notebook, lock);
	} catch (error) {
		lock.release();
		throw error;
	}
}
