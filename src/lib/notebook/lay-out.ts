import * as v from 'valibot';
import { documentSchema, type NotebookDocument } from './document';
import { plain, type Json } from './plain';

/** The longest line that a small object or list may share. */
const LINE = 100;

/**
 * JSON for people: tabs, known fields in the order of the format, settings of cells in alphabetical
 * order, what is small on one line, and every column of a source on one line.
 */
export function layOut(document: NotebookDocument): string {
	const ordered = v.parse(documentSchema, plain(document));
	return `${lay(plain(ordered), [])}\n`;
}

function lay(value: Json, path: readonly string[]): string {
	if (value === null || typeof value !== 'object') return scalar(value);
	if (isColumn(path) || isEmpty(value)) return onOneLine(value, path);
	const indent = '\t'.repeat(path.length);
	if (path.length > 2 && isFlat(value, 2)) {
		const line = onOneLine(value, path);
		if (indent.length * 2 + line.length <= LINE) return line;
	}
	const members = Array.isArray(value)
		? value.map((item: Json, index) => lay(item, [...path, `${index}`]))
		: membersOf(value, path).map(([key, item]) => `${scalar(key)}: ${lay(item, [...path, key])}`);
	const [open, close] = Array.isArray(value) ? '[]' : '{}';
	return `${open}\n${members.map((member) => `${indent}\t${member}`).join(',\n')}\n${indent}${close}`;
}

function onOneLine(value: Json, path: readonly string[]): string {
	if (value === null || typeof value !== 'object') return scalar(value);
	if (isEmpty(value)) return Array.isArray(value) ? '[]' : '{}';
	if (Array.isArray(value)) {
		return `[${value.map((item: Json, index) => onOneLine(item, [...path, `${index}`])).join(', ')}]`;
	}
	const members = membersOf(value, path).map(
		([key, item]) => `${scalar(key)}: ${onOneLine(item, [...path, key])}`
	);
	return `{ ${members.join(', ')} }`;
}

/** Members in order: as the schema gave them, or sorted where a cell's kind decides what there is. */
function membersOf(value: object, path: readonly string[]): [string, Json][] {
	const members: [string, Json][] = Object.entries(value);
	if (path[0] !== 'cells' || path[2] !== 'spec') return members;
	return members.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function isColumn(path: readonly string[]): boolean {
	return path.length === 4 && path[0] === 'sources' && path[2] === 'columns';
}

function isEmpty(value: object): boolean {
	return Object.keys(value).length === 0;
}

/** Whether objects lie at most so many deep in each other, with no list of anything but scalars. */
function isFlat(value: Json, levels: number): boolean {
	if (value === null || typeof value !== 'object') return true;
	const below = Array.isArray(value) ? 0 : levels - 1;
	return levels > 0 && Object.values(value).every((item: Json) => isFlat(item, below));
}

function scalar(value: null | boolean | number | string): string {
	return Object.is(value, -0) ? '-0' : JSON.stringify(value);
}
