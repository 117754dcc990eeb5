import { appSession } from './app-session.ts';
import { pickTime } from './calendar.ts';
import { live } from './errands.ts';
import { SHARED_DEVICE } from './event-log.ts';
import type { Life } from './life.ts';
import { Random } from './random.ts';
import { HOUR } from './rome-time.ts';
import { HOUSEHOLDS } from './stories.ts';

const APART = 2 * HOUR;

/**
 * The family's tablet: whoever picks it up logs in when somebody else was logged in before, and
 * often does not when they were the last. So a row without login belongs to the last login.
 */
export function useTablet(members: readonly Life[], seed: number, household: number): void {
	const world = members[0]?.world;
	if (world === undefined) return;
	const random = new Random(seed, 0x60000000 + household);
	const visits = Math.max(4, Math.round((HOUSEHOLDS.sessions * world.calendar.months) / 6));
	const times = Array.from({ length: visits }, () => pickTime(world.calendar, random, 'app'));
	let free = 0;
	let last: Life | undefined;
	for (const planned of times.sort((a, b) => a - b)) {
		const stays = last !== undefined && random.chance(HOUSEHOLDS.stayLoggedIn);
		const user: Life = stays && last !== undefined ? last : random.pick(members);
		const time = Math.max(planned, free);
		const changed = user !== last;
		const errand = { do: 'app' as const, time, slot: SHARED_DEVICE, login: changed };
		// The first visit of all opens before anybody has logged in.
		appSession(user, errand, changed && last !== undefined);
		free = user.busyUntil + APART;
		last = user;
		live(user);
	}
}
