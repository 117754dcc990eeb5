import { appSession } from './app-session.ts';
import { phoneCall } from './calls.ts';
import { whenOpen } from './calendar.ts';
import { chat } from './chats.ts';
import { IDENTIFIED, SECOND_MAIL, WITH_PHONE } from './event-log.ts';
import type { Errand, Life } from './life.ts';
import { note } from './life.ts';
import { DAY, HOUR, MINUTE } from './rome-time.ts';
import { CAMPAIGNS, NEWSLETTER, REASONS } from './topics.ts';
import { webSession } from './web-session.ts';

function campaign(life: Life, errand: Errand & { do: 'campaign' }): void {
	const { random, agenda } = life;
	const notice = errand.campaign === CAMPAIGNS.length;
	if (life.unsubscribed && !notice) return;
	const details = { code: errand.campaign, flags: errand.second ? SECOND_MAIL : 0 };
	note(life, 'email', errand.time, 'sent', details);
	if (!random.chance(notice ? 0.34 : 0.4)) return;
	const opened =
		errand.time + random.between(2 * MINUTE, 20 * MINUTE) + random.exponential(7 * HOUR);
	note(life, 'email', opened, 'opened', details);
	const next = random.next();
	if (next < (notice ? 0.06 : 0.26)) {
		const clicked = opened + random.between(5_000, MINUTE);
		note(life, 'email', clicked, 'clicked', details);
		const login = random.chance(0.5) || life.person.kind === 'prospect';
		agenda.push({ do: 'web', time: clicked + 4_000, slot: 0, login, source: NEWSLETTER });
	} else if (next > 0.985) {
		note(life, 'email', opened + MINUTE, 'unsubscribed', details);
		life.unsubscribed = true;
	}
}

function shopVisit(life: Life, errand: Errand & { do: 'shop' }): void {
	const { random, person } = life;
	const time = whenOpen(random, errand.time);
	const receipts = random.chance(0.12) ? 2 : 1;
	const mailed = person.mailbox !== '' && random.chance(0.6) ? IDENTIFIED : 0;
	for (let i = 0; i < receipts; i++) {
		note(life, 'shop', time + i * 4 * MINUTE, 'receipt', { flags: mailed, value: random.bits() });
	}
	life.busyUntil = time + 15 * MINUTE;
	if (mailed !== 0 && random.chance(0.22)) {
		const survey = time + random.between(2 * HOUR, 3 * DAY);
		life.agenda.push({ do: 'survey', time: survey, reason: 'shop', nps: 8.2 });
	}
}

function survey(life: Life, errand: Errand & { do: 'survey' }): void {
	const { random } = life;
	const nps = Math.min(10, Math.max(0, Math.round(random.normal(errand.nps, 1.7))));
	const csat = Math.min(5, Math.max(1, Math.round(random.normal(1 + nps * 0.4, 0.5))));
	const code = nps | (csat << 4) | (REASONS.indexOf(errand.reason) << 8);
	note(life, 'survey', errand.time, 'answered', {
		code,
		flags: random.chance(0.75) ? WITH_PHONE : 0
	});
}

function run(life: Life, errand: Errand): void {
	if (errand.do === 'web') webSession(life, errand);
	else if (errand.do === 'app') appSession(life, errand);
	else if (errand.do === 'call') phoneCall(life, errand);
	else if (errand.do === 'chat') chat(life, errand);
	else if (errand.do === 'campaign') campaign(life, errand);
	else if (errand.do === 'shop') shopVisit(life, errand);
	else if (life.person.mailbox !== '') survey(life, errand);
}

function takeEarliest(agenda: Errand[]): Errand | undefined {
	let best = 0;
	for (let i = 1; i < agenda.length; i++) {
		if ((agenda[i]?.time ?? 0) < (agenda[best]?.time ?? 0)) best = i;
	}
	return agenda.splice(best, 1)[0];
}

/** Does what is on the agenda in order of time, with whatever it leads to. */
export function live(life: Life): void {
	const idle = (errand: Errand): boolean => errand.do === 'campaign' || errand.do === 'survey';
	for (let next = takeEarliest(life.agenda); next; next = takeEarliest(life.agenda)) {
		if (next.time >= life.world.calendar.end) continue;
		if (!idle(next) && next.time < life.busyUntil) {
			// A chat follows its session at once; a new session leaves the usual half hour.
			const pause = next.do === 'web' || next.do === 'app' ? 31 * MINUTE : 0;
			next.time = life.busyUntil + pause + life.random.exponential(pause > 0 ? DAY / 24 : 5_000);
		}
		run(life, next);
	}
}
