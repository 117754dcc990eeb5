import type { Format } from './source';

/** What a file that we do not read seems to be. */
export type Foreign = 'zip' | 'gzip' | 'pdf' | 'xls' | 'sqlite' | 'picture';

const MAGIC: readonly (readonly [Format | Foreign, readonly number[]])[] = [
	['zip', [0x50, 0x4b, 0x03, 0x04]],
	['zip', [0x50, 0x4b, 0x05, 0x06]],
	['gzip', [0x1f, 0x8b]],
	['parquet', [0x50, 0x41, 0x52, 0x31]],
	['arrow', [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31]],
	['arrow', [0xff, 0xff, 0xff, 0xff]],
	['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
	['xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
	['sqlite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72, 0x6d, 0x61, 0x74]],
	['picture', [0x89, 0x50, 0x4e, 0x47]],
	['picture', [0xff, 0xd8, 0xff]],
	['picture', [0x47, 0x49, 0x46, 0x38]]
];

/** The format of a file by the bytes it begins with, never by its name; or what it is that we do not read. */
export function formatOf(start: Uint8Array): Format | { readonly not: Foreign } {
	const found = MAGIC.find(([, magic]) => magic.every((byte, i) => start[i] === byte))?.[0];
	switch (found) {
		case undefined:
			return 'csv';
		case 'zip':
			return isWorkbook(start) ? 'xlsx' : { not: found };
		case 'gzip':
		case 'pdf':
		case 'xls':
		case 'sqlite':
		case 'picture':
			return { not: found };
		default:
			return found;
	}
}

/** A workbook is a zip whose first entries are named so. */
function isWorkbook(start: Uint8Array): boolean {
	const names = String.fromCharCode(...start.subarray(0, 4096));
	return names.includes('xl/') || names.includes('[Content_Types].xml');
}
