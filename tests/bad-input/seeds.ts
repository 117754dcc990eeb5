import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { native } from '$workers/ingest/native';
import { textRows, workbook } from '$workers/ingest/xlsx/testing';

const RECORDS = Array.from({ length: 12 }, (_, i) => ({
	customer: `c${i % 5}`,
	time: `2024-01-${String(i + 1).padStart(2, '0')}T10:00:00Z`,
	event: ['visit', 'call', 'order “è”'][i % 3] ?? '',
	amount: i * 1.5
}));
const HEADINGS = ['customer', 'time', 'event', 'amount'] as const;
const table = RECORDS.map((record) => HEADINGS.map((heading) => String(record[heading])));
const delimited = (delimiter: string, end: string) =>
	[[...HEADINGS], ...table].map((row) => row.join(delimiter) + end).join('');
const QUOTED = [
	HEADINGS.join(';'),
	...table.map((row, i) => row.map((cell) => `"${cell}${i % 4 === 0 ? ' ""x""\n' : ''}"`).join(';'))
].join('\r\n');
const LINES = RECORDS.map((record) => JSON.stringify(record)).join('\n');
const NESTED = RECORDS.map(({ customer, ...rest }, i) => ({
	user: { id: customer, tags: [1, i, null] },
	params: [
		{ key: 'page', value: { string_value: `p${i}` } },
		{ key: 'n', value: { int_value: i } }
	],
	...rest
}));
const LOG = `<?xml version="1.0" encoding="UTF-8"?><log xes.version="1.0">${[1, 2, 3]
	.map(
		(n) =>
			`<trace><string key="concept:name" value="case ${n}"/>${RECORDS.slice(0, 4)
				.map(
					({ time, event }) =>
						`<event><string key="concept:name" value="${event}"/><date key="time:timestamp" value="${time}"/></event>`
				)
				.join('')}</trace>`
	)
	.join('')}</log>`;

const columns = Object.fromEntries(
	HEADINGS.map((heading) => [heading, RECORDS.map((record) => record[heading])])
);
const SHEET = workbook({ sheets: { Events: textRows([[...HEADINGS], ...table.slice(0, 6)]) } });
const NUMBERS = workbook({
	sheets: {
		Events: `${textRows([[...HEADINGS]])}${RECORDS.map(
			({ amount }, i) =>
				`<row r="${i + 2}"><c r="A${i + 2}" t="s"><v>${i % 2}</v></c><c r="B${i + 2}" s="1"><v>${45_000 + i}.5</v></c><c r="D${i + 2}"><v>${amount}</v></c></row>`
		).join('')}`
	},
	formats: ['yyyy-mm-dd hh:mm', 14],
	strings: '<si><t>c1</t></si><si><r><t>c</t></r><r><t>2</t></r></si>'
});

/** A part of a workbook, to be damaged and packed again: no checksum tells of it. */
function partOf(book: Uint8Array, path: string): Seed {
	const parts = unzipSync(book);
	const bytes = parts[path] ?? new Uint8Array(0);
	return { bytes, packed: (damaged) => zipSync({ ...parts, [path]: damaged }, { level: 1 }) };
}

/** What is damaged, and what is then dropped. */
export interface Seed {
	readonly bytes: Uint8Array;
	packed(bytes: Uint8Array): Uint8Array;
}

async function parquet(codec: string): Promise<Uint8Array> {
	const folder = await mkdtemp(join(tmpdir(), 'seed-'));
	const path = join(folder, 'x.parquet');
	const query = `select 'c' || range % 5 as customer, timestamp '2024-01-01' + to_hours(range::integer) as time,
		{'a': range, 'b': ['x', null]} as nested, range / 7 as amount from range(60)`;
	try {
		await native(
			`copy (${query}) to '${path}' (format parquet, compression ${codec}, row_group_size 2048)`
		);
		return new Uint8Array(await readFile(path));
	} finally {
		await rm(folder, { recursive: true });
	}
}

/** Small sound files of every format and container, by name. */
export async function seeds(): Promise<Readonly<Record<string, Seed>>> {
	const text = (value: string) => strToU8(value);
	const csv = delimited(',', '\n');
	const whole = {
		'comma.csv': text(csv),
		'tab.tsv': text(delimited('\t', '\r\n')),
		'quoted.csv': text(QUOTED),
		'wide.csv': new Uint8Array(Buffer.from(`\ufeff${delimited(';', '\r\n')}`, 'utf16le')),
		'lines.ndjson': text(LINES),
		'list.json': text(JSON.stringify(RECORDS)),
		'columns.json': text(JSON.stringify(columns)),
		'nested.json': text(JSON.stringify({ meta: { n: 12 }, data: NESTED.slice(0, 6) }, null, 1)),
		'log.xes': text(LOG),
		'snappy.parquet': await parquet('snappy'),
		'zstd.parquet': await parquet('zstd'),
		'file.arrow': tableToIPC(tableFromArrays({ ...columns }), 'file'),
		'stream.arrow': tableToIPC(tableFromArrays({ ...columns }), 'stream'),
		'book.xlsx': SHEET,
		'comma.csv.gz': new Uint8Array(gzipSync(csv)),
		'several.zip': zipSync({ 'a.csv': text(csv), 'b/lines.ndjson': text(LINES) })
	};
	const kinds: Record<string, Seed> = {
		'sheet of book.xlsx': partOf(NUMBERS, 'xl/worksheets/sheet1.xml'),
		'strings of book.xlsx': partOf(NUMBERS, 'xl/sharedStrings.xml'),
		'styles of book.xlsx': partOf(NUMBERS, 'xl/styles.xml'),
		'sheets of book.xlsx': partOf(NUMBERS, 'xl/workbook.xml')
	};
	for (const [name, bytes] of Object.entries(whole))
		kinds[name] = { bytes, packed: (same) => same };
	return kinds;
}
