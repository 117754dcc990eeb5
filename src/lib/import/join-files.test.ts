import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Inspection } from './inspection';
import { fitOf, withFile } from './join-files';
import { headingsOf, positionsOf } from './load';
import { proposeSource } from './propose';
import { sourceSchema, type CsvRead } from './source';

const READ: CsvRead = {
	format: 'csv',
	encoding: 'utf-8',
	delimiter: ',',
	quote: '"',
	header: true,
	skip: 0
};

const VALUES: Readonly<Record<string, string>> = {
	time: '2024-05-01 10:00:00',
	email: 'ann@example.org'
};

function inspected(hash: string, headings: readonly string[], read = READ): Inspection {
	const row = headings.map((heading) => VALUES[heading.trim().toLowerCase()] ?? 'word');
	return { hash, size: 100, read, headings, rows: [row] };
}

const OPTIONS = { fileName: 'may.csv', timeZone: 'UTC', takenIds: [], takenNames: [] };
const may = inspected('may', ['time', 'email', 'page', 'browser']);
const { source } = proposeSource(may, OPTIONS);
const columnsOf = (inspection: Inspection) => proposeSource(inspection, OPTIONS).source.columns;

describe('a file joins a source', () => {
	it('of the same headings, whatever their order and case', () => {
		const june = inspected('june', ['Email', 'time ', 'browser', 'page']);
		expect(fitOf(source, june)).toEqual({ missing: [], added: [] });
		const joined = withFile(source, 'june.csv', june, columnsOf(june));
		expect(joined.columns).toEqual(source.columns);
		expect(joined.files.map(({ name, headings }) => [name, headings])).toEqual([
			['may.csv', undefined],
			['june.csv', ['Email', 'time ', 'browser', 'page']]
		]);
		const last = joined.files[1]!;
		expect(positionsOf(joined, headingsOf(joined, last))).toEqual([1, 0, 3, 2]);
	});

	it('with columns that only one of them has: these are empty for the other', () => {
		const june = inspected('june', ['time', 'email', 'page', 'browser', 'campaign']);
		expect(fitOf(source, june)).toEqual({ missing: [], added: ['campaign'] });
		const joined = withFile(source, 'june.csv', june, columnsOf(june));
		expect(joined.columns.map(({ heading }) => heading)).toEqual(june.headings);
		expect(joined.columns.at(-1)?.role).toEqual({ role: 'attribute' });
		const [first, second] = joined.files;
		expect(positionsOf(joined, headingsOf(joined, first!))).toEqual([0, 1, 2, 3, undefined]);
		expect(positionsOf(joined, headingsOf(joined, second!))).toEqual([0, 1, 2, 3, 4]);
		const july = inspected('july', ['time', 'email', 'browser', 'campaign']);
		expect(fitOf(joined, july)).toEqual({ missing: ['page'], added: [] });
		const all = withFile(joined, 'july.csv', july, columnsOf(july));
		expect(positionsOf(all, headingsOf(all, all.files[2]!))).toEqual([0, 1, undefined, 2, 3]);
		expect(v.parse(sourceSchema, all)).toEqual(all);
	});

	it('written in another way, which the file then says', () => {
		const read = { ...READ, delimiter: ';', encoding: 'windows-1252' as const };
		const june = inspected('june', may.headings, read);
		const { files } = withFile(source, 'june.csv', june, columnsOf(june));
		expect(files[1]).toEqual({ name: 'june.csv', size: 100, hash: 'june', read });
	});

	it('only where it is of the layout, with a time and an identifier', () => {
		expect(fitOf(source, inspected('x', ['time', 'email', 'amount', 'shop']))).toBeUndefined();
		expect(fitOf(source, inspected('x', ['email', 'page', 'browser']))).toBeUndefined();
		expect(fitOf(source, inspected('x', ['time', 'page', 'browser']))).toBeUndefined();
		const bare = inspected('x', may.headings, { ...READ, header: false });
		expect(fitOf(source, bare)).toBeUndefined();
		expect(fitOf(source, { ...may, read: { format: 'parquet' } })).toBeUndefined();
	});

	it('under a name of its own where another column has that name already', () => {
		const renamed = {
			...source,
			columns: source.columns.map((column) =>
				column.heading === 'page' ? { ...column, name: 'campaign' } : column
			)
		};
		const june = inspected('june', [...may.headings, 'campaign']);
		const joined = withFile(renamed, 'june.csv', june, columnsOf(june));
		expect(joined.columns.at(-1)).toMatchObject({ heading: 'campaign', name: 'campaign (2)' });
	});
});
