import { Buffer } from 'node:buffer';
import type { Encoding } from './files.ts';

/** Characters that Windows-1252 has where Latin-1 has control codes, as far as we use them. */
const ONLY_WINDOWS: readonly (readonly [string, string])[] = [
	['€', '\u0080'],
	['’', '\u0092']
];

export function encode(text: string, encoding: Encoding): Buffer {
	if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
	let latin = text;
	for (const [character, code] of ONLY_WINDOWS) latin = latin.replaceAll(character, code);
	return Buffer.from(latin, 'latin1');
}
