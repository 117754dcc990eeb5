import { pickTime, wallDate } from './calendar.ts';
import type { Errand, Life } from './life.ts';
import { isCustomer } from './person.ts';
import { HOUR, fromWall } from './rome-time.ts';
import { TARIFF } from './stories.ts';
import { CAMPAIGNS } from './topics.ts';
import type { Topic } from './topics.ts';
import { choice, draw } from './weights.ts';

const CALL_TOPICS = choice<Topic>([
	['fault', 26],
	['activation', 11],
	['complaint', 13],
	['signal', 12],
	['payment', 5],
	['plan', 13],
	['portability', 6],
	['information', 10],
	['leaving', 4]
]);
const SOURCE_INDEX = choice<number>([
	[0, 46],
	[1, 33],
	[3, 8],
	[4, 6],
	[5, 7]
]);
const SLOTS = [
	choice([[0, 1]]),
	choice([
		[0, 70],
		[1, 30]
	]),
	choice([
		[0, 58],
		[1, 26],
		[2, 16]
	])
];

function slotOf(life: Life, slots: number): number {
	const from = SLOTS[slots - 1];
	return from === undefined ? 0 : draw(life.random, from);
}

/** Makes sure that each cookie or device that can be known is known from at least one login. */
function logInOnce(life: Life, errands: readonly (Errand & { do: 'web' | 'app' })[]): void {
	const bySlot = new Map<number, (Errand & { do: 'web' | 'app' })[]>();
	for (const errand of errands) {
		bySlot.set(errand.slot, [...(bySlot.get(errand.slot) ?? []), errand]);
	}
	for (const [slot, list] of bySlot) {
		const silent = errands[0]?.do === 'web' && slot === life.person.silentCookie;
		for (const errand of list) if (silent) errand.login = false;
		if (!silent) life.random.pick(list).login = true;
	}
}

function planWeb(life: Life, mean: number): void {
	const { random, person, world } = life;
	const errands: (Errand & { do: 'web' })[] = [];
	const least = person.kind === 'visitor' || person.kind === 'prospect' ? 1 : 0;
	for (let n = Math.max(least, random.count(mean)); n > 0; n--) {
		const login = isCustomer(person) && random.chance(0.34);
		const time = pickTime(world.calendar, random, 'online');
		const slot = slotOf(life, person.cookies);
		errands.push({ do: 'web', time, slot, login, source: draw(random, SOURCE_INDEX) });
	}
	if (person.kind !== 'visitor') logInOnce(life, errands);
	life.agenda.push(...errands);
}

function planApp(life: Life, mean: number): void {
	const { random, person, world } = life;
	const errands: (Errand & { do: 'app' })[] = [];
	for (let n = random.count(mean); n > 0; n--) {
		const time = pickTime(world.calendar, random, 'app');
		const login = random.chance(0.45);
		errands.push({ do: 'app', time, slot: slotOf(life, person.devices), login });
	}
	logInOnce(life, errands);
	life.agenda.push(...errands);
}

function planCalls(life: Life, mean: number, billMean: number): void {
	const { random, agenda, world } = life;
	for (let n = random.count(mean); n > 0; n--) {
		const time = pickTime(world.calendar, random, 'desk');
		agenda.push({ do: 'call', time, topic: draw(random, CALL_TOPICS), round: 0, afterChat: false });
	}
	for (let n = random.count(billMean); n > 0; n--) {
		const time = pickTime(world.calendar, random, 'bill');
		agenda.push({ do: 'call', time, topic: 'bill', round: 0, afterChat: false });
	}
}

function planCampaigns(life: Life): void {
	const { random, agenda, person } = life;
	const batch = (date: string): number =>
		fromWall(wallDate(date) + 9.5 * HOUR + random.int(2 * HOUR));
	CAMPAIGNS.forEach(([date], campaign) => {
		if (!person.subscribed || !random.chance(0.27)) return;
		agenda.push({ do: 'campaign', time: batch(date), campaign, second: false });
	});
	if (!isCustomer(person)) return;
	for (const second of person.secondMailbox === '' ? [false] : [false, true]) {
		const time = batch(TARIFF.noticeSent);
		agenda.push({ do: 'campaign', time, campaign: CAMPAIGNS.length, second });
	}
}

/** What a person sets out to do in the period; everything else follows from it. */
export function plan(life: Life): void {
	const { random, person, world } = life;
	const share = (world.calendar.months / 6) * person.activity;
	const shopTimes = person.kind === 'walk-in' ? 1 + random.int(2) : random.count(1.5 * share);
	if (person.kind === 'visitor') planWeb(life, 1.3 * share);
	if (person.kind === 'prospect') planWeb(life, 1.8 * share);
	if (isCustomer(person)) {
		planWeb(life, (random.chance(0.7) ? 1.9 : 0.15) * share);
		if (person.devices > 0) planApp(life, 2.05 * share);
		const calls = random.chance(0.4);
		planCalls(life, (calls ? 1 : 0.06) * share, (calls ? 0.44 : 0.05) * share);
	}
	if (person.kind === 'caller') {
		const time = pickTime(world.calendar, random, 'desk');
		life.agenda.push({ do: 'call', time, topic: 'information', round: 0, afterChat: false });
	}
	for (let n = person.card ? shopTimes : 0; n > 0; n--) {
		life.agenda.push({ do: 'shop', time: pickTime(world.calendar, random, 'shop') });
	}
	planCampaigns(life);
}
