import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { RecordStream, type RecordShape } from './record-stream';

function recordsOf(bytes: Uint8Array, shape: RecordShape, cuts: readonly number[]) {
	const found: unknown[] = [];
	const text = (from: Uint8Array, start: number, end: number) =>
		Buffer.from(from.subarray(start, end)).toString('latin1');
	const stream = new RecordStream(shape, {
		header: (from, start, end) => found.push(['header', text(from, start, end)]),
		row: (from, start, end, line, odd) =>
			found.push(['row', line, odd, text(from, start, end)]) > 0,
		reject: (from, start, end, line, reason) =>
			found.push(['reject', line, reason, text(from, start, end)]) > 0
	});
	let at = 0;
	for (const cut of [
		...cuts.toSorted((a, b) => a - b).filter((c) => c < bytes.length),
		bytes.length
	]) {
		stream.push(bytes.subarray(at, cut), cut === bytes.length);
		at = cut;
	}
	return { found, regular: stream.regular, linesBefore: stream.linesBefore };
}

it('finds the same records however a text is cut into chunks', () => {
	const sign = fc.constantFrom('a', 'b', ',', ',', '"', '"', '\n', '\n', '\r\n', '\r', ' ', 'é');
	fc.assert(
		fc.property(
			fc.array(sign, { maxLength: 200 }),
			fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 8 }),
			fc.integer({ min: 0, max: 3 }),
			fc.boolean(),
			(signs, cuts, columns, header) => {
				// Chunks may be cut only behind the start that tells how lines end.
				const start = Buffer.from(`x,y\n${'# filler\n'.repeat(30_000)}`);
				const bytes = new Uint8Array(Buffer.concat([start, Buffer.from(signs.join(''))]));
				const shape = { delimiter: ',', quote: '"', header, skip: 30_001, columns };
				const moved = cuts.map((cut) => start.length - 50 + cut);
				expect(recordsOf(bytes, shape, moved)).toEqual(recordsOf(bytes, shape, []));
			}
		),
		{ numRuns: 60 }
	);
});

it('leaves no byte out: records, line ends and blank lines make up the text', () => {
	const sign = fc.constantFrom('a', ',', '"', '\n', ' ', 'é');
	fc.assert(
		fc.property(fc.array(sign, { maxLength: 60 }), (signs) => {
			const text = signs.join('');
			const shape = { delimiter: ',', quote: '"', header: false, skip: 0, columns: 0 };
			const { found } = recordsOf(new Uint8Array(Buffer.from(text)), shape, []);
			const told = (found as string[][]).map((record) => record[3]).join('');
			const bare = (value: string) => value.replace(/[\n ]/g, '');
			expect(bare(told)).toBe(bare(Buffer.from(text).toString('latin1')));
		})
	);
});

it('a line of hundreds of megabytes costs one reject, not memory', () => {
	const stream = new RecordStream(
		{ delimiter: ',', quote: '"', header: false, skip: 0, columns: 2 },
		{
			row: (_b, _s, _e, line) => rows.push(line) > 0,
			reject: (_b, _s, _e, line, reason) => rejects.push([line, reason]) > 0
		}
	);
	const rows: number[] = [];
	const rejects: [number, string][] = [];
	const long = new Uint8Array(4 << 20).fill(97);
	for (let i = 0; i < 75; i++) stream.push(long, false);
	stream.push(new Uint8Array(Buffer.from('\n1,2\n')), true);
	expect(rejects).toEqual([[1, 'too-long']]);
	expect(rows).toEqual([2]);
});
