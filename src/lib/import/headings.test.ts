import { describe, expect, it } from 'vitest';
import { textSource } from '$workers/ingest/testing';
import { isFreeName, uniqueNames } from './headings';
import { positionsOf } from './load';

describe('names of columns', () => {
	it.each([
		[
			['Raw:amount', 'amount'],
			['amount', 'amount (2)']
		],
		[['raw:raw:x'], ['x']],
		[
			['raw: ', 'ROW'],
			['raw', 'ROW (2)']
		]
	])('%j do not get in the way of shadows', (headings, names) => {
		expect(uniqueNames(headings)).toEqual(names);
		expect(uniqueNames(headings).every(isFreeName)).toBe(true);
		expect(isFreeName('RAW:x')).toBe(false);
	});
});

describe('columns of one heading', () => {
	const source = textSource(0);
	const named = (...headings: string[]) => ({
		...source,
		columns: textSource(headings.length).columns.map((column, i) => ({
			...column,
			heading: headings[i] ?? ''
		}))
	});

	it('are told apart by their order, in files that have more columns, fewer, or others before', () => {
		const two = named('id', 'note', 'Note', 'extra');
		expect(positionsOf(two, ['id', 'note', 'note', 'extra'])).toEqual([0, 1, 2, 3]);
		expect(positionsOf(two, ['id', 'note', 'note'])).toEqual([0, 1, 2, undefined]);
		expect(positionsOf(two, ['extra', 'note', 'id'])).toEqual([2, 1, undefined, 0]);
	});
});
