import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { translate } from '$lib/messages';
import { DocumentError, fileNameOf, parseDocument, readDocument, writeDocument } from './file';
import { toyAnalyses } from './toy-analyses';
import { toyCell, toyDocument, toySource } from './toy-documents';

const analysisOf = toyAnalyses();
const fault = (run: () => unknown): DocumentError => {
	try {
		run();
	} catch (error) {
		if (error instanceof DocumentError) return error;
		throw error;
	}
	throw new Error('nothing was refused');
};
const refusal = (value: unknown) => {
	const { code, path } = fault(() => parseDocument(value, analysisOf));
	return `${code} ${path}`.trim();
};
const small = {
	format: 'sentiero-notebook',
	version: 1,
	title: 'By hand',
	cells: [{ id: 'a', kind: 'people', name: 'People' }]
};

describe('reading', () => {
	test('fills in what a hand left out', () => {
		expect(readDocument(JSON.stringify(small), analysisOf)).toEqual({
			...small,
			settings: { timeZone: 'UTC', weekStart: 'monday', smallGroup: 10 },
			sources: [],
			cells: [{ id: 'a', kind: 'people', name: 'People', spec: { limit: 10 } }]
		});
	});

	test('passes over a byte-order mark', () => {
		expect(readDocument(`\ufeff${JSON.stringify(small)}`, analysisOf).title).toBe('By hand');
	});

	test('shares nothing with what it was given', () => {
		const data = { list: [1, { deep: true }] };
		const given = toyDocument({ cells: [toyCell('n', 'note', { data })] });
		const document = parseDocument(given, analysisOf);
		data.list.push(2);
		expect(document.cells[0]?.spec).toEqual({ text: '', data: { list: [1, { deep: true }] } });
	});

	test('takes the plain value of a proxy', () => {
		const proxied = new Proxy(small, {});
		expect(structuredClone(parseDocument(proxied, analysisOf)).title).toBe('By hand');
	});
});

describe('refuses', () => {
	const withCell = (cell: object) => ({ ...small, cells: [{ ...small.cells[0], ...cell }] });
	const withSource = (source: object) => ({
		...small,
		sources: [{ ...toySource('s'), ...source }]
	});
	const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
	const [column] = toySource('s').columns;

	test('what is not JSON', () => {
		const error = fault(() => readDocument('{"format": ', analysisOf));
		expect(error.code).toBe('not-json');
		expect(error.cause).toBeInstanceOf(SyntaxError);
	});

	test.each([
		['another kind of JSON', { hello: 1 }, 'not-a-notebook'],
		['a list', [], 'not-a-notebook'],
		['null', null, 'not-a-notebook'],
		['a later format', { ...small, version: 2, news: true }, 'newer-version version'],
		['a strange version', { ...small, version: '1' }, 'bad-value version'],
		['no title', { ...small, title: undefined }, 'bad-value title'],
		['an unknown field', { ...small, colour: 'red' }, 'bad-value colour'],
		[
			'an unknown zone',
			{ ...small, settings: { timeZone: 'Rome' } },
			'bad-value settings.timeZone'
		],
		['a bad id', withCell({ id: 'A b' }), 'bad-value cells.0.id'],
		['the id of the sources', withCell({ id: 'sources' }), 'bad-value cells.0.id'],
		['a kind it does not know', withCell({ kind: 'oracle' }), 'unknown-kind cells.0.kind'],
		['a bad setting', withCell({ spec: { limit: 'x' } }), 'bad-spec cells.0.spec.limit'],
		['a missing setting', withCell({ kind: 'paths' }), 'bad-spec cells.0.spec.of'],
		[
			'two cells of one id',
			{ ...small, cells: [small.cells[0], small.cells[0]] },
			'duplicate-id cells.1'
		],
		[
			'two sources of one id',
			{ ...small, sources: [toySource('s'), toySource('s')] },
			'duplicate-id sources.1'
		],
		[
			'two columns that SQL cannot tell apart',
			withSource({ columns: [column, { ...column, name: 'MAIL' }] }),
			'duplicate-id sources.0.columns.1'
		],
		['too many cells', { ...small, cells: Array(1001).fill(0) }, 'too-large cells'],
		['too many sources', { ...small, sources: Array(101).fill(0) }, 'too-large sources'],
		[
			'too many columns',
			withSource({ columns: Array(5001).fill(0) }),
			'too-large sources.0.columns'
		],
		['a number that is none', { ...small, version: NaN }, 'bad-value version'],
		['a date', { ...small, title: new Date() }, 'bad-value title'],
		['a function', withCell({ spec: { limit: () => 1 } }), 'bad-value cells.0.spec.limit'],
		['a hole in a list', withCell({ spec: { limit: Array(1) } }), 'bad-value cells.0.spec.limit.0']
	])('%s', (_, value, expected) => {
		expect(refusal(value)).toBe(expected);
	});

	test('what is nested too deeply, without running out of stack', () => {
		expect(refusal(withCell({ spec: { deep: nested(5000) } }))).toMatch(
			/^too-large cells\.0\.spec/
		);
		const text = `{"format":"sentiero-notebook","version":1,"title":${'['.repeat(1e5)}${']'.repeat(1e5)}}`;
		expect(fault(() => readDocument(text, analysisOf)).code).toBe('too-large');
	});

	test.each(['__proto__', 'constructor', 'prototype'])('the key %s, wherever it stands', (key) => {
		const text = (spec: string) =>
			`{"format":"sentiero-notebook","version":1,"title":"","cells":[{"id":"a","kind":"note","name":"","spec":${spec}}]}`;
		const read = (spec: string) => fault(() => readDocument(text(spec), analysisOf)).path;
		expect(read(`{"${key}":{"x":1}}`)).toBe(`cells.0.spec.${key}`);
		expect(read(`{"data":{"a":[{"${key}":1}]}}`)).toBe(`cells.0.spec.data.a.0.${key}`);
		expect(({} as Record<string, unknown>)['x']).toBeUndefined();
	});

	test('a text of more than 16 MB, counted in bytes, before reading it', () => {
		const long = 'è'.repeat(8 * 1024 * 1024 + 1);
		expect(fault(() => readDocument(long, analysisOf)).code).toBe('too-large');
		const document = toyDocument({ cells: [toyCell('a', 'note', { text: long })] });
		expect(fault(() => writeDocument(document)).code).toBe('too-large');
	});

	test('nothing that is just within the bounds', () => {
		const cells = Array.from({ length: 1000 }, (_, index) => toyCell(`c${index}`, 'people'));
		const sources = Array.from({ length: 100 }, (_, index) => toySource(`s${index}`));
		const columns = Array.from({ length: 5000 }, (_, index) => ({ ...column, name: `n${index}` }));
		expect(parseDocument({ ...small, cells, sources }, analysisOf).cells).toHaveLength(1000);
		expect(parseDocument(withSource({ columns }), analysisOf).sources[0]?.columns).toHaveLength(
			5000
		);
	});

	test('does not hide a fault of an analysis as one of the file', () => {
		const broken = () => {
			throw new TypeError('a bug');
		};
		const faulty = (kind: string) => {
			const found = analysisOf(kind);
			return found && { ...found, parse: broken };
		};
		expect(() => parseDocument(small, faulty)).toThrow(TypeError);
	});
});

describe('says what is wrong', () => {
	const say = (value: unknown) => {
		const { code, params } = fault(() => parseDocument(value, analysisOf));
		return (['en', 'it'] as const).map((locale) =>
			translate(locale)(`storage.document-${code}`, params)
		);
	};

	test.each([
		[
			{ ...small, cells: [{ ...small.cells[0], kind: 'oracle' }] },
			'The cell “People” is of a kind that this version does not know: “oracle”. Reload the app to update it.',
			'La cella «People» è di un tipo che questa versione non conosce: «oracle». Ricarica l’app per aggiornarla.'
		],
		[
			{ ...small, cells: [{ id: 'a', kind: 'paths', name: '' }] },
			'In the cell “a” (paths), the setting “of” does not fit.',
			'Nella cella «a» (paths) l’impostazione «of» non va bene.'
		],
		[{ ...small, title: undefined }, 'The notebook lacks “title”.', 'Nel notebook manca «title».'],
		[
			{ ...small, settings: { weekStart: 'friday' } },
			'In the notebook, “settings.weekStart” cannot be "friday".',
			'Nel notebook «settings.weekStart» non può essere "friday".'
		],
		[
			{ ...small, colour: 'red' },
			'The notebook has “colour”, which does not belong there.',
			'Nel notebook c’è «colour», che lì non ha posto.'
		],
		[
			{ ...small, cells: Array(2000).fill(0) },
			'This notebook has more than 1,000 cells.',
			'Questo notebook ha più di 1.000 celle.'
		]
	])('%#', (value, english, italian) => {
		expect(say(value)).toEqual([english, italian]);
	});
});

describe('writing', () => {
	const json = fc
		.jsonValue({ maxDepth: 4 })
		.filter((value) => !/"(__proto__|constructor|prototype)"/.test(JSON.stringify(value)));
	const text = fc.string({ unit: 'binary', maxLength: 40 });
	const cell = fc.record({
		kind: fc.constant('note'),
		name: text,
		spec: fc.record({
			text,
			data: fc
				.dictionary(text, json)
				.filter((data) => !/"(__proto__|constructor|prototype)"/.test(JSON.stringify(data)))
		})
	});
	const type = fc.oneof(
		fc.constant({ type: 'text' as const }),
		fc.record({
			type: fc.constant('number' as const),
			decimal: fc.constantFrom('.' as const, ',' as const)
		}),
		fc.record({ type: fc.constant('time' as const), format: text, zone: text })
	);
	const columns = fc.array(
		fc.record({ heading: text, type, role: fc.constant({ role: 'attribute' as const }) }),
		{ maxLength: 4 }
	);
	const documents = fc
		.record({
			title: text,
			cells: fc.array(cell, { maxLength: 4 }),
			sources: fc.array(columns, { maxLength: 3 })
		})
		.map(({ title, cells, sources }) =>
			toyDocument({
				title,
				cells: cells.map((made, index) => ({ id: `c${index}`, ...made })),
				sources: sources.map((list, index) =>
					toySource(`s${index}`, {
						columns: list.map((made, place) => ({ name: `column ${place}`, ...made }))
					})
				)
			})
		);

	test('then reading gives the same document', () => {
		fc.assert(
			fc.property(documents, (document) => {
				expect(readDocument(writeDocument(document), analysisOf)).toEqual(document);
			})
		);
	});

	test('gives the same text however the document came about', () => {
		const turn = (value: object) => Object.fromEntries(Object.entries(value).reverse());
		fc.assert(
			fc.property(documents, (document) => {
				const text = writeDocument(document);
				const cells = document.cells.map((made) => turn({ ...made, spec: turn(made.spec) }));
				const other = { ...turn(document), cells } as unknown as typeof document;
				expect(writeDocument(other)).toBe(text);
				expect(writeDocument(readDocument(text, analysisOf))).toBe(text);
			})
		);
	});

	test('is for people: short things on one line, each column on its own', () => {
		const document = toyDocument({
			title: 'Due «città»',
			sources: [toySource('web')],
			cells: [
				toyCell('people', 'people', { limit: 10 }),
				toyCell('note', 'note', {
					text: 'a\nb',
					data: { z: [1, 2], a: ['x'.repeat(60), 'y'.repeat(60)] }
				}),
				toyCell('empty', 'join')
			]
		});
		expect(writeDocument(document)).toBe(`{
	"format": "sentiero-notebook",
	"version": 1,
	"title": "Due «città»",
	"settings": {
		"timeZone": "UTC",
		"weekStart": "monday",
		"smallGroup": 10
	},
	"sources": [
		{
			"id": "web",
			"name": "web",
			"files": [
				{ "name": "web.csv", "size": 3, "hash": "hash-of-web" }
			],
			"read": {
				"format": "csv",
				"encoding": "utf-8",
				"delimiter": ",",
				"quote": "\\"",
				"header": true,
				"skip": 0
			},
			"columns": [
				{ "heading": "E-mail", "name": "mail", "type": { "type": "text" }, "role": { "role": "identifier", "identifier": "email" } },
				{ "heading": "When", "name": "time", "type": { "type": "time", "format": "iso", "zone": "UTC" }, "role": { "role": "time" } }
			],
			"touchpoint": "",
			"channel": ""
		}
	],
	"cells": [
		{
			"id": "people",
			"kind": "people",
			"name": "people",
			"spec": { "limit": 10 }
		},
		{
			"id": "note",
			"kind": "note",
			"name": "note",
			"spec": {
				"data": {
					"a": [
						"${'x'.repeat(60)}",
						"${'y'.repeat(60)}"
					],
					"z": [1, 2]
				},
				"text": "a\\nb"
			}
		},
		{
			"id": "empty",
			"kind": "join",
			"name": "empty",
			"spec": {}
		}
	]
}
`);
	});
});

describe('the name of the file', () => {
	test.each([
		['Journeys 2024', 'Journeys 2024.sentiero.json'],
		['  Vendite: Q1/Q2 <bozza>? ', 'Vendite- Q1-Q2 -bozza--.sentiero.json'],
		['../../etc/passwd', '-..-etc-passwd.sentiero.json'],
		['.hidden. ', 'hidden.sentiero.json'],
		['a\u202egnp.exe\n\tb', 'a gnp.exe b.sentiero.json'],
		['', 'notebook.sentiero.json'],
		[' . ', 'notebook.sentiero.json'],
		['Con', '_Con.sentiero.json'],
		['città 🗺️', 'città 🗺️.sentiero.json']
	])('of %j is %j', (title, name) => {
		expect(fileNameOf(title)).toBe(name);
	});

	test('is one that every file system takes', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (title) => {
				const name = fileNameOf(title);
				expect(name).toMatch(/^[^\\/:*?"<>|\p{Cc}\p{Cs}]+\.sentiero\.json$/u);
				expect(name).not.toMatch(/^[. ]/);
				expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
			})
		);
	});
});
