import { describe, expect, test } from 'vitest';
import { SOURCES } from '$lib/journey/analysis';
import type { NotebookDocument } from './document';
import { apply, type Operation } from './operations';
import { loadKey, resultKeys, sourcesKey } from './result-key';
import { toyAnalyses } from './toy-analyses';
import { toyCell, toyDocument, toySource } from './toy-documents';

const analysisOf = toyAnalyses();
const document = toyDocument({
	sources: [toySource('web'), toySource('calls')],
	cells: [
		toyCell('people', 'people'),
		toyCell('paths', 'paths', { of: 'people' }),
		toyCell('note', 'note', { text: 'hello' })
	]
});

const keysOf = (made: NotebookDocument, id: string, analyses = analysisOf) =>
	Object.fromEntries(resultKeys(made, id, analyses));
/** Which nodes get another key by an edit. */
function changedBy(operation: Operation): string[] {
	const after = apply(document, operation);
	const all = (made: NotebookDocument) => ({ ...keysOf(made, 'paths'), ...keysOf(made, 'note') });
	const [old, now] = [all(document), all(after)];
	return Object.keys(old).filter((node) => old[node] !== now[node]);
}
const web = (parts: Parameters<typeof toySource>[1]) => ({
	op: 'change-source' as const,
	source: toySource('web', parts)
});

test('has a key for the cell and for everything under it', () => {
	expect(Object.keys(keysOf(document, 'paths'))).toEqual([SOURCES, 'people', 'paths']);
	expect(keysOf(document, 'paths')[SOURCES]).toBe(sourcesKey(document));
	expect(keysOf(document, 'paths')['paths']).toMatch(/^[0-9a-f]{32}$/);
});

describe('stays the same', () => {
	test.each<Operation>([
		{ op: 'rename', title: 'Another title' },
		{ op: 'rename-cell', id: 'paths', name: 'Another name' },
		{ op: 'move-cell', id: 'paths', index: 0 },
		{ op: 'add-cell', cell: toyCell('new', 'note') },
		{ op: 'settings', settings: { weekStart: 'sunday' } },
		// What the spec leaves out is the default, written or not.
		{ op: 'change-cell', id: 'paths', spec: { depth: 6, of: 'people' } },
		{ op: 'change-cell', id: 'people', spec: { limit: 10 } },
		web({ files: [{ name: 'moved/renamed.csv', size: 3, hash: 'hash-of-web' }] })
	])('through $op', (operation) => {
		expect(changedBy(operation)).toEqual([]);
	});

	test('in every cell with the same content', () => {
		const twin = apply(document, {
			op: 'add-cell',
			cell: toyCell('twin', 'paths', { of: 'people' })
		});
		expect(keysOf(twin, 'twin')['twin']).toBe(keysOf(document, 'paths')['paths']);
	});

	test('after undo: the old document has the old keys', () => {
		const there = apply(document, { op: 'change-cell', id: 'people', spec: { limit: 5 } });
		const back = apply(there, { op: 'change-cell', id: 'people', spec: {} });
		expect(keysOf(back, 'paths')).toEqual(keysOf(document, 'paths'));
	});
});

describe('changes', () => {
	test('with its spec, and so do those that depend on it', () => {
		const people = { op: 'change-cell', id: 'people', spec: { limit: 5 } } as const;
		expect(changedBy(people)).toEqual(['people', 'paths']);
		const paths = { op: 'change-cell', id: 'paths', spec: { of: 'people', depth: 7 } } as const;
		expect(changedBy(paths)).toEqual(['paths']);
		expect(changedBy({ op: 'change-cell', id: 'note', spec: {} })).toEqual(['note']);
	});

	test('with the settings that its kind uses', () => {
		const zone = { op: 'settings', settings: { timeZone: 'Europe/Rome' } } as const;
		expect(changedBy(zone)).toEqual(['people', 'paths']);
	});

	test.each([
		['another content', web({ files: [{ name: 'web.csv', size: 3, hash: 'other' }] })],
		['another name of the source', web({ name: 'Website' })],
		['a fixed channel', web({ channel: 'web' })],
		['a fixed touchpoint', web({ touchpoint: 'visit' })],
		['a source less', { op: 'remove-source', id: 'calls' }],
		['a source more', { op: 'add-source', source: toySource('shop') }]
	] satisfies [string, Operation][])('with the sources: %s', (_, operation) => {
		expect(changedBy(operation)).toEqual([SOURCES, 'people', 'paths']);
	});

	test('with the order of the sources, which decides between equal times', () => {
		const turned = { ...document, sources: document.sources.toReversed() };
		expect(sourcesKey(turned)).not.toBe(sourcesKey(document));
	});

	test('with what a name means, though the spec is the same', () => {
		const reader = toyCell('reader', 'reader', { from: ['A'] });
		const people = [toyCell('x', 'people', { limit: 1 }), toyCell('y', 'people', { limit: 2 })];
		const keyWhere = (names: string[]) => {
			const cells = people.map((cell, index) => ({ ...cell, name: names[index]! }));
			return keysOf({ ...document, cells: [...cells, reader] }, 'reader')['reader'];
		};
		expect(keyWhere(['A', 'B'])).not.toBe(keyWhere(['B', 'A']));
		expect(keyWhere(['A', 'B'])).toBe(keyWhere(['A', 'C']));
	});

	test('with the version of its analysis', () => {
		const newer = keysOf(document, 'paths', toyAnalyses({ people: 2 }));
		const old = keysOf(document, 'paths');
		expect(newer[SOURCES]).toBe(old[SOURCES]);
		expect(newer['people']).not.toBe(old['people']);
		expect(newer['paths']).not.toBe(old['paths']);
	});
});

describe('the key of a loaded table', () => {
	const source = toySource('web');
	const [mail, time] = source.columns;
	const key = loadKey(source);

	test('does not care for names, roles, fixed values, or headings', () => {
		const columns = [
			{ ...mail!, heading: 'Mail address', role: { role: 'attribute' as const } },
			time!
		];
		const other = toySource('other', { columns, channel: 'web', files: source.files });
		expect(loadKey(other)).toBe(key);
	});

	test('changes with content, dialect, types, names of columns, and columns left out', () => {
		const others = [
			toySource('web', { files: [] }),
			toySource('web', { read: { format: 'parquet' } }),
			toySource('web', { columns: [mail!, { ...time!, type: { type: 'text' } }] }),
			toySource('web', { columns: [{ ...mail!, name: 'e_mail' }, time!] }),
			toySource('web', { columns: [{ ...mail!, role: { role: 'ignore' } }, time!] }),
			toySource('web', { columns: [time!, mail!] })
		];
		const keys = others.map(loadKey);
		expect(new Set([key, ...keys]).size).toBe(others.length + 1);
	});
});
