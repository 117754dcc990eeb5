import { DocumentError } from './document-error';
import type { NotebookDocument } from './document';
import type { AnalysisOf } from './graph';
import { layOut } from './lay-out';
import { MOST_TEXT, parseDocument } from './parse-document';

export { DocumentError } from './document-error';
export { parseDocument } from './parse-document';

export const FILE_ENDING = '.sentiero.json';

/** Reads a notebook file. Throws `DocumentError`. */
export function readDocument(text: string, analysisOf: AnalysisOf): NotebookDocument {
	refuseLong(text);
	let value: unknown;
	try {
		// A byte-order mark is what some editors leave in front.
		value = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch (cause) {
		throw new DocumentError('not-json', '', {}, { cause });
	}
	return parseDocument(value, analysisOf);
}

/**
 * The text of a notebook file: JSON laid out for people and for line-by-line comparison. Equal
 * documents give equal text. Throws `DocumentError` for a document that could not be read again.
 */
export function writeDocument(document: NotebookDocument): string {
	const text = layOut(document);
	refuseLong(text);
	return text;
}

/**
 * The shortest text of a document, to be stored: complete, and sure to be read again. Throws
 * `DocumentError`.
 */
export function packDocument(document: NotebookDocument, analysisOf: AnalysisOf): string {
	const text = JSON.stringify(parseDocument(document, analysisOf));
	refuseLong(text);
	return text;
}

/** The name under which a notebook is saved: its title without what file systems refuse. */
export function fileNameOf(title: string): string {
	const name = shorten(
		title
			.normalize('NFC')
			.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, ' ')
			.replace(/[\\/:*?"<>|]/g, '-')
			.replace(/\s+/gu, ' ')
			.replace(/^[. ]+|[. ]+$/g, '')
	);
	const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name);
	return `${reserved ? '_' : ''}${name === '' ? 'notebook' : name}${FILE_ENDING}`;
}

/** At most 200 bytes of UTF-8, so that the ending fits into the 255 that file systems allow. */
function shorten(name: string): string {
	const encoder = new TextEncoder();
	let bytes = 0;
	let short = '';
	for (const character of name) {
		bytes += encoder.encode(character).length;
		if (bytes > 200) return short.trimEnd();
		short += character;
	}
	return short;
}

function refuseLong(text: string): void {
	// A character is at least a byte, so most texts need no counting.
	const long = text.length > MOST_TEXT || new TextEncoder().encode(text).length > MOST_TEXT;
	if (long) throw new DocumentError('too-large', '', { what: 'bytes', limit: MOST_TEXT });
}
