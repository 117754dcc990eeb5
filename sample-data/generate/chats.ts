import { whenOpen } from './calendar.ts';
import { IDENTIFIED } from './event-log.ts';
import type { Errand, Life } from './life.ts';
import { dwell, note } from './life.ts';
import { DAY, HOUR, MINUTE } from './rome-time.ts';
import { HANDOVER } from './stories.ts';
import { TOPICS } from './topics.ts';
import type { Touch } from './touchpoints.ts';

type Chat = Errand & { do: 'chat' };

/** How a chat goes on after the first answer of the bot. */
function course(life: Life): readonly Touch<'chat'>[] {
	const { random } = life;
	if (random.chance(HANDOVER.share)) return ['agent_joined', 'chat_to_phone'];
	const last = random.chance(HANDOVER.resolvedInChat) ? 'chat_resolved' : 'chat_abandoned';
	return random.chance(0.7) ? ['agent_joined', last] : [last];
}

export function chat(life: Life, errand: Chat): void {
	const { random, agenda, world } = life;
	const details = {
		// Slot 0 is no cookie: the chat was opened in the app.
		slot: errand.cookie + 1,
		flags: errand.cookie < 0 || random.chance(0.85) ? IDENTIFIED : 0,
		code: TOPICS.indexOf(errand.topic),
		value: world.nextTicket++
	};
	let time = errand.time;
	const steps: readonly Touch<'chat'>[] = ['chat_started', 'bot_reply', ...course(life)];
	let last: Touch<'chat'> = 'chat_started';
	for (const step of steps) {
		note(life, 'chat', time, step, details);
		time += dwell(random, step === 'agent_joined' ? 260 : 50);
		last = step;
	}
	life.busyUntil = time;
	if (last === 'chat_to_phone') {
		const call = whenOpen(random, time + random.between(2 * MINUTE, 35 * MINUTE));
		agenda.push({ do: 'call', time: call, topic: errand.topic, round: 0, afterChat: true });
	} else if (last === 'chat_resolved' && random.chance(0.22)) {
		const survey = time + random.between(HOUR, 2 * DAY);
		agenda.push({ do: 'survey', time: survey, reason: 'chat', nps: 8 });
	}
}
