import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SOURCES } from '$lib/journey/analysis';
import { buildOrder, cellOf, GraphError, requirements, scopeOf } from './graph';
import { toyAnalyses } from './toy-analyses';
import { toyCell, toyDocument, toySource } from './toy-documents';

const analysisOf = toyAnalyses();
const document = toyDocument({
	cells: [
		toyCell('paths', 'paths', { of: 'people' }),
		toyCell('people', 'people'),
		toyCell('more', 'paths', { of: 'people' }),
		toyCell('all', 'join', { parts: ['paths', 'more', 'paths'] }),
		toyCell('note', 'note'),
		toyCell('orphan', 'paths', { of: 'gone' }),
		toyCell('child', 'paths', { of: 'orphan' }),
		toyCell('future', 'crystal-ball'),
		toyCell('asks', 'paths', { of: 'future' })
	]
});
const orderOf = (id: string) => buildOrder(document, id, analysisOf).map((cell) => cell.id);
const needs = (id: string) => requirements(document, cellOf(document, id)!, analysisOf);
const fault = (run: () => unknown) => {
	try {
		run();
	} catch (error) {
		if (error instanceof GraphError) return [error.code, ...error.cells];
	}
	return undefined;
};

describe('requirements', () => {
	test('are what the spec names, each once, in its order', () => {
		expect(needs('people')).toEqual([SOURCES]);
		expect(needs('all')).toEqual(['paths', 'more']);
		expect(needs('note')).toEqual([]);
	});

	test('name the cell and what it misses', () => {
		expect(fault(() => needs('orphan'))).toEqual(['missing', 'orphan', 'gone']);
		expect(fault(() => needs('future'))).toEqual(['unknown-kind', 'future']);
	});
});

describe('names', () => {
	const named = toyDocument({
		sources: [toySource('web')],
		cells: [
			toyCell('people', 'people'),
			{ ...toyCell('twin', 'people'), name: 'web' },
			toyCell('reader', 'reader', { from: ['web', 'people', 'nobody'] }),
			toyCell('paths', 'paths', { of: 'people' })
		]
	});
	const relationsOf = (id: string) =>
		scopeOf(named, cellOf(named, id)!, analysisOf).relations.map(({ name, node }) => [name, node]);

	test('of sources come first, then those of other cells, and a cell never sees its own', () => {
		const [web, people, twin] = [
			['web', SOURCES],
			['people', 'people'],
			['web', 'twin']
		];
		expect(relationsOf('reader')).toEqual([web, people, twin]);
		expect(relationsOf('people')).toEqual([web, twin]);
	});

	test('are requirements like any other: of equal names, the first is meant', () => {
		const reader = cellOf(named, 'reader')!;
		expect(requirements(named, reader, analysisOf)).toEqual([SOURCES, 'people']);
	});
});

describe('the order in which cells are built', () => {
	test('puts what is needed first, wherever it stands in the notebook', () => {
		expect(orderOf('paths')).toEqual(['people', 'paths']);
		expect(orderOf('all')).toEqual(['people', 'paths', 'more', 'all']);
	});

	test('is the cell alone where it needs nothing but sources', () => {
		expect(orderOf('people')).toEqual(['people']);
		expect(orderOf('note')).toEqual(['note']);
	});

	test('fails where something below is missing or unknown', () => {
		expect(fault(() => orderOf('nobody'))).toEqual(['missing', 'nobody']);
		expect(fault(() => orderOf('child'))).toEqual(['missing', 'orphan', 'gone']);
		expect(fault(() => orderOf('asks'))).toEqual(['unknown-kind', 'future']);
	});

	test('names the cells of a cycle in order, and only those', () => {
		const circle = toyDocument({
			cells: [
				toyCell('start', 'paths', { of: 'x' }),
				toyCell('x', 'paths', { of: 'y' }),
				toyCell('y', 'paths', { of: 'z' }),
				toyCell('z', 'paths', { of: 'x' }),
				toyCell('self', 'paths', { of: 'self' })
			]
		});
		const order = (id: string) => () => buildOrder(circle, id, analysisOf);
		expect(fault(order('start'))).toEqual(['cycle', 'x', 'y', 'z', 'x']);
		expect(fault(order('self'))).toEqual(['cycle', 'self', 'self']);
	});

	test('in any notebook without cycles, everything needed comes before, once', () => {
		// Cell i may name only cells before it, so there is no cycle.
		const links = fc.array(fc.array(fc.nat(100), { maxLength: 4 }), {
			minLength: 1,
			maxLength: 12
		});
		fc.assert(
			fc.property(links, (lists) => {
				const cells = lists.map((list, index) => {
					const parts = index === 0 ? [] : list.map((number) => `cell-${number % index}`);
					return toyCell(`cell-${index}`, 'join', { parts });
				});
				const made = toyDocument({ cells: cells.toReversed() });
				const order = buildOrder(made, `cell-${cells.length - 1}`, analysisOf);
				expect(new Set(order).size).toBe(order.length);
				expect(order.at(-1)?.id).toBe(`cell-${cells.length - 1}`);
				for (const [place, cell] of order.entries()) {
					const before = order.slice(0, place).map((other) => other.id);
					for (const node of requirements(made, cell, analysisOf)) expect(before).toContain(node);
				}
			})
		);
	});
});
