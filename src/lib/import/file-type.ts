/** What a file that is no text seems to be, by the bytes it begins with. */
export type FileType = 'zip' | 'xlsx' | 'gzip' | 'parquet' | 'pdf' | 'xls' | 'sqlite' | 'picture';

const MAGIC: readonly (readonly [FileType, readonly number[]])[] = [
	['zip', [0x50, 0x4b, 0x03, 0x04]],
	['zip', [0x50, 0x4b, 0x05, 0x06]],
	['gzip', [0x1f, 0x8b]],
	['parquet', [0x50, 0x41, 0x52, 0x31]],
	['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
	['xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
	['sqlite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72, 0x6d, 0x61, 0x74]],
	['picture', [0x89, 0x50, 0x4e, 0x47]],
	['picture', [0xff, 0xd8, 0xff]],
	['picture', [0x47, 0x49, 0x46, 0x38]]
];

/** The kind of a file that is certainly not delimited text, else undefined. */
export function fileTypeOf(start: Uint8Array): FileType | undefined {
	const found = MAGIC.find(([, magic]) => magic.every((byte, i) => start[i] === byte))?.[0];
	if (found !== 'zip') return found;
	const names = String.fromCharCode(...start.subarray(0, 4096));
	return names.includes('xl/') || names.includes('[Content_Types].xml') ? 'xlsx' : 'zip';
}
