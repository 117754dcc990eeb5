import type { Calendar } from './calendar.ts';
import type { EventLog } from './event-log.ts';
import type { Channel } from './files.ts';
import { CHANNELS } from './files.ts';
import type { Person } from './person.ts';
import type { Random } from './random.ts';
import { SECOND } from './rome-time.ts';
import type { Reason, Topic } from './topics.ts';
import type { Touch } from './touchpoints.ts';
import { touchIndex } from './touchpoints.ts';

/** Something that a person is going to do. */
export type Errand =
	| { readonly do: 'web'; time: number; slot: number; login: boolean; source: number }
	| { readonly do: 'app'; time: number; slot: number; login: boolean }
	| { readonly do: 'call'; time: number; topic: Topic; round: number; afterChat: boolean }
	| { readonly do: 'chat'; time: number; topic: Topic; cookie: number }
	| { readonly do: 'campaign'; time: number; campaign: number; second: boolean }
	| { readonly do: 'shop'; time: number }
	| { readonly do: 'survey'; time: number; reason: Reason; nps: number };

export type World = {
	readonly seed: number;
	readonly calendar: Calendar;
	readonly log: EventLog;
	nextTicket: number;
};

/** One person on the way through the period. */
export type Life = {
	readonly world: World;
	readonly person: Person;
	readonly random: Random;
	readonly agenda: Errand[];
	/** Until when the person is busy with the errand before. */
	busyUntil: number;
	phoneKnown: boolean;
	unsubscribed: boolean;
};

type Details = { slot?: number; flags?: number; code?: number; value?: number };

/** Notes one happening, unless it falls after the end of the period. */
export function note<C extends Channel>(
	life: Life,
	channel: C,
	time: number,
	touch: Touch<C>,
	details: Details = {}
): void {
	const { calendar, log } = life.world;
	if (time < calendar.start || time >= calendar.end) return;
	log.add({
		time,
		person: life.person.index,
		channel: CHANNELS.indexOf(channel),
		touch: touchIndex(channel, touch),
		slot: details.slot ?? 0,
		flags: details.flags ?? 0,
		code: details.code ?? 0,
		value: details.value ?? 0,
		seed: life.random.bits()
	});
}

/** Seconds to minutes that pass between two steps of a session. */
export function dwell(random: Random, mean = 45): number {
	return (3 + Math.min(random.exponential(mean), 900)) * SECOND;
}
