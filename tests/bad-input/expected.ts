import type { EngineErrorCode } from '$lib/engine/errors';

/** What a file of the corpus comes to: an error about it (or a file in it), or rows and rejects. */
export type Expected =
	| { readonly error: EngineErrorCode; readonly about?: string }
	| { readonly rows: readonly string[]; readonly rejects?: readonly string[] };

const THREE = [
	'c1|2024-01-01 10:00:00|visit',
	'c2|2024-01-02 11:00:00|call',
	'c3|2024-01-03 12:00:00|order'
];
const THREE_AT_TEN = [
	'c1|2024-01-01 10:00:00|visit',
	'c2|2024-01-02 10:00:00|call',
	'c3|2024-01-03 10:00:00|order'
];

/** Rows with their fields joined by `|`; rejects as `line reason`. */
export const EXPECTED: Readonly<Record<string, Expected>> = {
	'ragged.csv': {
		rows: [
			'c1|2024-01-01 10:00:00|visit',
			'c4|2024-01-04 13:00:00|call',
			'c5|2024-01-05 14:00:00|visit'
		],
		rejects: ['3 columns', '4 columns']
	},
	'stray-quotes.csv': {
		rows: [
			'c1|2024-01-01 10:00:00|"a ""good"" one"',
			'c2|2024-01-02 11:00:00|a "stray" one',
			'c3|2024-01-03 12:00:00|"broken" one',
			'c4|2024-01-04 13:00:00|call'
		]
	},
	'one-open-quote.csv': {
		rows: [
			...Array.from({ length: 11 }, (_, i) => `d${i}|2024-02-01 10:00:00|a "b" c`),
			'c9|2024-01-03 12:00:00|order'
		],
		rejects: ['13 quotes']
	},
	'open-quote.csv': {
		rows: [THREE[0] ?? '', 'c2|2024-01-02 11:00:00|"never closed', THREE[2] ?? '']
	},
	'bom.csv': { rows: THREE },
	'utf-16.csv': { rows: THREE },
	'nul-bytes.csv': {
		rows: [
			'c1|2024-01-01 10:00:00|vi\0sit',
			'c\x002|2024-01-02 11:00:00|call',
			...Array.from({ length: 20 }, (_, i) => `d${i}|2024-02-01 10:00:00|visit`)
		]
	},
	'nothing-but-zeros.csv': { error: 'file-not-text' },
	'bad-utf-8.csv': {
		rows: [
			...Array.from({ length: 60 }, (_, i) => `c${i}|2024-01-01 10:00:00|caffè`),
			'y|2024-01-03 12:00:00|caffè'
		],
		rejects: ['62 encoding']
	},
	'mixed-line-ends.csv': {
		rows: [
			'c1|2024-01-01 10:00:00|visit',
			'c2|2024-01-02 11:00:00|call',
			'c3|2024-01-03 12:00:00|two\r\nlines',
			'c4|2024-01-04 13:00:00|order'
		]
	},
	'returns-only.csv': { rows: THREE },
	'mixed-dates.csv': {
		rows: [
			'c1|2024-01-01 10:00:00|visit',
			'c2|02/01/2024 11:00|call',
			'c3|2024-01-03 12:00:00|order',
			'c4|2024-01-04 13:00:00|order',
			'c5|soon|visit',
			'c6|2024-02-30 10:00:00|visit',
			...['7', '8', '9', '10'].map((n) => `c${n}|2024-01-${n.padStart(2, '0')} 10:00:00|visit`)
		]
	},
	'same-headings.csv': {
		rows: ['c1|2024-01-01 10:00:00|visit|1.0|a|b|x', 'c2|2024-01-02 11:00:00|call|2.0|c|d|y']
	},
	'headings-only.csv': { rows: [] },
	'blank.csv': { error: 'file-empty' },
	'empty.csv': { error: 'file-empty' },
	'one-byte.csv': { rows: ['|'] },
	'really-json.csv': { rows: THREE_AT_TEN },
	'really-csv.xlsx': { rows: THREE },
	'really-csv.gz': { rows: THREE },
	'really-xlsx.csv': { rows: THREE_AT_TEN },
	'cut-off.json': { rows: THREE_AT_TEN.slice(0, 2), rejects: ['3 json'] },
	'cut-off-early.json': { error: 'file-broken' },
	'no-records.json': { rows: ['no such export|404'] },
	'empty-list.json': { error: 'file-empty' },
	'bad-line.ndjson': {
		rows: [THREE_AT_TEN[0] ?? '', THREE_AT_TEN[2] ?? ''],
		rejects: ['2 json', '3 json']
	},
	'entities.xes': { error: 'file-broken' },
	'broken-log.xes': { error: 'file-broken' },
	'cut-off.xes': {
		rows: ['case 1|step 1|2024-01-01 10:00:00', 'case 1|step 2|2024-01-02 10:00:00'],
		rejects: ['3 xml']
	},
	'other.xml': { error: 'file-not-text' },
	'page.html': { error: 'file-not-text' },
	'cut-off.parquet': { error: 'parquet-broken' },
	'bad-pages.parquet': { error: 'parquet-broken' },
	'bad-footer.parquet': { error: 'parquet-broken' },
	'cut-off.arrow': { error: 'arrow-broken' },
	'cut-off.csv.gz': { error: 'archive-truncated' },
	'bad-checksum.csv.gz': { error: 'archive-checksum' },
	'cut-off.zip': { error: 'archive-truncated' },
	'bad-checksum.zip': { error: 'archive-checksum' },
	'password.zip': { error: 'archive-encrypted' },
	'no-data.zip': { error: 'archive-empty' },
	'escape.zip': { rows: THREE },
	'some-good.zip': { error: 'file-empty', about: 'empty.csv' },
	'password.xlsx': { error: 'xlsx-password' },
	'broken-sheet.xlsx': { error: 'xlsx-broken' },
	'cut-off.xlsx': { error: 'xlsx-broken' },
	'no-rows.xlsx': { error: 'file-empty' },
	'paper.docx': { error: 'file-not-text' },
	'paper.pdf': { error: 'file-not-text' },
	'picture.csv': { error: 'file-not-text' }
};
