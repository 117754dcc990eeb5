import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply, OperationError, type Operation } from './operations';
import { toyCell, toyDocument, toySource } from './toy-documents';

const document = toyDocument({
	sources: [toySource('web'), toySource('calls')],
	cells: [toyCell('a', 'note'), toyCell('b', 'note'), toyCell('c', 'note')]
});
const ids = (items: readonly { id: string }[]) => items.map((item) => item.id);
const cellsAfter = (operation: Operation) => ids(apply(document, operation).cells);

describe('the notebook', () => {
	test('gets a title', () => {
		expect(apply(document, { op: 'rename', title: 'Rome' }).title).toBe('Rome');
	});

	test('gets some settings and keeps the others', () => {
		const after = apply(document, { op: 'settings', settings: { timeZone: 'Europe/Rome' } });
		expect(after.settings).toEqual({
			timeZone: 'Europe/Rome',
			weekStart: 'monday',
			smallGroup: 10
		});
	});
});

describe('sources', () => {
	test('a new one comes last', () => {
		const after = apply(document, { op: 'add-source', source: toySource('shop') });
		expect(ids(after.sources)).toEqual(['web', 'calls', 'shop']);
	});

	test('a changed one keeps its place', () => {
		const source = toySource('web', { name: 'Website' });
		const after = apply(document, { op: 'change-source', source });
		expect(after.sources).toEqual([source, document.sources[1]]);
	});

	test('one is removed', () => {
		expect(ids(apply(document, { op: 'remove-source', id: 'web' }).sources)).toEqual(['calls']);
	});
});

describe('cells', () => {
	const cell = toyCell('new', 'note');

	test('a new one comes last, or before the one at an index', () => {
		expect(cellsAfter({ op: 'add-cell', cell })).toEqual(['a', 'b', 'c', 'new']);
		expect(cellsAfter({ op: 'add-cell', cell, index: 0 })).toEqual(['new', 'a', 'b', 'c']);
		expect(cellsAfter({ op: 'add-cell', cell, index: 2 })).toEqual(['a', 'b', 'new', 'c']);
	});

	test('a moved one stands at the index afterwards', () => {
		expect(cellsAfter({ op: 'move-cell', id: 'a', index: 2 })).toEqual(['b', 'c', 'a']);
		expect(cellsAfter({ op: 'move-cell', id: 'c', index: 0 })).toEqual(['c', 'a', 'b']);
		expect(cellsAfter({ op: 'move-cell', id: 'b', index: 1 })).toEqual(['a', 'b', 'c']);
	});

	test('one gets another spec or another name, and nothing else changes', () => {
		const spec = { text: 'hello' };
		const changed = apply(document, { op: 'change-cell', id: 'b', spec });
		expect(changed.cells[1]).toEqual({ id: 'b', kind: 'note', name: 'b', spec });
		const renamed = apply(document, { op: 'rename-cell', id: 'b', name: 'Bee' });
		expect(renamed.cells[1]).toEqual({ id: 'b', kind: 'note', name: 'Bee', spec: {} });
		for (const after of [changed, renamed]) {
			expect(after.cells[0]).toBe(document.cells[0]);
			expect(after.sources).toBe(document.sources);
		}
	});

	test('one is removed', () => {
		expect(cellsAfter({ op: 'remove-cell', id: 'b' })).toEqual(['a', 'c']);
	});
});

test.each<Operation>([
	{ op: 'add-source', source: toySource('web') },
	{ op: 'add-cell', cell: toyCell('a', 'note') },
	{ op: 'add-cell', cell: toyCell('sources', 'note') },
	{ op: 'change-source', source: toySource('nobody') },
	{ op: 'remove-source', id: 'nobody' },
	{ op: 'change-cell', id: 'nobody', spec: {} },
	{ op: 'rename-cell', id: 'nobody', name: '' },
	{ op: 'move-cell', id: 'nobody', index: 0 },
	{ op: 'remove-cell', id: 'nobody' }
])('$op on an id that does not fit is refused', (operation) => {
	expect(() => apply(document, operation)).toThrow(OperationError);
});

test('never changes the document it was given, and moving loses no cell', () => {
	const before = JSON.stringify(document);
	const move = fc.record({
		op: fc.constant('move-cell' as const),
		id: fc.constantFrom('a', 'b', 'c'),
		index: fc.nat(2)
	});
	fc.assert(
		fc.property(fc.array(move), (moves) => {
			const after = moves.reduce(apply, document);
			expect(ids(after.cells).toSorted()).toEqual(['a', 'b', 'c']);
			const last = moves.at(-1);
			if (last !== undefined) expect(after.cells[last.index]?.id).toBe(last.id);
			expect(JSON.stringify(document)).toBe(before);
		})
	);
});
