import { openAsBlob } from 'node:fs';
import { it } from 'vitest';
import { openDatabase } from '../duckdb-node';
import { surveyFile, copyFile } from './survey';
import { chunksOf } from './chunks';
import { insertRowsSql, createRowsSql } from '$lib/import/load';
import { inspect } from './inspect';
import { proposeSource } from '$lib/import/propose';
import { CALM, QUIET } from './testing';
it('big', { timeout: 500_000 }, async () => {
	const db = await openDatabase();
	const path = '/tmp/spike/big.csv';
	const blob = await openAsBlob(path);
	let t = process.cpuUsage();
	const out: string[] = [];
	const lap = (l: string) => { const d = process.cpuUsage(t); out.push(`${l}: cpu ${(d.user / 1000) | 0} sys ${(d.system / 1000) | 0}`); t = process.cpuUsage(); };
	const inspection = await inspect(db, CALM, { blob, path }, undefined, QUIET);
	lap('inspect');
	const { source } = proposeSource(inspection, { fileName: 'big.csv', timeZone: 'UTC', takenIds: [], takenNames: [] });
	const shape = { ...source.read, columns: source.columns.length };
	let n = 0; for await (const c of chunksOf(CALM, blob, 'utf-8')) n += c.bytes.length;
	lap('chunks ' + n);
	await surveyFile(CALM, blob, 'utf-8', shape, () => {});
	lap('survey');
	await surveyFile(CALM, blob, 'utf-8', shape, () => {});
	lap('survey');
	await copyFile(CALM, blob, 'utf-8', shape);
	lap('copy');
	const ws = await db.register({ blob, path });
	const reading = { path: ws, delimiter: ',', quote: '"', skip: 1, lineEnd: 'lf' } as const;
	for (const zone of ['UTC', 'UTC', 'Europe/Rome']) {
		const z = { ...source, columns: source.columns.map((c) => c.name === 'timestamp' ? { ...c, type: { type: 'time' as const, format: 'iso', zone } } : c) };
		await db.run(CALM, createRowsSql(z, 'r'));
		t = process.cpuUsage();
		await db.run(CALM, insertRowsSql(z, 'r', reading, 0));
		lap('insert ' + zone); await db.run(CALM, 'drop table r');
	}
	console.log(out.join('\n'));
});
