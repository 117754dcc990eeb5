import { ENGLISH_FIRST, ENGLISH_LAST, ITALIAN_FIRST, ITALIAN_LAST } from './names.ts';
import type { Kind, Person } from './person.ts';
import { Random } from './random.ts';
import { HOUSEHOLDS } from './stories.ts';
import { choice, draw } from './weights.ts';

const KINDS = choice<Kind>([
	['customer', 74],
	['prospect', 6],
	['visitor', 15],
	['walk-in', 3],
	['caller', 2]
]);
const COOKIES = choice<number>([
	[1, 60],
	[2, 30],
	[3, 10]
]);
const DEVICES = choice<number>([
	[0, 36],
	[1, 50],
	[2, 14]
]);

type Seat = { readonly household: number; readonly lastName: string | undefined };

class Mailboxes {
	private readonly taken = new Map<string, number>();

	claim(name: string): string {
		const count = (this.taken.get(name) ?? 0) + 1;
		this.taken.set(name, count);
		return count === 1 ? name : `${name}${count}`;
	}
}

function makePerson(random: Random, index: number, seat: Seat, mailboxes: Mailboxes): Person {
	const kind = seat.household >= 0 ? 'customer' : draw(random, KINDS);
	const italian = seat.household >= 0 || random.chance(0.72);
	const first = random.pick(italian ? ITALIAN_FIRST : ENGLISH_FIRST);
	const last = seat.lastName ?? random.pick(italian ? ITALIAN_LAST : ENGLISH_LAST);
	const customer = kind === 'customer';
	const cookies = customer ? draw(random, COOKIES) : 1;
	const hasMail = customer || kind === 'prospect' || kind === 'visitor';
	const style = random.chance(0.75) ? `${first}.${last}` : `${first.slice(0, 1)}.${last}`;
	const second = customer && random.chance(0.12);
	return {
		index,
		kind,
		language: italian ? 'it' : 'en',
		mailbox: hasMail ? mailboxes.claim(style) : '',
		secondMailbox: second ? mailboxes.claim(`${last}.${first}`) : '',
		cookies,
		silentCookie: cookies > 1 && random.chance(0.1) ? 1 : -1,
		devices: customer ? draw(random, DEVICES) : 0,
		card: kind === 'walk-in' || (customer && random.chance(0.34)),
		household: seat.household,
		activity: Math.min(3.2, 0.35 + random.exponential(0.65)),
		subscribed: (customer && random.chance(0.7)) || kind === 'prospect'
	};
}

export function householdCount(people: number): number {
	return people < 8 ? 0 : Math.max(1, Math.round(people / HOUSEHOLDS.peoplePerHousehold));
}

/** Everybody, households seated together so that their members share a surname. */
export function createPopulation(seed: number, people: number): Person[] {
	const households = householdCount(people);
	const stride = households > 0 ? Math.floor(people / households) : people + 1;
	const mailboxes = new Mailboxes();
	const population: Person[] = [];
	for (let index = 0; index < people; index++) {
		const household = Math.floor(index / stride);
		const family = new Random(seed, 0x40000000 + household);
		const lastName = family.pick(ITALIAN_LAST);
		const size = household === 0 ? 4 : 2 + family.int(3);
		const member = household < households && index % stride < size;
		const seat = member ? { household, lastName } : { household: -1, lastName: undefined };
		population.push(makePerson(new Random(seed, index), index, seat, mailboxes));
	}
	return population;
}
