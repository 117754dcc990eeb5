import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEmpty, wordsOf, type ColumnType, type TableColumn } from './columns';
import { passes, type Condition } from './filter';
import { matchFrom } from './matches';
import { memoryRows } from './memory-rows';
import type { TableData } from './table-data';

const calm = new AbortController().signal;

function dataOf(values: readonly unknown[], type: ColumnType): TableData {
	const columns: TableColumn[] = [
		{ key: 'v', label: 'v', type },
		{ key: 'row', label: 'row', type: 'integer' }
	];
	return { length: values.length, columns, value: (at, row) => (at === 0 ? values[row] : row) };
}

const some = <Value>(value: fc.Arbitrary<Value>) =>
	fc.array(fc.oneof({ weight: 4, arbitrary: value }, fc.constantFrom(null, undefined, '', NaN)), {
		maxLength: 60
	});

async function rowsAfter(
	data: TableData,
	descending: boolean | undefined,
	filters: readonly Condition[] = []
): Promise<number[]> {
	const arranged = await memoryRows(data).arrange(calm, {
		sort: descending === undefined ? undefined : { key: 'v', descending },
		filters: filters.map((filter) => ({ key: 'v', ...filter }))
	});
	return Array.from({ length: arranged.length }, (_, at) => arranged.value(1, at) as number);
}

/** By the definition: filled before empty, then by value, then as they came. */
function expected(
	values: readonly unknown[],
	compare: (one: never, other: never) => number,
	descending: boolean
): number[] {
	return [...values.keys()].sort((one, other) => {
		const [a, b] = [values[one], values[other]];
		if (isEmpty(a) || isEmpty(b)) return Number(isEmpty(a)) - Number(isEmpty(b)) || one - other;
		return (descending ? -1 : 1) * compare(a as never, b as never) || one - other;
	});
}

const byNumber = (a: number | bigint, b: number | bigint) => (a < b ? -1 : Number(a > b));
const { compare: byText } = new Intl.Collator(undefined, { numeric: true });

describe('sorting', () => {
	test.each([
		['numbers', some(fc.double({ noNaN: true })), 'number', byNumber],
		['few numbers', some(fc.integer({ min: -2, max: 2 })), 'integer', byNumber],
		[
			'big integers among small ones',
			some(fc.oneof(fc.integer(), fc.bigInt({ min: 2n ** 53n, max: 2n ** 53n + 4n }))),
			'integer',
			byNumber
		],
		['texts', some(fc.constantFrom('a', 'B', 'b', 'é', 'e2', 'e10', ' ', 'Z')), 'text', byText],
		['any texts', some(fc.string({ minLength: 1, unit: 'grapheme' })), 'text', byText],
		['truths', some(fc.boolean()), 'boolean', byNumber]
	] as const)('of %s is by value, stable, with empty values last', async (_, values, type, by) => {
		await fc.assert(
			fc.asyncProperty(values, fc.boolean(), async (given, descending) => {
				const compare = by as (one: never, other: never) => number;
				const rows = await rowsAfter(dataOf(given, type), descending);
				expect(rows).toEqual(expected(given, compare, descending));
			})
		);
	});

	test('goes on over many slices and gives the same', async () => {
		const values = Array.from({ length: 30_000 }, (_, row) => `name ${(row * 7919) % 7001}`);
		const rows = await rowsAfter(dataOf(values, 'text'), false);
		expect(rows).toEqual(expected(values, byText, false));
	});

	test('of many numbers gives the same', async () => {
		const values = Array.from({ length: 20_000 }, (_, row) =>
			row % 11 === 0 ? null : ((row * 7919) % 1009) / 8 - 60
		);
		expect(await rowsAfter(dataOf(values, 'number'), true)).toEqual(
			expected(values, byNumber, true)
		);
	});

	test('is given up when nobody waits for it any more', async () => {
		const stop = new AbortController();
		const data = dataOf(
			Array.from({ length: 300_000 }, (_, row) => String(row)),
			'text'
		);
		const arranging = memoryRows(data).arrange(stop.signal, {
			sort: { key: 'v', descending: true },
			filters: []
		});
		stop.abort(new Error('gone'));
		await expect(arranging).rejects.toThrow('gone');
	});
});

describe('filtering', () => {
	const words = fc.constantFrom('Cart', 'cart', 'CARTA', 'Élan', 'elan', 'x', '10', '1,5');
	test('keeps what passes, in its order, sorted or not', async () => {
		const conditions: fc.Arbitrary<Condition> = fc.oneof(
			fc.record({ kind: fc.constantFrom('contains', 'equals'), text: words }),
			fc.record({ kind: fc.constantFrom('empty', 'filled') })
		);
		await fc.assert(
			fc.asyncProperty(some(words), fc.array(conditions), async (values, filters) => {
				const data = dataOf(values, 'text');
				const [column] = data.columns;
				const stays = (row: number) =>
					filters.every((filter) => passes(filter, column!)(values[row]));
				expect(await rowsAfter(data, undefined, filters)).toEqual([...values.keys()].filter(stays));
				expect(await rowsAfter(data, true, filters)).toEqual(
					expected(values, byText, true).filter(stays)
				);
			})
		);
	});

	const column: TableColumn = { key: 'v', label: 'v', type: 'number' };
	test.each([
		['no case and no accents', { kind: 'contains', text: 'elà' }, 'ÉLAN', true],
		['a part of it', { kind: 'contains', text: 'x' }, 'Cart', false],
		['nothing in what is empty', { kind: 'contains', text: '' }, null, false],
		['the whole text', { kind: 'equals', text: 'car' }, 'Cart', false],
		['a number with a comma', { kind: 'equals', text: '1,5' }, 1.5, true],
		['a number with grouped digits', { kind: 'equals', text: '1,204.5' }, 1204.5, true],
		['every digit', { kind: 'equals', text: '9007199254740993' }, 9007199254740993n, true],
		['not its neighbour', { kind: 'equals', text: '9007199254740992' }, 9007199254740993n, false],
		['both ends', { kind: 'range', least: 1, most: 2 }, 2, true],
		['less than the end of a day', { kind: 'range', least: 1, before: 2 }, 2, false],
		['no empty value in a range', { kind: 'range', least: -1 }, null, false],
		['zero as a value', { kind: 'empty' }, 0, false],
		['nothing as nothing', { kind: 'empty' }, '', true]
	] as const)('knows %s', (_, condition, value, stays) => {
		expect(passes(condition, column)(value)).toBe(stays);
	});
});

describe('finding', () => {
	test('gives every place in reading order, and steps around the end', async () => {
		const words = fc.constantFrom('ab', 'b', 'É', 'e', '', 'abab');
		await fc.assert(
			fc.asyncProperty(fc.array(words), fc.constantFrom('b', 'e', 'z'), async (values, text) => {
				const data = dataOf(values, 'text');
				const { places } = await memoryRows(data).natural.find(calm, text, [1, 0]);
				const found = values.flatMap((value, row) =>
					value.toLowerCase().replace('é', 'e').includes(text) ? [row * 2 + 1] : []
				);
				expect([...Array.from(places)]).toEqual(found);
				const matches = { places, more: false };
				for (let place = -1; place <= 2 * values.length; place++) {
					const next = found.find((at) => at >= place) ?? found[0];
					const last = found.findLast((at) => at <= place) ?? found.at(-1);
					expect(found[matchFrom(matches, place)]).toBe(next);
					expect(found[matchFrom(matches, place, true)]).toBe(last);
				}
			})
		);
	});

	test('looks in what is shown, in the order that is shown', async () => {
		const data: TableData = {
			length: 3,
			columns: [{ key: 'v', label: 'v', type: 'number', format: (value: number) => `€ ${value}` }],
			value: (_, row) => [3, null, 1][row]
		};
		const arranged = await memoryRows(data).arrange(calm, {
			sort: { key: 'v', descending: false },
			filters: []
		});
		expect(wordsOf(data.columns[0]!, arranged.value(0, 0))).toBe('€ 1');
		expect((await arranged.find(calm, '€ 3', [0])).places).toEqual([1]);
	});
});
