import appEvents from '../../../sample-data/app-events.csv?url';
import chatTranscripts from '../../../sample-data/chat-transcripts.csv?url';
import contactCentreCalls from '../../../sample-data/contact-centre-calls.csv?url';
import emailCampaign from '../../../sample-data/email-campaign.csv?url';
import shopReceipts from '../../../sample-data/shop-receipts.csv?url';
import survey from '../../../sample-data/survey.csv?url';
import english from '../../../sample-data/telesenda.en.sentiero.json?url';
import italian from '../../../sample-data/telesenda.it.sentiero.json?url';
import webEvents from '../../../sample-data/web-events.csv?url';
import { EngineError } from '$lib/engine/errors';
import { analysisOf } from '$lib/journey/registry';
import type { Locale } from '$lib/messages';
import { readDocument } from '$lib/notebook/file';
import type { App } from './app.svelte';
import type { Library } from './library.svelte';
import { words } from './locale.svelte';

/** The app's own copies, by the names that the notebook knows them by. */
const FILES: Readonly<Record<string, string>> = {
	'app-events.csv': appEvents,
	'chat-transcripts.csv': chatTranscripts,
	'contact-centre-calls.csv': contactCentreCalls,
	'email-campaign.csv': emailCampaign,
	'shop-receipts.csv': shopReceipts,
	'survey.csv': survey,
	'web-events.csv': webEvents
};

const NOTEBOOKS: Readonly<Record<Locale, string>> = { en: english, it: italian };

/**
 * Makes a notebook of the sample that comes with the app, in the reader's language. Gives its id.
 * Rejects with `EngineError` (`file-missing`) where a file does not come, and with `StorageError`.
 */
export async function openSample(app: App, library: Library): Promise<string> {
	const text = await (await get(NOTEBOOKS[words.locale], 'telesenda')).text();
	const document = readDocument(text, analysisOf);
	const files = document.sources.flatMap((source) => source.files);
	await Promise.all(
		files.map(async ({ name, hash }) => {
			if (await app.storage.sources.has(hash)) return;
			await app.storage.sources.put(hash, await (await get(FILES[name], name)).blob());
		})
	);
	const { id } = await app.storage.notebooks.create(document, true);
	await library.refresh();
	return id;
}

async function get(address: string | undefined, name: string): Promise<Response> {
	const response = address === undefined ? undefined : await fetch(address).catch(() => undefined);
	if (response?.ok === true) return response;
	throw new EngineError({ code: 'file-missing', message: name, file: name });
}
