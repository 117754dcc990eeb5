import * as v from 'valibot';
import { SOURCES } from '$lib/journey/analysis';
import { SpecError } from '$lib/journey/spec-error';
import { documentSchema, DOCUMENT_FORMAT, DOCUMENT_VERSION } from './document';
import type { Cell, NotebookDocument } from './document';
import { DocumentError } from './document-error';
import type { AnalysisOf } from './graph';
import { keepReferences, refers, resolvedCell } from './inputs';
import { plain, type Json, type JsonObject } from './plain';

/** Bytes of a notebook file. */
export const MOST_TEXT = 16 * 1024 * 1024;
const MOST_CELLS = 1000;
const MOST_SOURCES = 100;
/** Of one source. */
const MOST_COLUMNS = 5000;

const specSchema = v.record(v.string(), v.unknown());

/** A document made of fresh, complete, valid objects from whatever was given. Throws `DocumentError`. */
export function parseDocument(value: unknown, analysisOf: AnalysisOf): NotebookDocument {
	const json = plain(value);
	refuseOthers(json);
	refuseMany(json['cells'], MOST_CELLS, 'cells', 'cells');
	refuseMany(json['sources'], MOST_SOURCES, 'sources', 'sources');
	for (const [index, source] of listOf(json['sources']).entries()) {
		const columns = isObject(source) ? source['columns'] : undefined;
		refuseMany(columns, MOST_COLUMNS, 'columns', `sources.${index}.columns`);
	}
	const parsed = v.safeParse(documentSchema, json);
	if (!parsed.success) throw badValue(parsed.issues[0]);
	const document = parsed.output;
	refuseTwice(document.sources, 'sources', 'source', (source) => source.id);
	for (const [index, source] of document.sources.entries()) {
		// SQL does not tell `Name` from `name`.
		const nameOf = (column: { name: string }) => column.name.toLowerCase();
		refuseTwice(source.columns, `sources.${index}.columns`, 'column', nameOf);
	}
	refuseTwice(document.cells, 'cells', 'cell', (cell) => cell.id);
	const cells = document.cells.map((cell, index) => parseCell(document, cell, index, analysisOf));
	return { ...document, cells };
}

function parseCell(
	document: NotebookDocument,
	cell: Cell,
	index: number,
	analysisOf: AnalysisOf
): Cell {
	const path = `cells.${index}`;
	if (cell.id === SOURCES) {
		const place = `${path}.id`;
		throw new DocumentError('bad-value', place, { problem: 'value', path: place, found: cell.id });
	}
	const named = { cell: cell.name === '' ? cell.id : cell.name, kind: cell.kind };
	const analysis = analysisOf(cell.kind);
	if (analysis === undefined) throw new DocumentError('unknown-kind', `${path}.kind`, named);
	try {
		const spec = v.parse(specSchema, analysis.parse(resolvedCell(document, cell).spec));
		return { ...cell, spec: keepReferences(document, cell, spec) };
	} catch (cause) {
		if (!(cause instanceof SpecError)) throw cause;
		// What an input says may change any time, and it may be gone: that is for the cell to tell.
		if (refers(cell.spec)) return cell;
		const place = `${path}.spec${cause.path === '' ? '' : `.${cause.path}`}`;
		const setting = cause.path === '' ? 'root' : cause.path;
		throw new DocumentError('bad-spec', place, { ...named, setting }, { cause });
	}
}

function refuseOthers(json: Json): asserts json is JsonObject {
	if (!isObject(json) || json['format'] !== DOCUMENT_FORMAT) {
		throw new DocumentError('not-a-notebook', '', {});
	}
	const version = json['version'];
	if (typeof version === 'number' && version > DOCUMENT_VERSION) {
		throw new DocumentError('newer-version', 'version', { version, known: DOCUMENT_VERSION });
	}
}

function isObject(value: Json | undefined): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: Json | undefined): readonly Json[] {
	return Array.isArray(value) ? value : [];
}

function refuseMany(value: Json | undefined, limit: number, what: string, path: string): void {
	if (listOf(value).length > limit) throw new DocumentError('too-large', path, { what, limit });
}

function refuseTwice<T>(
	items: readonly T[],
	path: string,
	what: 'source' | 'column' | 'cell',
	nameOf: (item: T) => string
): void {
	const seen = new Set<string>();
	for (const [index, item] of items.entries()) {
		const id = nameOf(item);
		if (seen.has(id)) throw new DocumentError('duplicate-id', `${path}.${index}`, { what, id });
		seen.add(id);
	}
}

function badValue(issue: v.BaseIssue<unknown>): DocumentError {
	const path = v.getDotPath(issue) ?? '';
	const missing = issue.input === undefined;
	const problem = issue.expected === 'never' ? 'unknown' : missing ? 'missing' : 'value';
	const found = issue.received.length > 80 ? `${issue.received.slice(0, 79)}…` : issue.received;
	return new DocumentError('bad-value', path, { problem, path, found });
}
