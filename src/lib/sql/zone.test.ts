import { beforeAll, expect, it } from 'vitest';
import { localOfUtc, offsetsOf, utcOfLocal } from '$lib/import/zone';
import type { DuckDBDatabase } from '../../../workers/duckdb';
import { openDatabase } from '../../../workers/duckdb-node';
import { localOfUtcSql, utcOfLocalSql } from './zone';

let db: DuckDBDatabase;
beforeAll(async () => {
	db = await openDatabase();
});

it.each(['Europe/Rome', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'])(
	'gives on the engine what it gives here, in %s, around every transition',
	async (zone) => {
		const times = [0, 1, 1_700_000_000_123_456, 2_555_000_000_000_000];
		for (const { at, before, after } of offsetsOf(zone).transitions) {
			for (const edge of [at, at + before, at + after]) {
				times.push(edge - 1_800_000_000, edge - 1, edge, edge + 1, edge + 1_800_000_000);
			}
		}
		const rows = await db.rows(
			new AbortController().signal,
			`select t, epoch_us(${utcOfLocalSql('t', zone)}) as utc, epoch_us(${localOfUtcSql('t', zone)}) as local
			from (select unnest([${times.join(', ')}]::bigint[]) as t)`
		);
		const [t, utc, local] = ['t', 'utc', 'local'].map((column) => rows.column(column));
		expect(rows.length).toBe(times.length);
		for (let i = 0; i < rows.length; i++) {
			const time = Number(t?.[i]);
			expect(Number(utc?.[i])).toBe(utcOfLocal(zone, time));
			expect(Number(local?.[i])).toBe(localOfUtc(zone, time));
		}
	}
);
