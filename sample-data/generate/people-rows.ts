import { TRUTH_FILES } from './files.ts';
import {
	cardNumber,
	cookieId,
	customerId,
	deviceId,
	email,
	phone,
	tabletId
} from './identifiers.ts';
import { isCustomer } from './person.ts';
import type { Person } from './person.ts';
import type { SampleWriter } from './writer.ts';

export const personName = (index: number): string => `P${String(index + 1)}`;

function series(count: number, make: (slot: number) => string): string {
	return Array.from({ length: count }, (_, slot) => make(slot)).join('|');
}

function personRow(seed: number, person: Person): string[] {
	const online = person.kind !== 'walk-in' && person.kind !== 'caller';
	const mails = [email(person, false), person.secondMailbox === '' ? '' : email(person, true)];
	return [
		personName(person.index),
		person.kind,
		person.household < 0 ? '' : `H${person.household + 1}`,
		isCustomer(person) ? customerId(person) : '',
		mails.filter((mail) => mail !== '').join('|'),
		isCustomer(person) || person.kind === 'caller' ? phone(person) : '',
		series(online ? person.cookies : 0, (slot) => cookieId(seed, person, slot)),
		series(person.devices, (slot) => deviceId(seed, person, slot)),
		person.household < 0 ? '' : tabletId(seed, person.household),
		person.card ? cardNumber(person) : ''
	];
}

export function writePeople(seed: number, people: readonly Person[], write: SampleWriter): void {
	for (const person of people) write.row(TRUTH_FILES.people, personRow(seed, person));
}
