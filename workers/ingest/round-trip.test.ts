import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Encoding } from '$lib/import/encoding';
import type { DuckDBDatabase } from '../duckdb';
import { openDatabase } from '../duckdb-node';
import { inspect } from './inspect';
import { locate } from './locate';
import { CALM, QUIET, encodedAs, loaded, textSource } from './testing';

let db: DuckDBDatabase;
beforeAll(async () => {
	db = await openDatabase();
});

const text = (encoding: Encoding) =>
	fc.string({
		unit: fc.oneof(
			{ weight: 4, arbitrary: fc.constantFrom(...'abc 019') },
			{ weight: 2, arbitrary: fc.constantFrom(',', ';', '"', "'", '\t', '|', '\n', '\r\n', '\r') },
			{
				weight: 1,
				arbitrary:
					encoding === 'windows-1252'
						? fc.constantFrom('à', '€', '’', 'ß')
						: encoding === 'windows-1251'
							? fc.constantFrom('Ж', 'ё', '№', 'я')
							: encoding === 'shift_jis'
								? // Their second bytes are those of \, | and @.
									fc.constantFrom('表', 'ポ', 'ァ', 'ｶ')
								: fc.constantFrom('à', '€', '漢', '🙂', 'e\u0301', '\u00a0')
			}
		),
		maxLength: 12
	});

const tables = fc
	.record({
		encoding: fc.constantFrom<Encoding>(
			'utf-8',
			'utf-16le',
			'utf-16be',
			'windows-1252',
			'windows-1251',
			'shift_jis'
		),
		delimiter: fc.constantFrom(',', ';', '\t', '|', '^'),
		quote: fc.constantFrom<'"' | "'">('"', "'"),
		lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
		header: fc.boolean(),
		mark: fc.boolean(),
		lastEnd: fc.boolean(),
		columns: fc.integer({ min: 1, max: 5 })
	})
	.chain((form) =>
		fc.record({
			form: fc.constant(form),
			rows: fc.array(
				fc.record({
					cells: fc.array(text(form.encoding), {
						minLength: form.columns,
						maxLength: form.columns
					}),
					always: fc.boolean(),
					/** Blank lines and broken records that come before. */
					blanks: fc.constantFrom(0, 0, 0, 1, 2),
					broken: fc.constantFrom('', '', '', 'short', 'long')
				}),
				{ maxLength: 20 }
			)
		})
	);

function encoded(value: string, encoding: Encoding, mark: boolean): Uint8Array<ArrayBuffer> {
	const marked = mark && encoding.startsWith('utf') ? `\ufeff${value}` : value;
	if (encoding === 'utf-8') return new Uint8Array(Buffer.from(marked));
	if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return encodedAs(marked, encoding);
	const wide = Buffer.from(marked, 'utf16le');
	return new Uint8Array(encoding === 'utf-16be' ? wide.swap16() : wide);
}

/** Line ends as editors count them in such a file. */
function lineEnds(value: string, lineEnd: string): number {
	const pattern = lineEnd === '\r' ? /\r\n|\r|\n/g : /\n/g;
	return value.match(pattern)?.length ?? 0;
}

it('loads any table in any form: the same values, in order, none lost, each with its line', async () => {
	await fc.assert(
		fc.asyncProperty(tables, async ({ form, rows }) => {
			const { encoding, delimiter, quote, lineEnd, header, mark, lastEnd, columns } = form;
			const cell = (value: string, always: boolean) => {
				const special = [delimiter, quote, '\n', '\r'].some((c) => value.includes(c));
				const must = always || special || (columns === 1 && value.trim() === '');
				return must ? quote + value.replaceAll(quote, quote + quote) + quote : value;
			};
			let file = header ? Array(columns).fill('h').join(delimiter) + lineEnd : '';
			let line = header ? 2 : 1;
			const lines: number[] = [];
			const rejects: number[] = [];
			const add = (record: string) => {
				file += record + lineEnd;
				line += lineEnds(record, lineEnd) + 1;
			};
			for (const { cells, always, blanks, broken } of rows) {
				for (let i = 0; i < blanks; i++) add('');
				if (broken !== '' && columns > 1) {
					rejects.push(line);
					const width = broken === 'short' ? columns - 1 : columns + 1;
					add(Array(width).fill('x').join(delimiter));
				}
				lines.push(line);
				add(cells.map((value) => cell(value, always)).join(delimiter));
			}
			if (!lastEnd) file = file.slice(0, -lineEnd.length || undefined);
			// In such a text no LF says that CR ends the lines; one within quotes would say otherwise.
			fc.pre(lineEnd !== '\r' || !file.includes('\n'));
			const blob = new Blob([encoded(file, encoding, mark)]);
			const source = textSource(columns, { encoding, delimiter, quote, header });
			const result = await loaded(db, source, [{ hash: 'h', blob }]);
			expect(result.rows.map(({ row: _, ...values }) => Object.values(values))).toEqual(
				rows.map(({ cells }) => cells.map((value) => (value === '' ? null : value)))
			);
			expect(result.rows.map(({ row }) => row)).toEqual(rows.map((_, i) => i));
			expect(result.rejects.map((reject) => Number(reject.line))).toEqual(rejects);
			const wanted = lines.map((_, i) => i).filter((i) => i % 3 !== 1);
			expect(await locate(db, CALM, source, [{ hash: 'h', blob }], wanted)).toEqual(
				wanted.map((i) => ({ file: 0, line: lines[i] }))
			);
		}),
		{ numRuns: 150 }
	);
});

it('shows in the first look just what it loads', async () => {
	await fc.assert(
		fc.asyncProperty(tables, async ({ form, rows }) => {
			const { encoding, delimiter, quote, lineEnd, columns } = form;
			const file = ['h'.repeat(columns).split('').join(delimiter)]
				.concat(
					rows.map(({ cells }) =>
						cells
							.map((v) => `${quote}${v.replaceAll(quote, quote + quote)}${quote}`)
							.join(delimiter)
					)
				)
				.map((record) => record + lineEnd)
				.join('');
			const blob = new Blob([encoded(file, encoding, false)]);
			const read = { format: 'csv', encoding, delimiter, quote, header: true, skip: 0 } as const;
			const seen = await inspect(db, CALM, { blob }, read, QUIET);
			const source = textSource(seen.headings.length, read);
			const { rows: all } = await loaded(db, source, [{ hash: 'h', blob }]);
			expect(all.map(({ row: _, ...values }) => Object.values(values))).toEqual(seen.rows);
		}),
		{ numRuns: 40 }
	);
});
