import { afterAll, expect, test } from 'vitest';
import { engineClient } from '$lib/engine/client';
import type { Progress } from '$lib/engine/protocol';
import { rowsFromArrow } from '$lib/engine/rows';
import { Supervisor } from '$lib/engine/supervisor';
import { loadBuild, loadTables } from '$lib/journey/tables';
import EngineWorker from './engine.worker?worker';
import { CALM, textSource } from './ingest/testing';

const supervisor = new Supervisor({ spawn: () => new EngineWorker() });
const engine = engineClient(supervisor);

afterAll(() => supervisor.stop());

const RECORDS = 300_000;

test('a file of several windows is read whole, every byte where it belongs', async () => {
	const text = (index: number) => `${index}`.repeat(1 + (index % 11));
	const records = Array.from({ length: RECORDS }, (_, index) => `${index},${text(index)}`);
	const blob = new Blob([`c1,c2\n${records.join('\n')}\n`]);
	expect(blob.size).toBeGreaterThan(2 * (4 << 20));

	const source = textSource(2);
	const seen: Progress[] = [];
	await engine.ensure(CALM, loadBuild(source), [{ hash: 'h', blob }], (progress) =>
		seen.push(progress)
	);
	const { rows } = loadTables(source);
	const sql = `select count(*)::integer as records,
	count(*) filter (c1 = row::varchar and c2 = repeat(c1, (1 + row % 11)::bigint))::integer as whole from ${rows}`;
	const found = rowsFromArrow(await engine.read(CALM, { name: 'test', sql }));
	expect(found.column('records')[0]).toBe(RECORDS);
	expect(found.column('whole')[0]).toBe(RECORDS);
	const bytes = seen.filter(({ unit }) => unit === 'bytes').map(({ done }) => done);
	expect(Math.max(...bytes)).toBeLessThanOrEqual(blob.size);
});
