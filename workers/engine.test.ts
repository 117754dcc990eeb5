import { beforeEach, describe, expect, it } from 'vitest';
import { EngineError } from '$lib/engine/errors';
import type { Progress } from '$lib/engine/protocol';
import { rowsFromArrow } from '$lib/engine/rows';
import type { Build } from '$lib/journey/analysis';
import type { DuckDBDatabase } from './duckdb';
import { openDatabase } from './duckdb-node';
import { LocalEngine } from './engine';

let db: DuckDBDatabase;
let engine: LocalEngine;
const calm = new AbortController().signal;
const quiet = () => undefined;

beforeEach(async () => {
	db ??= await openDatabase();
	engine = new LocalEngine(db);
	await db.run(calm, 'create or replace table runs (n integer)');
});

/** A build that leaves `made_<key>` and notes that it ran. */
function build(key: string, ...more: string[]): Build {
	const steps = [
		`create table made_${key} as select 1 as a`,
		'insert into runs values (1)',
		...more
	];
	return {
		key,
		tables: [`made_${key}`],
		steps: steps.map((sql, at) => ({ kind: 'sql', name: `step ${at}`, sql }))
	};
}

const ensure = (one: Build, signal = calm, onProgress: (progress: Progress) => void = quiet) =>
	engine.ensure(signal, one, [], onProgress);

async function count(sql: string): Promise<number> {
	const rows = rowsFromArrow(
		await engine.read(calm, { name: 'count', sql: `select count(*)::integer as n from ${sql}` })
	);
	return Number(rows.column('n')[0]);
}

const tables = () => count(`duckdb_tables() where table_name like 'made_%'`);

describe('a build', () => {
	it('is made once for its key, however often it is asked for, also at once', async () => {
		await Promise.all([ensure(build('a')), ensure(build('a'))]);
		await ensure(build('a'));
		expect(await count('made_a')).toBe(1);
		expect(await count('runs')).toBe(1);
		await engine.retain(new AbortController().signal, []);
	});

	it('says which step it is at', async () => {
		const heard: Progress[] = [];
		await ensure(build('a'), calm, (progress) => heard.push(progress));
		expect(heard).toEqual([
			{ name: 'step 0', unit: 'steps', done: 0, total: 2 },
			{ name: 'step 1', unit: 'steps', done: 1, total: 2 }
		]);
		await engine.retain(new AbortController().signal, []);
	});

	it('that fails leaves no table, and can be tried again', async () => {
		await expect(ensure(build('a', 'select nope'))).rejects.toThrow(EngineError);
		expect(await tables()).toBe(0);
		await ensure(build('a'));
		expect(await tables()).toBe(1);
		await engine.retain(new AbortController().signal, []);
	});

	const HEAVY =
		'create table made_heavy as select sum(hash(a.range, b.range)) from range(100000) a, range(100000) b';

	it('that is cancelled leaves no table', async () => {
		const controller = new AbortController();
		const heavy = ensure(build('a', HEAVY), controller.signal);
		setTimeout(() => controller.abort(), 20);
		await expect(heavy).rejects.toMatchObject({ name: 'AbortError' });
		expect(await tables()).toBe(0);
	});

	it('that its first caller cancels is made for the second', async () => {
		const controller = new AbortController();
		const slow: Build = { ...build('a'), steps: [{ kind: 'sql', name: 'slow', sql: HEAVY }] };
		const first = ensure(slow, controller.signal);
		const second = ensure(build('a'));
		setTimeout(() => controller.abort(), 20);
		await expect(first).rejects.toMatchObject({ name: 'AbortError' });
		await second;
		expect(await count('made_a')).toBe(1);
		await engine.retain(new AbortController().signal, []);
	});

	it('that waits for another can be cancelled by itself', async () => {
		const slow = new AbortController();
		const first = ensure(
			{ ...build('a'), steps: [{ kind: 'sql', name: 'slow', sql: HEAVY }] },
			slow.signal
		);
		const impatient = new AbortController();
		const second = ensure(build('a'), impatient.signal);
		impatient.abort();
		setTimeout(() => slow.abort(), 20);
		await expect(first).rejects.toMatchObject({ name: 'AbortError' });
		await expect(second).rejects.toMatchObject({ name: 'AbortError' });
		expect(await tables()).toBe(0);
	});
});

describe('what is no longer needed', () => {
	it('is dropped, and made again when it is asked for', async () => {
		await ensure(build('a'));
		await ensure(build('b'));
		await engine.retain(new AbortController().signal, ['b']);
		expect(await tables()).toBe(1);
		expect(await count('made_b')).toBe(1);
		await ensure(build('a'));
		expect(await count('runs')).toBe(3);
		await engine.retain(new AbortController().signal, []);
		expect(await tables()).toBe(0);
	});
});
