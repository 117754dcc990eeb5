import { SOURCES } from '$lib/journey/analysis';
import type { InputValue } from '$lib/journey/input/spec';
import { inputsOf } from '$lib/journey/input/values';
import type { Source } from '$lib/import/source';
import type { NotebookDocument } from './document';
import { buildOrder, requirements, type AnalysisOf } from './graph';
import { keyOfValue } from './hash';
import { resolvedCell } from './inputs';

/** Raised when reading the same files in the same way gives other tables. */
const LOAD_VERSION = 2;

/** The key of a source's table: its files' contents and how they are read; not its names or roles. */
export function loadKey(source: Source): string {
	return keyOfValue({
		load: LOAD_VERSION,
		files: source.files.map(({ hash, read, headings }) =>
			read === undefined && headings === undefined ? hash : { hash, read, headings }
		),
		read: source.read,
		...(source.sample === undefined ? {} : { sample: source.sample }),
		columns: source.columns.map(({ name, type, role }) => ({
			name,
			type,
			left: role.role === 'ignore'
		}))
	});
}

/** The key of all sources together, in order: what every analysis rests on. */
export function sourcesKey(document: NotebookDocument): string {
	return keyOfValue(
		document.sources.map((source) => ({
			load: loadKey(source),
			id: source.id,
			name: source.name,
			roles: source.columns.map((column) => column.role),
			touchpoint: source.touchpoint,
			channel: source.channel
		}))
	);
}

/** Result keys of a cell and of all that it depends on, by node. Throws `GraphError`. */
export function resultKeys(
	document: NotebookDocument,
	id: string,
	analysisOf: AnalysisOf
): ReadonlyMap<string, string> {
	const keys = new Map([[SOURCES, sourcesKey(document)]]);
	for (const cell of buildOrder(document, id, analysisOf)) {
		const analysis = analysisOf(cell.kind);
		const needed = requirements(document, cell, analysisOf);
		const inputs = [...inputsOf(document).values()].filter((input) => needed.includes(input.cell));
		keys.set(
			cell.id,
			keyOfValue({
				kind: cell.kind,
				version: analysis?.version,
				spec: analysis?.parse(resolvedCell(document, cell).spec),
				settings: analysis?.uses.map((setting) => document.settings[setting]),
				needs: needed
					.filter((node) => !inputs.some((input) => input.cell === node))
					.map((node) => keys.get(node)),
				// Their values alone: what else is said of an input changes no result.
				inputs:
					inputs.length === 0 ? undefined : inputs.map(({ name, value }) => valueOf(name, value))
			})
		);
	}
	return keys;
}

function valueOf(name: string, value: InputValue) {
	const { type } = value;
	return type === 'range' ? { name, from: value.from, to: value.to } : { name, value: value.value };
}
