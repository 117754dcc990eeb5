import { APP_NEXT } from './app-chain.ts';
import type { AppStep } from './app-chain.ts';
import { appVersion, deviceKey } from './app-version.ts';
import { IDENTIFIED, SHARED_DEVICE } from './event-log.ts';
import type { Errand, Life } from './life.ts';
import { dwell, note } from './life.ts';
import { DAY, HOUR, MINUTE, SECOND } from './rome-time.ts';
import { FAULT } from './stories.ts';
import type { Touch } from './touchpoints.ts';
import { draw } from './weights.ts';

const MAX_STEPS = 20;

function afterPayment(life: Life, version: string): AppStep {
	const errors = version === FAULT.version ? FAULT.errorRate : FAULT.usualErrorRate;
	if (life.random.chance(errors)) return 'payment_error';
	return life.random.chance(0.92) ? 'purchase' : 'end';
}

function consequences(life: Life, touch: Touch<'app'>, time: number): void {
	const { random, agenda } = life;
	if (touch === 'chat_open') {
		const topic = random.pick(['bill', 'plan', 'signal', 'fault', 'activation'] as const);
		agenda.push({ do: 'chat', time, topic, cookie: -1 });
	} else if (touch === 'payment_error') {
		if (random.chance(FAULT.callAfterError)) {
			const call = time + random.between(10 * MINUTE, 1.5 * DAY);
			agenda.push({ do: 'call', time: call, topic: 'payment', round: 0, afterChat: false });
		} else if (random.chance(0.2)) {
			const survey = time + random.between(HOUR, 2 * DAY);
			agenda.push({ do: 'survey', time: survey, reason: 'payment', nps: 3.4 });
		}
	} else if (touch === 'purchase' && random.chance(0.1)) {
		const survey = time + random.between(HOUR, 2 * DAY);
		agenda.push({ do: 'survey', time: survey, reason: 'order', nps: 8.4 });
	} else if (touch === 'bill_view' && random.chance(0.04)) {
		const call = time + random.between(5 * MINUTE, DAY);
		agenda.push({ do: 'call', time: call, topic: 'bill', round: 0, afterChat: false });
	}
}

/**
 * One visit of the app. `loginFirst` opens with the login, as on a tablet that somebody else was
 * logged in on: what comes before a login belongs to whoever logged in last.
 */
export function appSession(life: Life, errand: Errand & { do: 'app' }, loginFirst = false): void {
	const { random, person } = life;
	const shared = errand.slot === SHARED_DEVICE;
	const device = deviceKey(shared ? person.household : person.index, errand.slot);
	const version = appVersion(device, errand.time);
	let time = errand.time;
	let known = false;
	let loginDue = errand.login;
	let next: AppStep = random.chance(0.1) ? 'push_open' : 'app_open';
	if (loginFirst) next = 'login';
	for (let i = 0; i < MAX_STEPS && next !== 'end'; i++) {
		const touch: Touch<'app'> = next === 'checkout_start' && !known ? 'login' : next;
		if (touch === 'login') {
			known = true;
			loginDue = false;
		}
		note(life, 'app', time, touch, { slot: errand.slot, flags: known ? IDENTIFIED : 0 });
		time += dwell(random, 28);
		consequences(life, touch, time);
		if (touch !== next) next = 'checkout_start';
		else if (touch === 'checkout_payment') next = afterPayment(life, version);
		else next = loginDue ? 'login' : draw(random, APP_NEXT[touch]);
	}
	life.busyUntil = time + 10 * SECOND;
}
