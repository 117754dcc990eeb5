import { readFile, writeFile } from 'node:fs/promises';
import { runCell, type CellResult } from '$lib/engine/run';
import type { Progress } from '$lib/engine/protocol';
import { analysisOf } from '$lib/journey/registry';
import { translate } from '$lib/messages';
import type { Cell, NotebookDocument } from '$lib/notebook/document';
import { readDocument } from '$lib/notebook/file';
import { sentenceOf } from '$lib/state/error-sentence';
import { openDatabase } from '$workers/duckdb-node';
import { LocalEngine } from '$workers/engine';
import { readArguments, UsageError } from './arguments';
import { giveData, type Given } from './data';
import { jsonOf } from './json';

const t = translate('en');

/** `npm run notebook`: runs a notebook's document on files, without a browser. Gives the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
	try {
		const { words, options } = readArguments(argv, ['data', 'json']);
		const [command, path] = words;
		if (command !== 'run' || path === undefined || words.length > 2) {
			throw new UsageError(t('cli.usage-notebook'));
		}
		return await run(path, options.get('data') ?? [], options.get('json')?.at(-1));
	} catch (error) {
		process.stderr.write(`${error instanceof UsageError ? error.message : sentenceOf(error, t)}\n`);
		return error instanceof UsageError ? 2 : 1;
	}
}

interface Failure {
	readonly error: string;
}

async function run(path: string, data: readonly string[], out: string | undefined) {
	const text = await readFile(path, 'utf8').catch((cause: Error) => {
		throw new UsageError(t('cli.no-file', { path, message: cause.message }));
	});
	const { document, files } = await giveData(readDocument(text, analysisOf), data);
	const engine = new LocalEngine(await openDatabase());
	const cells: unknown[] = [];
	let failed = false;
	for (const cell of document.cells) {
		const outcome = await runOne(document, cell, engine, files);
		failed ||= 'error' in outcome;
		const line = { id: cell.id, kind: cell.kind, name: cell.name, ...outcome };
		cells.push(line);
		process.stdout.write(`${jsonOf(line)}\n`);
	}
	if (out !== undefined) {
		await writeFile(out, `${jsonOf({ title: document.title, cells }, '\t')}\n`);
	}
	return failed ? 1 : 0;
}

async function runOne(
	document: NotebookDocument,
	cell: Cell,
	engine: LocalEngine,
	files: Given['files']
): Promise<Omit<CellResult, 'kind'> | Failure> {
	const say = (words: string) => process.stderr.write(`${cell.name || cell.id}: ${words}\n`);
	try {
		const { key, seconds, result } = await runCell(
			new AbortController().signal,
			document,
			cell.id,
			{
				engine,
				analysisOf,
				onProgress: (progress) => say(progressWords(progress)),
				fileOf: async (hash, name) => {
					const file = files.get(hash);
					if (file === undefined) throw new UsageError(t('cli.no-data', { name }));
					return file;
				}
			}
		);
		return { key, seconds, result };
	} catch (error) {
		const nameOf = (id: string) => document.cells.find((other) => other.id === id)?.name || id;
		const reason = error instanceof UsageError ? error.message : sentenceOf(error, t, nameOf);
		say(t('cli.cell-failed', { name: cell.name || cell.id, reason }));
		return { error: reason };
	}
}

function progressWords({ name, unit, done, total }: Progress): string {
	if (unit === 'steps') return name;
	return `${name} ${total === 0 ? 100 : Math.floor((100 * done) / total)} %`;
}
