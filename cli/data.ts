import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import type { DataFile } from '$lib/engine/protocol';
import { hashOfFile } from '$lib/import/file-hash';
import type { Source } from '$lib/import/source';
import { translate } from '$lib/messages';
import type { NotebookDocument } from '$lib/notebook/document';
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
		const opened = await Promise.all(given.map(openFile));
		for (const file of opened) files.set(file.hash, file);
		sources.push({
			...source,
			files: opened.map(({ path = '', blob, hash }) => ({
				name: basename(path),
				size: blob.size,
				hash
			}))
		});
	}
	return { document: { ...document, sources }, files };
}

async function openFile(path: string): Promise<DataFile> {
	try {
		const blob = await openAsBlob(path);
		return { path, blob, hash: await hashOfFile(new AbortController().signal, blob) };
	} catch (cause) {
		const message = cause instanceof Error ? cause.message : String(cause);
		throw new UsageError(t('cli.no-file', { path, message }), { cause });
	}
}
