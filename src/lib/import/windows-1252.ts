/** Code points of the bytes 0x80–0x9f (WHATWG encoding standard, index windows-1252); the rest are Latin-1. */
const HIGH = [
	0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039,
	0x0152, 0x8d, 0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc,
	0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178
];

const ENCODED = Array.from({ length: 128 }, (_, i) =>
	new TextEncoder().encode(String.fromCodePoint(HIGH[i] ?? i + 128))
);

/** Windows-1252 as UTF-8, byte for byte and without a string between (some Node versions decode it as Latin-1). */
export function utf8FromWindows1252(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
	const out = new Uint8Array(bytes.length * 3);
	let length = 0;
	for (const byte of bytes) {
		const encoded = byte < 0x80 ? undefined : ENCODED[byte - 0x80];
		if (encoded === undefined) {
			out[length++] = byte;
			continue;
		}
		for (const part of encoded) out[length++] = part;
	}
	return out.slice(0, length);
}
