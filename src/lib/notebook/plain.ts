import { DocumentError } from './document-error';

/** Deeper than any spec needs, shallow enough for every walk over it to recurse. */
const MOST_LEVELS = 64;

/** Keys that reach an object's prototype where code copies them carelessly. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
	readonly [key: string]: Json;
}

/**
 * A fresh copy that consists of JSON alone, whatever it was made of (proxies too). Members that are
 * undefined are left out, as in JSON. Throws `DocumentError` for anything that JSON cannot hold, for
 * keys that reach the prototype, and for values nested too deeply.
 */
export function plain(value: unknown, path: readonly string[] = []): Json {
	if (path.length > MOST_LEVELS) {
		throw new DocumentError('too-large', path.join('.'), { what: 'levels', limit: MOST_LEVELS });
	}
	if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
	if (typeof value === 'number' && Number.isFinite(value)) return value;
	if (Array.isArray(value)) {
		// Not map, which would leave holes as they are.
		return Array.from(value, (item, index) => plain(item, [...path, `${index}`]));
	}
	if (typeof value === 'object' && isBare(value)) {
		const copy: Record<string, Json> = {};
		for (const [key, member] of Object.entries(value)) {
			const here = [...path, key];
			if (FORBIDDEN.has(key)) throw refuse('unknown', here, key);
			if (member !== undefined) copy[key] = plain(member, here);
		}
		return copy;
	}
	throw refuse('value', path, typeof value === 'number' ? String(value) : typeof value);
}

function isBare(value: object): boolean {
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === null;
}

function refuse(problem: 'unknown' | 'value', path: readonly string[], found: string) {
	const place = path.join('.');
	return new DocumentError('bad-value', place, { problem, path: place, found });
}
