import { describe, expect, it } from 'vitest';
import { EncodingScan } from './encoding';
import { utf8FromWindows1252 } from './windows-1252';

function encodingOf(bytes: Uint8Array, size = bytes.length): string {
	const scan = new EncodingScan();
	for (let at = 0; at < bytes.length; at += size) scan.push(bytes.subarray(at, at + size));
	return scan.result();
}

const utf8 = (text: string) => new Uint8Array(Buffer.from(text));

describe('the encoding of a file', () => {
	it('is UTF-8 where all bytes are, wherever chunks cut a character in two', () => {
		for (const size of [1, 2, 3, 5, 100]) {
			expect(encodingOf(utf8('a,è,漢,🙂,€\n'), size)).toBe('utf-8');
		}
		expect(encodingOf(utf8('plain'))).toBe('utf-8');
	});

	it('is Windows-1252 where they are not, even if only the last byte says so', () => {
		const late = new Uint8Array([...utf8('x'.repeat(300_000)), 0xe0]);
		expect(encodingOf(late, 70_000)).toBe('windows-1252');
		expect(encodingOf(new Uint8Array(Buffer.from('perché;città', 'latin1')))).toBe('windows-1252');
	});

	it('is told by a byte whose place is known, wherever chunks begin', () => {
		const bytes = new Uint8Array([...utf8('perché;'.repeat(3)), 0xe0, 0x20, 0xe8, 0xe9, 0xec]);
		for (const size of [1, 4, 7, 100]) {
			const scan = new EncodingScan();
			for (let at = 0; at < bytes.length; at += size) scan.push(bytes.subarray(at, at + size));
			expect([scan.result(), scan.fault]).toEqual(['windows-1252', 24]);
		}
	});

	it('is UTF-8 with damage where one of many accented characters is broken', () => {
		expect(encodingOf(new Uint8Array([...utf8('è'.repeat(200)), 0xe8, 0x20]))).toBe('utf-8');
	});

	it.each([
		['overlong', [0xc0, 0xaf]],
		['a surrogate', [0xed, 0xa0, 0x80]],
		['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
		['a lone continuation', [0x80]]
	])('is not UTF-8 with %s', (_, bytes) => {
		expect(encodingOf(new Uint8Array([...bytes, 0x20]))).toBe('windows-1252');
	});

	it('is UTF-16 by its mark or by its zeros', () => {
		const wide = new Uint8Array(Buffer.from('id;città\r\n1;Forlì\r\n', 'utf16le'));
		expect(encodingOf(wide)).toBe('utf-16le');
		expect(encodingOf(new Uint8Array(Buffer.from(wide).swap16()))).toBe('utf-16be');
		expect(encodingOf(new Uint8Array([0xff, 0xfe, ...Buffer.from('漢字', 'utf16le')]))).toBe(
			'utf-16le'
		);
	});

	it('is none where the bytes are no text', () => {
		expect(encodingOf(new Uint8Array([1, 0, 200, 3, 0, 0, 9]))).toBe('binary');
		expect(encodingOf(Uint8Array.from({ length: 500 }, (_, i) => (i * 7) % 256 || 1))).toBe(
			'binary'
		);
	});
});

it('every byte of Windows-1252 becomes the character that the standard names', () => {
	const all = Uint8Array.from({ length: 256 }, (_, i) => i);
	const text = new TextDecoder().decode(utf8FromWindows1252(all));
	expect([...text].length).toBe(256);
	expect(text.slice(0x80, 0x8a)).toBe('€\u0081‚ƒ„…†‡ˆ‰');
	expect(text.slice(0x91, 0x9a)).toBe('‘’“”•–—˜™');
	expect(text.slice(0xe0)).toBe('àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ');
});
