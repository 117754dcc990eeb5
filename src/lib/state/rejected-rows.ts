import { rowsFromArrow } from '$lib/engine/rows';
import { makeBuilds } from '$lib/engine/run';
import type { Source } from '$lib/import/source';
import { rejectedStatements } from '$lib/journey/lists/rejected';
import { objects } from '$lib/journey/rows';
import type { Rows } from '$lib/journey/analysis';
import { loadBuild } from '$lib/journey/tables';
import type { App } from './app.svelte';

export interface RejectedRow {
	readonly file: string;
	/** Physical line at which the record begins, from 1. */
	readonly line: number;
	readonly reason: string;
	readonly text: string;
}

/** Most records of each kind that are looked up. */
const MOST = 500;

/** The first records of a source that could not be used, with their lines, in file order. */
export async function rejectedRows(
	signal: AbortSignal,
	app: Pick<App, 'engine' | 'fileOf' | 'tables'>,
	source: Source
): Promise<readonly RejectedRow[]> {
	const engine = app.engine.client;
	const { fileOf, tables: prepared } = app;
	const onProgress = () => undefined;
	await makeBuilds(signal, [loadBuild(source)], { engine, fileOf, prepared, onProgress });
	const files = await Promise.all(source.files.map((file) => fileOf(file.hash, file.name)));
	const rows = new Map<string, Rows>();
	for (const statement of rejectedStatements(source, MOST)) {
		rows.set(statement.name, rowsFromArrow(await engine.read(signal, statement)));
	}
	const lacking = objects(rows, 'lacking');
	const places = await engine.locate(
		signal,
		source,
		files,
		lacking.map((row) => Number(row['row']))
	);
	const fileName = (index: unknown) => source.files[Number(index)]?.name ?? '';
	const found = [
		...objects(rows, 'unread').map((row) => ({ ...row, file: Number(row['file']) })),
		...lacking.map((row, index) => ({ ...row, ...places[index], file: places[index]?.file ?? 0 }))
	];
	return found
		.map((row: Readonly<Record<string, unknown>>) => ({
			file: fileName(row['file']),
			at: Number(row['file']),
			line: Number(row['line']),
			reason: String(row['reason']),
			text: String(row['text'] ?? '')
		}))
		.sort((a, b) => a.at - b.at || a.line - b.line)
		.map(({ at: _, ...row }) => row);
}
