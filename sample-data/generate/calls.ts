import { wallDate, whenOpen } from './calendar.ts';
import { IDENTIFIED } from './event-log.ts';
import type { Errand, Life } from './life.ts';
import { note } from './life.ts';
import { isCustomer } from './person.ts';
import { DAY, HOUR, MINUTE, SECOND } from './rome-time.ts';
import { HANDOVER, TARIFF } from './stories.ts';
import { CALL_REASON, RESOLVED, TRANSFERRED } from './topics.ts';
import type { Reason } from './topics.ts';
import type { Touch } from './touchpoints.ts';

type Call = Errand & { do: 'call' };

function flags(life: Life): number {
	if (!isCustomer(life.person)) return 0;
	const identified = life.random.chance(life.phoneKnown ? 0.72 : 0.93);
	if (identified) life.phoneKnown = true;
	return identified ? IDENTIFIED : 0;
}

/** Notes a call and gives the moment at which it ends. */
function ring(
	life: Life,
	time: number,
	reason: Touch<'call'>,
	code: number,
	minutes: number
): number {
	const seconds = Math.max(40, Math.round(life.random.exponential(minutes * 60)));
	const capped = Math.min(seconds, 2700);
	note(life, 'call', time, reason, { flags: flags(life), code, value: capped });
	return time + capped * SECOND;
}

function outcome(life: Life, resolvedShare: number): number {
	if (life.random.chance(resolvedShare)) return RESOLVED;
	const rest = life.random.next();
	if (rest < 0.6) return 1;
	return rest < 0.92 ? 2 : 4;
}

function askOpinion(life: Life, time: number, reason: Reason, nps: number, share: number): void {
	if (!life.random.chance(share)) return;
	life.agenda.push({ do: 'survey', time: time + life.random.between(HOUR, 2 * DAY), reason, nps });
}

function billCall(life: Life, call: Call): void {
	const { random, agenda } = life;
	const changed = call.time >= wallDate(TARIFF.changed);
	const again = random.chance(changed ? TARIFF.repeatAfter : TARIFF.repeatBefore);
	const repeats = again && call.round < 4;
	const code = repeats ? outcome(life, 0.1) : outcome(life, HANDOVER.resolvedByDirectCall);
	const end = ring(life, call.time, 'Bolletta', code, call.round > 0 ? 8 : 5.5);
	if (repeats) {
		const time = call.time + random.between(0.7 * DAY, 5.3 * DAY);
		agenda.push({ ...call, time, round: call.round + 1, afterChat: false });
	} else if (call.round > 0) {
		askOpinion(life, end, changed ? 'tariff' : 'repeat', TARIFF.npsRepeat, 0.6);
	} else {
		askOpinion(life, end, 'bill', TARIFF.npsFirstCall, 0.32);
	}
	life.busyUntil = end;
}

/** Nothing of the chat reaches the phone: the caller explains everything again. */
function callAfterChat(life: Life, call: Call): void {
	const reason = CALL_REASON[call.topic];
	const first = ring(life, call.time, 'Passaggio da chat', TRANSFERRED, 4);
	const again = first + life.random.between(2 * MINUTE, 12 * MINUTE);
	const end = ring(life, again, reason, outcome(life, HANDOVER.resolvedAfterHandover), 9);
	askOpinion(life, end, 'handover', HANDOVER.nps, 0.45);
	life.busyUntil = end;
}

function otherCall(life: Life, call: Call): void {
	const code = outcome(life, HANDOVER.resolvedByDirectCall);
	const end = ring(life, call.time, CALL_REASON[call.topic], code, 6);
	if (call.topic === 'payment') askOpinion(life, end, 'payment', 3.6, 0.4);
	else askOpinion(life, end, 'call', code === RESOLVED ? 7.8 : 4.4, 0.3);
	life.busyUntil = end;
}

export function phoneCall(life: Life, call: Call): void {
	const open = { ...call, time: whenOpen(life.random, call.time) };
	if (open.afterChat) callAfterChat(life, open);
	else if (open.topic === 'bill') billCall(life, open);
	else otherCall(life, open);
}
