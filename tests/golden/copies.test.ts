import { beforeAll, expect, test } from 'vitest';
import { eventsSource } from '../../cli/golden/events-source';
import { Lab, type LabCell } from '../../cli/golden/lab';
import { contextOf } from '$lib/journey/context';
import { analysisOf, kinds } from '$lib/journey/registry';
import type { TableResult } from '$lib/journey/sql/sql';
import { DOCUMENT_FORMAT, DOCUMENT_VERSION } from '$lib/notebook/document';
import { parseDocument } from '$lib/notebook/file';
import { resultKeys } from '$lib/notebook/result-key';
import { copiesOf } from '$lib/state/statements';

// What "copy as SQL cell" gives of every kind of cell: the rows that the cell itself reads.

const NAMES = ['home', 'search', 'cart', 'pay', 'home'];
const events = Array.from({ length: 300 }, (_, n) => ({
	ts: new Date(Date.UTC(2024, 2, 1 + (n % 60), n % 24, (n * 7) % 60)).toISOString(),
	event: NAMES[(n * 3 + (n >> 3)) % NAMES.length],
	user: `u${n % 23}`
}));
const { source, csv } = eventsSource(
	events,
	{ user: { role: 'identifier', identifier: 'user' }, event: { role: 'touchpoint' } },
	'copies'
);

const documentOf = (cells: readonly LabCell[]) =>
	parseDocument(
		{
			format: DOCUMENT_FORMAT,
			version: DOCUMENT_VERSION,
			title: 'copies',
			sources: [source],
			cells: cells.map((cell) => ({ ...cell, name: cell.id }))
		},
		analysisOf
	);

let lab: Lab;
let cells: readonly LabCell[];

beforeAll(async () => {
	lab = await Lab.open();
	cells = kinds.reduce<readonly LabCell[]>((made, kind) => {
		const spec = analysisOf(kind)?.initial(documentOf(made));
		if (spec === undefined || spec === null || kind === 'sql') return made;
		// The node of all sources is called `sources`.
		const more = kind === 'chart' ? { relation: 'the-journeys', x: 'outcome' } : {};
		return [...made, { id: `the-${kind}`, kind, spec: { ...spec, ...more } }];
	}, []);
});

const readers = kinds.filter((kind) => !['sql', 'markdown', 'input'].includes(kind));

test.each(readers)('of a cell of kind %s', async (kind) => {
	const document = documentOf(cells);
	const cell = document.cells.find((one) => one.kind === kind)!;
	const copies = copiesOf(document, cell);
	const keys = resultKeys(document, cell.id, analysisOf);
	const analysis = analysisOf(kind)!;
	const context = contextOf(document, cell, keys, analysisOf);
	const statements = analysis.compile(analysis.parse(cell.spec), context);
	expect(copies.map(({ name }) => name)).toEqual(statements.map(({ name }) => name));
	await lab.run([{ source, csv }], cells, cell.id);
	for (const [index, { name, sql }] of copies.entries()) {
		expect(sql).not.toMatch(/_[0-9a-f]{16}/);
		const copy = { id: 'copy', kind: 'sql', spec: { sql } };
		const { result } = await lab.run([{ source, csv }], [...cells, copy]);
		const theirs = await lab.read(statements[index]!.sql);
		const { rows, total, columns } = result as TableResult;
		expect(columns, name).toEqual(theirs.columns);
		expect(total, name).toBe(theirs.length);
		const lines = (values: readonly unknown[][]) => values.map((row) => row.map(String).join('|'));
		const wanted = Array.from({ length: theirs.length }, (_, row) =>
			theirs.columns.map((column) => theirs.column(column.name)[row])
		);
		expect(lines(rows.map((row) => [...row])).sort(), name).toEqual(lines(wanted).sort());
	}
});
