import type { Calendar } from './calendar.ts';
import type { EventLog } from './event-log.ts';
import { DAY } from './rome-time.ts';

const MAX_PER_DAY = 2 ** 25;

/**
 * Visits the happenings in time order. They are laid out by day first, then each day is sorted as
 * plain numbers (moment of the day and place in the day), which is quick and needs little memory.
 */
export function inTimeOrder(
	log: EventLog,
	calendar: Calendar,
	visit: (index: number) => void
): void {
	const days = Math.ceil((calendar.end - calendar.start) / DAY) + 1;
	const dayOf = (index: number): number =>
		Math.floor(((log.times[index] ?? 0) - calendar.start) / DAY);
	const starts = new Uint32Array(days + 1);
	for (let i = 0; i < log.length; i++) {
		const next = dayOf(i) + 1;
		starts[next] = (starts[next] ?? 0) + 1;
	}
	for (let day = 1; day <= days; day++) starts[day] = (starts[day] ?? 0) + (starts[day - 1] ?? 0);
	const filled = starts.slice();
	const byDay = new Uint32Array(log.length);
	for (let i = 0; i < log.length; i++) {
		const day = dayOf(i);
		const place = filled[day] ?? 0;
		byDay[place] = i;
		filled[day] = place + 1;
	}
	for (let day = 0; day < days; day++) {
		const from = starts[day] ?? 0;
		const keys = new Float64Array((starts[day + 1] ?? 0) - from);
		for (let k = 0; k < keys.length; k++) {
			const time = log.times[byDay[from + k] ?? 0] ?? 0;
			keys[k] = Math.floor(time - calendar.start - day * DAY) * MAX_PER_DAY + k;
		}
		keys.sort();
		for (const key of keys) visit(byDay[from + (key % MAX_PER_DAY)] ?? 0);
	}
}
