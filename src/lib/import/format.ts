import { looksLikeJson, startText } from './json/detect';
import type { Format } from './source';

/** What a file that we do not read seems to be. */
export type Foreign = 'zip' | 'gzip' | 'pdf' | 'xls' | 'sqlite' | 'picture' | 'html' | 'xml';

const MAGIC: readonly (readonly [Format | Foreign, readonly number[]])[] = [
	['zip', [0x50, 0x4b, 0x03, 0x04]],
	['zip', [0x50, 0x4b, 0x05, 0x06]],
	['gzip', [0x1f, 0x8b]],
	['parquet', [0x50, 0x41, 0x52, 0x31]],
	['arrow', [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31]],
	// Feather of the first version, which is refused by its reader.
	['arrow', [0x46, 0x45, 0x41, 0x31]],
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
			return textFormat(start);
		case 'zip':
			return isWorkbook(start) ? 'xlsx' : { not: found };
		case 'gzip':
		case 'pdf':
		case 'xls':
		case 'sqlite':
		case 'picture':
		case 'html':
		case 'xml':
			return { not: found };
		default:
			return found;
	}
}

function textFormat(start: Uint8Array): Format | { readonly not: Foreign } {
	if (looksLikeJson(start)) return 'json';
	const text = startText(start);
	if (isLog(text)) return 'xes';
	// An error's page saved in place of the export, or a table that a program wrote as one.
	if (/^\s*<(?:!doctype\s+html|html)\b/i.test(text)) return { not: 'html' };
	return /^\s*<\?xml\s/.test(text) ? { not: 'xml' } : 'csv';
}

/** An event log: XML whose document is a `log`. */
function isLog(text: string): boolean {
	return /^\s*<(?:\?xml|!--|log\b)/.test(text) && /<log[\s>]/.test(text);
}

/** Where the name of a zip's first entry begins. */
const NAME = 30;
const OFFICE = ['[Content_Types].xml', '_rels/', 'docProps/', 'xl/'];

/** Whether a zip begins as office documents do, those of other programs than Excel among them. */
function isWorkbook(start: Uint8Array): boolean {
	const length = (start[26] ?? 0) | ((start[27] ?? 0) << 8);
	const first = String.fromCharCode(...start.subarray(NAME, NAME + Math.min(length, 64)));
	const names = String.fromCharCode(...start.subarray(0, 4096));
	return OFFICE.some((name) => first.startsWith(name)) && !/(?:word|ppt)\//.test(names);
}
