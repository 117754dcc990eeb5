import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Prepared } from '$lib/engine/protocol';
import { WORTH_IT } from '$lib/engine/take-files';
import type { Source } from '$lib/import/source';
import {
	AT,
	lookFind,
	lookOrder,
	lookPage,
	lookRows,
	lookTop,
	lookTotal
} from '$lib/journey/lists/look';
import { toySource } from '$lib/notebook/toy-documents';
import { openDatabase } from '$workers/duckdb-node';
import { LocalEngine } from '$workers/engine';
import { lookAtSource } from './looked-at';

const calm = new AbortController().signal;
const yesNo = ['yes', 'no'] as const;
let local: LocalEngine;
beforeAll(async () => {
	local = new LocalEngine(await openDatabase());
});
afterEach(() => local.retain(calm, []));

const CSV = `E-mail,When\n${Array.from({ length: 40 }, (_, i) => `p${i % 8}@x.org,2024-01-01 10:${10 + i}:00\n`).join('')}`;

/** Small files are read into the engine, others into files of their own, of which it shows views. */
const source = (size: number): Source =>
	toySource('shop', { files: [{ name: 'shop.csv', size, hash: 'shop' }] });

async function lookAt(given: Source) {
	const kept: Prepared[] = [];
	const tables = {
		get: async () => undefined,
		drop: async () => undefined,
		keep: (_: unknown, prepared: Prepared) => void kept.push(prepared)
	};
	const app = {
		engine: { client: local },
		tables,
		fileOf: async (hash: string) => ({ hash, blob: new Blob([CSV]) })
	} as unknown as Parameters<typeof lookAtSource>[1];
	const { look, reader } = await lookAtSource(calm, app, given);
	const numbers = async (statement: ReturnType<typeof lookPage>) => {
		const rows = await reader.read(calm, statement);
		return Array.from(rows.column(AT));
	};
	return { look, reader, numbers, kept };
}

describe('the rows of a source', () => {
	it.each([
		['in the engine', 10, 0],
		['in files of their own', WORTH_IT, 1]
	])('%s are found by their numbers', async (_, size, files) => {
		const { look, reader, numbers, kept } = await lookAt(source(size));
		expect(kept).toHaveLength(files);
		const [, mail] = look.columns;
		expect(mail).toEqual({ name: 'mail', type: 'text' });
		expect((await reader.read(calm, lookTotal(look))).column('total')[0]).toBe(40);
		expect(await numbers(lookPage(look, 10, 13))).toEqual([10, 11, 12]);
		expect((await numbers(lookRows(look, [39, 0]))).toSorted()).toEqual([0, 39]);
		const order = { column: mail!, descending: true };
		const sorted = await reader.integers(calm, lookOrder(look, order, [], yesNo));
		expect([...sorted.slice(0, 6)]).toEqual([7, 15, 23, 31, 39, 6]);
		const found = lookFind(look, [mail!], 'P3@', [], yesNo, 100);
		expect((await numbers(found)).toSorted((a, b) => Number(a) - Number(b))).toEqual([
			3, 11, 19, 27, 35
		]);
		expect((await reader.read(calm, lookTop(look, mail!, yesNo))).column('value')[0]).toBe(
			'p0@x.org'
		);
	});

	it.each([10, WORTH_IT])('of a sample are numbered without gaps (%d bytes)', async (size) => {
		const sampled = { ...source(size), sample: { one: 2, by: 'E-mail' } };
		const { look, reader, numbers } = await lookAt(sampled);
		const total = Number((await reader.read(calm, lookTotal(look))).column('total')[0]);
		expect(total).toBeGreaterThan(0);
		expect(total).toBeLessThan(40);
		expect(await numbers(lookPage(look, 0, 40))).toEqual(
			Array.from({ length: total }, (_, i) => i)
		);
	});
});
