import { IDENTIFIED, SECOND_MAIL } from './event-log.ts';
import type { Errand, Life } from './life.ts';
import { dwell, note } from './life.ts';
import { isCustomer } from './person.ts';
import { DAY, HOUR, MINUTE, SECOND } from './rome-time.ts';
import type { Touch } from './touchpoints.ts';
import { WEB_NEXT, WEB_STARTS } from './web-chain.ts';
import type { WebStep } from './web-chain.ts';
import { draw } from './weights.ts';

type Session = { time: number; known: boolean; readonly slot: number; readonly source: number };

const MAX_STEPS = 24;

export function orderCents(life: Life): number {
	const { random } = life;
	if (random.chance(0.55)) return 999 + 500 * random.int(6);
	return 14_990 + 1000 * random.int(95);
}

function step(life: Life, session: Session, touch: Touch<'web'>): void {
	const second = life.person.secondMailbox !== '' && session.slot > 0;
	note(life, 'web', session.time, touch, {
		slot: session.slot,
		flags: (session.known ? IDENTIFIED : 0) | (second ? SECOND_MAIL : 0),
		code: session.source,
		value: touch === 'purchase' ? orderCents(life) : 0
	});
	session.time += dwell(life.random);
}

/** What a step leads to outside the site. */
function consequences(life: Life, session: Session, touch: Touch<'web'>): void {
	const { random, agenda, person } = life;
	if (touch === 'chat_open') {
		const topic = random.pick([
			'bill',
			'activation',
			'plan',
			'fault',
			'portability',
			'plan'
		] as const);
		agenda.push({ do: 'chat', time: session.time, topic, cookie: session.slot });
	} else if (touch === 'purchase' && random.chance(0.3)) {
		const time = session.time + random.between(DAY, 3 * DAY);
		agenda.push({ do: 'survey', time, reason: 'order', nps: 8.5 });
	} else if (touch === 'shop_finder' && person.card && random.chance(0.35)) {
		agenda.push({ do: 'shop', time: session.time + random.between(2 * HOUR, 3 * DAY) });
	} else if (touch === 'bill_view' && isCustomer(person) && random.chance(0.05)) {
		const time = session.time + random.between(5 * MINUTE, DAY);
		agenda.push({ do: 'call', time, topic: 'bill', round: 0, afterChat: false });
	} else if (touch === 'help_search' && isCustomer(person) && random.chance(0.14)) {
		const time = session.time + random.between(3 * MINUTE, 4 * HOUR);
		agenda.push({ do: 'call', time, topic: 'fault', round: 0, afterChat: false });
	}
}

/** Steps that need an account or an address send everybody else away. */
function allowed(life: Life, session: Session, next: WebStep): WebStep {
	const silent = isCustomer(life.person) && session.slot === life.person.silentCookie;
	if (next === 'login')
		return session.known || silent || !isCustomer(life.person) ? 'plan_view' : next;
	if (next === 'account_home' && !(session.known && isCustomer(life.person))) return 'end';
	if (next === 'chat_open' && !isCustomer(life.person)) return 'end';
	if (next === 'checkout_start' && silent) return 'end';
	return next;
}

export function webSession(life: Life, errand: Errand & { do: 'web' }): void {
	const session: Session = { ...errand, known: false };
	let loginDue = errand.login;
	let next: WebStep = draw(life.random, WEB_STARTS);
	if (life.person.kind === 'prospect' && errand.login) {
		next = 'newsletter_signup';
		loginDue = false;
	}
	for (let i = 0; i < MAX_STEPS && next !== 'end'; i++) {
		const touch: Touch<'web'> = next;
		// Guests type their address to check out; it stays with the session, like a login's.
		if (touch === 'login' || touch === 'checkout_start' || touch === 'newsletter_signup') {
			session.known = true;
			loginDue = false;
		}
		step(life, session, touch);
		consequences(life, session, touch);
		next = loginDue && touch !== 'chat_open' ? 'login' : draw(life.random, WEB_NEXT[touch]);
		next = allowed(life, session, next);
	}
	life.busyUntil = session.time + 10 * SECOND;
}
