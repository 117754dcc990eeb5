import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { EngineError } from '$lib/engine/errors';
import type { DataFile } from '$lib/engine/protocol';
import { hashOfFile } from '$lib/import/file-hash';
import type { Source } from '$lib/import/source';
import { translate } from '$lib/messages';
import type { NotebookDocument } from '$lib/notebook/document';
import { unpack } from '$workers/ingest/containers/unpack';
import { splitOnce, UsageError } from './arguments';

const t = translate('en');

/** A document whose sources have the given files, and those files by content hash. */
export interface Given {
	readonly document: NotebookDocument;
	readonly files: ReadonlyMap<string, DataFile>;
}

/** Puts `NAME=PATH` files in the place of what the sources were made from. Throws `UsageError`. */
export async function giveData(
	document: NotebookDocument,
	data: readonly string[]
): Promise<Given> {
	const paths = new Map<Source, string[]>();
	for (const given of data) {
		const [name, path] = splitOnce(given, '=');
		if (path === undefined) throw new UsageError(t('cli.data-form', { given }));
		const source = document.sources.find((one) => one.id === name || one.name === name);
		if (source === undefined) {
			const known = document.sources.map((one) => one.name).join(', ');
			throw new UsageError(t('cli.no-source', { name, known }));
		}
		paths.set(source, [...(paths.get(source) ?? []), path]);
	}
	const files = new Map<string, DataFile>();
	const sources: Source[] = [];
	for (const source of document.sources) {
		const given = paths.get(source);
		if (given === undefined) throw new UsageError(t('cli.no-data', { name: source.name }));
		const opened = (await Promise.all(given.map(openFiles))).flat();
		for (const { data } of opened) files.set(data.hash, data);
		sources.push({
			...source,
			files: opened.map(({ name, data: { blob, hash } }) => ({ name, size: blob.size, hash }))
		});
	}
	return { document: { ...document, sources }, files };
}

interface Opened {
	readonly name: string;
	readonly data: DataFile;
}

/** The plain files at a path: itself, or what it packs. Rejects with `EngineError` about an archive. */
async function openFiles(path: string): Promise<Opened[]> {
	const calm = new AbortController().signal;
	try {
		const whole = { name: basename(path), blob: await openAsBlob(path) };
		const files = await unpack(calm, whole, () => undefined);
		const opened = files.map(async ({ name, blob }) => {
			const hash = await hashOfFile(calm, blob);
			return { name, data: blob === whole.blob ? { path, blob, hash } : { blob, hash } };
		});
		return await Promise.all(opened);
	} catch (cause) {
		if (cause instanceof EngineError) throw cause;
		const message = cause instanceof Error ? cause.message : String(cause);
		throw new UsageError(t('cli.no-file', { path, message }), { cause });
	}
}
