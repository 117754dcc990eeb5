import { strToU8, zipSync } from 'fflate';
import * as arrow from 'apache-arrow';
import { afterAll, expect, test } from 'vitest';
import { engineClient } from '$lib/engine/client';
import { rowsFromArrow } from '$lib/engine/rows';
import { Supervisor } from '$lib/engine/supervisor';
import { loadBuild, loadTables } from '$lib/journey/tables';
import EngineWorker from '../engine.worker?worker';
import { CALM, QUIET, textColumn, textSource } from './testing';

// The worker itself, its network shut: what reads these formats is a file of the app's own.

const supervisor = new Supervisor({ spawn: () => new EngineWorker() });
const engine = engineClient(supervisor);
afterAll(() => supervisor.stop());

/** `select range::bigint + 9007199254740993 as id, 'p' || range % 3 as page, {'city': 'è'} as "where" from range(5)`, by DuckDB. */
const PARQUET =
	'UEFSMRUAFVwVXiwVChUAFQYVBgAAKLUv/SAuNQEA8AIAAAAKAQEAIAACACAAAwAgAAQAIAAFAAAAAAAgAAQUAAGEEC4VABVIFU4sFQoVABUGFQYAACi1L/0gJPUAAKgCAAAACgECAAAAcDAxMjACAAAAcDEDBAJAwE1JAhUEFQwVHkwVAhUAAAAotS/9IAYxAAACAAAAw6gVABUSFSQsFQoVBBUGFQYAACi1L/0gCUkAAAIAAAAKAgEKABVAHBwAABwcAAAcHAAAAAABAAAAAAAEAAEAAAAAAAEAEAAAAEAAAIAAAAAAAQAAFQIZXDUAGA1kdWNrZGJfc2NoZW1hFQYAFQQlAhgCaWQlJAAVDCUCGARwYWdlJQAANQIYBXdoZXJlFQIAFQwlAhgEY2l0eSUAABYKGRwZPCYAHBUEGRUAGRgCaWQVDBYKFn4WgAEmCDwYCAUAAAAAACAAGAgBAAAAAAAgABYAKAgFAAAAAAAgABgIAQAAAAAAIAAREQAAACYAHBUMGRUAGRgEcGFnZRUMFgoWahZwJogBPBgCcDIYAnAwFgAoAnAyGAJwMBERAAAAJgAcFQwZFQQZKAV3aGVyZQRjaXR5FQwWChZaFn4msAIm+AEcGALDqBgCw6gWABYCGALDqBgCw6gREQAm9gIVXgAAFsICFgomCBbuAgAoKER1Y2tEQiB2ZXJzaW9uIHYxLjUuNSAoYnVpbGQgZDhjZGFhMzNmZCkZPBwAABwAABwAAABMAQAAUEFSMQ==';

const table = new arrow.Table({
	id: arrow.vectorFromArray([1n, 2n], new arrow.Int64()),
	page: arrow.vectorFromArray(['a', null], new arrow.Utf8())
});

const SHEET =
	'<row><c t="inlineStr"><is><t>id</t></is></c><c t="inlineStr"><is><t>page</t></is></c></row><row><c><v>1</v></c><c t="inlineStr"><is><t>home</t></is></c></row>';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const workbook = zipSync({
	'[Content_Types].xml': strToU8('<Types/>'),
	'xl/workbook.xml': strToU8(
		`<workbook xmlns:r="${RELATIONS}"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>`
	),
	'xl/_rels/workbook.xml.rels': strToU8(
		`<Relationships><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
	),
	'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${SHEET}</sheetData></worksheet>`)
});

test.each([
	[
		'parquet',
		Uint8Array.from(atob(PARQUET), (sign) => sign.charCodeAt(0)),
		['id', 'page', 'where.city'],
		['9007199254740993', 'p0', 'è'],
		5
	],
	['arrow', arrow.tableToIPC(table, 'stream'), ['id', 'page'], ['1', 'a'], 2],
	['xlsx', workbook, ['id', 'page'], ['1', 'home'], 1]
] as const)(
	'%s is looked at and loaded in the worker',
	async (format, bytes, headings, first, count) => {
		const blob = new Blob([new Uint8Array(bytes)]);
		const seen = await engine.inspect(CALM, { blob }, undefined, QUIET);
		expect(seen.read.format).toBe(format);
		expect(seen.headings).toEqual(headings);
		expect(seen.rows).toHaveLength(count);
		expect(seen.rows[0]).toEqual(first);

		const source = { ...textSource(0), read: seen.read, columns: headings.map(textColumn) };
		await engine.ensure(CALM, loadBuild(source), [{ hash: 'h', blob }], QUIET);
		const { rows } = loadTables(source);
		const sql = `select count(*)::integer as n, min("${headings[0]}") as first from ${rows}`;
		const found = rowsFromArrow(await engine.read(CALM, { name: 'test', sql }));
		expect([found.column('n')[0], found.column('first')[0]]).toEqual([count, first[0]]);
	}
);
