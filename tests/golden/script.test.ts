import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance, StatementType } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsOf } from '../../bench/native-rows';
import type { DataFile } from '$lib/engine/protocol';
import { rowsFromArrow } from '$lib/engine/rows';
import { makeTables } from '$lib/engine/run';
import { contextOf } from '$lib/journey/context';
import type { Rows, Value } from '$lib/journey/analysis';
import { analysisOf } from '$lib/journey/registry';
import { translate } from '$lib/messages';
import { DOCUMENT_FORMAT, DOCUMENT_VERSION, type NotebookDocument } from '$lib/notebook/document';
import { parseDocument, readDocument } from '$lib/notebook/file';
import { resolvedCell } from '$lib/notebook/inputs';
import { resultKeys } from '$lib/notebook/result-key';
import { scriptOf } from '$lib/state/save-script';
import { openDatabase } from '$workers/duckdb-node';
import { LocalEngine } from '$workers/engine';

// The script of a notebook on native DuckDB gives what the engine gives, statement by statement.

const calm = new AbortController().signal;
let engine: LocalEngine;
let folder: string;

beforeAll(async () => {
	engine = new LocalEngine(await openDatabase());
	folder = await mkdtemp(join(tmpdir(), 'script-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What every query of a script gives, run as it stands in the folder with the files. */
async function native(script: string, files: string): Promise<Rows[]> {
	const instance = await DuckDBInstance.create(':memory:', { threads: '4' });
	const connection = await instance.connect();
	await connection.run(`set file_search_path = '${files}'`);
	const found: Rows[] = [];
	const statements = await connection.extractStatements(script);
	for (let at = 0; at < statements.count; at++) {
		const statement = await statements.prepare(at);
		const reader = await statement.runAndReadAll();
		if (statement.statementType === StatementType.SELECT) found.push(rowsOf(reader));
	}
	return found;
}

/** The same of the engine, each with the name of its cell and statement. */
async function ours(document: NotebookDocument, files: string): Promise<[string, Rows][]> {
	const found: [string, Rows][] = [];
	const fileOf = async (hash: string, name: string): Promise<DataFile> => ({
		hash,
		blob: new Blob([await readFile(join(files, name))])
	});
	for (const cell of document.cells) {
		const analysis = analysisOf(cell.kind)!;
		if (!analysis.runs) continue;
		await makeTables(calm, document, cell.id, {
			engine,
			analysisOf,
			fileOf,
			onProgress: () => undefined
		});
		const context = contextOf(
			document,
			cell,
			resultKeys(document, cell.id, analysisOf),
			analysisOf
		);
		for (const statement of analysis.compile(
			analysis.parse(resolvedCell(document, cell).spec),
			context
		)) {
			found.push([
				`${cell.name}: ${statement.name}`,
				rowsFromArrow(await engine.read(calm, statement))
			]);
		}
	}
	return found;
}

/** Rows as sorted texts: those of equal rank may come in any order, and sums of doubles end differently. */
function linesOf(rows: Rows): string[] {
	const text = (value: Value | undefined) =>
		typeof value === 'number' && !Number.isInteger(value) ? value.toPrecision(9) : String(value);
	const columns = rows.columns.map(({ name }) => rows.column(name));
	return Array.from({ length: rows.length }, (_, row) =>
		columns.map((column) => text(column[row])).join('|')
	).sort();
}

async function compare(document: NotebookDocument, files: string): Promise<string> {
	const script = scriptOf(document, translate('en'));
	const [theirs, own] = [await native(script, files), await ours(document, files)];
	expect(theirs).toHaveLength(own.length);
	for (const [index, [name, rows]] of own.entries()) {
		const same = theirs[index]!;
		expect(
			same.columns.map((column) => column.name),
			name
		).toEqual(rows.columns.map((column) => column.name));
		expect(linesOf(same), name).toEqual(linesOf(rows));
	}
	return script;
}

test('the sample notebook gives the same numbers, and reads like a script', async () => {
	const files = fileURLToPath(new URL('../../sample-data', import.meta.url));
	const text = await readFile(join(files, 'telesenda.en.sentiero.json'), 'utf8');
	const script = await compare(readDocument(text, analysisOf), files);
	expect(script).not.toMatch(/_[0-9a-f]{16}/);
	expect(script).toContain('create table "journeys · events"');
	expect(script).toContain(`read_csv('web-events.csv'`);
});

const column = (name: string, type: object, role: object) => ({ heading: name, name, type, role });
const COLUMNS = [
	column('who', { type: 'text' }, { role: 'identifier', identifier: 'customer' }),
	column('when', { type: 'time', format: 'iso', zone: 'Europe/Rome' }, { role: 'time' }),
	column('what', { type: 'text' }, { role: 'touchpoint' }),
	column('cost', { type: 'number', decimal: ',' }, { role: 'cost' })
];

function documentOf(sources: readonly object[]): NotebookDocument {
	const cells = [
		{ id: 'all', kind: 'sources', name: 'all; -- of\nthem' },
		{ id: 'people', kind: 'identity', name: 'people' },
		{ id: 'visits', kind: 'journeys', name: 'visits', spec: { identity: 'people' } },
		{
			id: 'steps',
			kind: 'input',
			name: 'Steps',
			spec: { name: 'steps', value: { type: 'number', value: 3 } }
		},
		{ id: 'ways', kind: 'paths', name: 'ways', spec: { journeys: 'visits', depth: '$steps' } },
		{
			id: 'asked',
			kind: 'sql',
			name: 'asked',
			spec: {
				sql: 'select touchpoint, count(*) from "visits events" where step <= $steps group by all -- end'
			}
		}
	];
	const format = {
		format: DOCUMENT_FORMAT,
		version: DOCUMENT_VERSION,
		title: 'Script\n; drop table x'
	};
	return parseDocument({ ...format, sources, cells }, analysisOf);
}

test('rows that cannot be used, several files, other encodings and other formats are the same, too', async () => {
	const save = (name: string, text: string | Uint8Array) => writeFile(join(folder, name), text);
	const rows = Array.from(
		{ length: 40 },
		(_, n) => `c${(n * 7) % 9};2024-03-31 0${n % 5}:30:0${n % 10};step ${n % 4};${n},5`
	);
	const lines = ['who;when;what;cost', ...rows];
	await save(
		'one.csv',
		`exported today\r\n${lines.toSpliced(3, 0, 'short;row', 'a;b;c;d;e', '').join('\r\n')}\r\n`
	);
	await save(
		'two.csv',
		Buffer.from(`${lines.join('\n')}\nc1;never;perch\u00e9 \u00bfno?;x\n`, 'latin1')
	);
	const records = rows.map((row) => {
		const [who, when, what] = row.split(';');
		return JSON.stringify({ who, when, what, cost: null });
	});
	await save('three.ndjson', `${records.join('\n')}\n`);
	const read = { format: 'csv', delimiter: ';' };
	const file = (name: string, more: object = {}) => ({
		name,
		size: 1,
		hash: `hash of ${name}`,
		...more
	});
	await compare(
		documentOf([
			{
				id: 'csv',
				name: 'the csv',
				read: { ...read, skip: 1 },
				files: [file('one.csv'), file('two.csv', { read: { ...read, encoding: 'windows-1252' } })],
				columns: COLUMNS
			},
			{
				id: 'json',
				name: 'the json',
				read: { format: 'json', layout: 'lines' },
				files: [file('three.ndjson')],
				columns: COLUMNS
			}
		]),
		folder
	);
});

test('what DuckDB cannot read is read from the Parquet that the app saves', () => {
	const script = scriptOf(
		documentOf([
			{
				id: 'x',
				name: 'the sheet',
				read: { format: 'xlsx', sheet: 'a' },
				files: [{ name: 'x.xlsx', size: 1, hash: 'x' }],
				columns: COLUMNS
			}
		]),
		translate('en')
	);
	expect(script).toContain(`read_parquet('the sheet.parquet')`);
	expect(script).toMatch(/^-- .*save “the sheet” as Parquet/m);
	expect(script).not.toMatch(/^(; drop|them)/m);
});
