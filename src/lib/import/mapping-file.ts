import * as v from 'valibot';
import { titleOfFile } from './file-name';
import { mappingSchema, type Mapping } from './mapping';

/** Bytes of a mapping of as many columns as a file may have, with room. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Why a file holds no mapping. The words are in the message catalogue under `mapping-…`. */
export type MappingFault =
	'too-large' | 'not-json' | 'other-file' | 'newer' | 'invalid' | 'zone' | 'no-source';

export class MappingError extends Error {
	override readonly name = 'MappingError';

	/** `detail`: the part that is wrong, as `columns.2.role`, or the zone that nobody knows. */
	constructor(
		readonly code: MappingFault,
		readonly detail = ''
	) {
		super(detail === '' ? code : `${code}: ${detail}`);
	}
}

/** A mapping as a readable file: JSON, one property a line. */
export function writeMapping(mapping: Mapping): string {
	return `${JSON.stringify(mapping, null, '\t')}\n`;
}

/** `calls 2024` → `calls-2024.mapping.json`. */
export function mappingFileName(name: string): string {
	const safe = titleOfFile(name)
		.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-')
		.replace(/\s+/g, '-');
	return `${safe}.mapping.json`;
}

/** Characters among which a mapping says that it is one. */
const HEAD = 2000;

/** Whether a file is a saved mapping, by its first characters: data is not read. */
export async function isMappingFile(file: File): Promise<boolean> {
	if (!/\.json$/i.test(file.name)) return false;
	const head = await file
		.slice(0, HEAD)
		.text()
		.catch(() => '');
	return /^\ufeff?\s*\{[^[]*"format"\s*:\s*"sentiero-mapping"/.test(head);
}

/** The mapping in a file. Throws `MappingError`. */
export async function readMapping(file: Blob): Promise<Mapping> {
	if (file.size > MOST_BYTES) throw new MappingError('too-large');
	return parseMapping(await file.text());
}

/** The mapping in a text. Throws `MappingError`. */
export function parseMapping(text: string): Mapping {
	const value = jsonOf(text);
	const head = v.safeParse(v.object({ format: v.string(), version: v.number() }), value);
	if (!head.success || head.output.format !== 'sentiero-mapping') {
		throw new MappingError('other-file');
	}
	if (head.output.version > 1) throw new MappingError('newer');
	const parsed = v.safeParse(mappingSchema, value);
	if (!parsed.success) {
		throw new MappingError('invalid', v.getDotPath(parsed.issues[0]) ?? '');
	}
	for (const { type } of parsed.output.columns) {
		if (type.type === 'time' && !isZone(type.zone)) throw new MappingError('zone', type.zone);
	}
	return parsed.output;
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\ufeff/, ''));
	} catch {
		throw new MappingError('not-json');
	}
}

function isZone(zone: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: zone });
		return true;
	} catch {
		return false;
	}
}
