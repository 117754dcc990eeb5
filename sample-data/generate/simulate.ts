import { createCalendar } from './calendar.ts';
import { live } from './errands.ts';
import { EventLog } from './event-log.ts';
import { useTablet } from './household.ts';
import type { Life, World } from './life.ts';
import type { Person } from './person.ts';
import { plan } from './plan.ts';
import { Random } from './random.ts';

function begin(world: World, person: Person): Life {
	const random = new Random(world.seed ^ 0x11fe, person.index);
	return {
		world,
		person,
		random,
		agenda: [],
		busyUntil: 0,
		phoneKnown: false,
		unsubscribed: false
	};
}

/** Lets everybody live through the period; only numbers are kept. */
export function simulate(seed: number, people: readonly Person[], months: number): World {
	const log = new EventLog(people.length * 16 + 1024);
	const world: World = { seed, calendar: createCalendar(months), log, nextTicket: 0 };
	const families = new Map<number, Life[]>();
	for (const person of people) {
		const life = begin(world, person);
		plan(life);
		live(life);
		if (person.household < 0) continue;
		families.set(person.household, [...(families.get(person.household) ?? []), life]);
	}
	for (const [household, members] of families) useTablet(members, seed, household);
	return world;
}
