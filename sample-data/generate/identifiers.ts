import { DOMAINS } from './names.ts';
import type { Person } from './person.ts';
import { at, mix } from './random.ts';

const PREFIXES = [
	320, 327, 328, 329, 331, 333, 334, 335, 338, 339, 340, 342, 345, 346, 347, 348, 349, 366, 368,
	371, 377, 380, 388, 389, 391, 392, 393
];
const PER_PREFIX = 10_000_000;

const hex = (value: number): string => value.toString(16).padStart(8, '0');

/**
 * Different for different indexes: multiplying by a number with no common factor only reorders.
 * Exact for the tens of millions of indexes whose product a double still holds.
 */
function shuffled(index: number, factor: number, shift: number, size: number): number {
	return (index * factor + shift) % size;
}

export function cookieId(seed: number, person: Person, slot: number): string {
	const key = mix(seed ^ 0xc00c1e, person.index * 8 + slot);
	return hex(key) + hex(mix(key, person.index)).slice(0, 4);
}

export function deviceId(seed: number, person: Person, slot: number): string {
	const key = mix(seed ^ 0xde71ce, person.index * 8 + slot);
	return `dev-${hex(key)}${hex(mix(key, person.index)).slice(0, 4)}`;
}

/** The tablet of a family. */
export function tabletId(seed: number, household: number): string {
	const key = mix(seed ^ 0x7ab1e7, household);
	return `dev-${hex(key)}${hex(mix(key, household)).slice(0, 4)}`;
}

export function customerId(person: Person): string {
	return `TS${String(shuffled(person.index, 7_368_787, 4_120_631, 10_000_000)).padStart(7, '0')}`;
}

export function email(person: Person, second: boolean): string {
	const mailbox = second && person.secondMailbox !== '' ? person.secondMailbox : person.mailbox;
	if (mailbox === '') return '';
	const domain = at(DOMAINS, mix(person.index, mailbox.length) % DOMAINS.length);
	return `${mailbox}@${domain}`;
}

/** National digits of the mobile, without prefix or spaces. */
export function phone(person: Person): string {
	const place = shuffled(person.index, 86_028_121, 33_127_771, PREFIXES.length * PER_PREFIX);
	const prefix = at(PREFIXES, Math.floor(place / PER_PREFIX));
	return `${prefix}${String(place % PER_PREFIX).padStart(7, '0')}`;
}

export function cardNumber(person: Person): string {
	return `6035${String(shuffled(person.index, 61_803_399, 27_182_818, 100_000_000)).padStart(8, '0')}`;
}
