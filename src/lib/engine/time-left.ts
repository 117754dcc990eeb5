import type { OnProgress, Progress } from './protocol';

/** Seconds of work before anything is said of its end. */
const QUIET = 2;
/** Seconds in which what was learned of the speed half fades. */
const MEMORY = 4;
/** How much faster than time the end may come nearer, and how much it may go away, a second. */
const NEARER = 0.25;
const FURTHER = 0.1;

/** Guesses how long work will take from how fast it went lately. One for each piece of work. */
export class TimeLeft {
	#total: number | undefined;
	#began = 0;
	#at = 0;
	#done = 0;
	/** Units a second. */
	#rate = 0;
	/** What was said last. */
	#left: number | undefined;

	/** Seconds left at `now` (in seconds), undefined while that cannot be said. Never changes abruptly. */
	tell({ unit, done, total }: Progress, now: number): number | undefined {
		if (unit !== 'bytes' || total !== this.#total || done < this.#done) {
			this.#begin(unit === 'bytes' ? total : undefined, done, now);
			return undefined;
		}
		const passed = now - this.#at;
		if (passed > 0) {
			const rate = (done - this.#done) / passed;
			// At first all there is, then ever more of what went before.
			const known = this.#at - this.#began;
			const weight = known === 0 ? 1 : 1 - 0.5 ** (passed / Math.min(MEMORY, known + passed));
			this.#rate += weight * (rate - this.#rate);
			this.#at = now;
			this.#done = done;
		}
		if (now - this.#began < QUIET || this.#rate <= 0) return this.#left;
		return (this.#left = steady(this.#left, (total - done) / this.#rate, passed));
	}

	#begin(total: number | undefined, done: number, now: number): void {
		this.#total = total;
		this.#began = now;
		this.#at = now;
		this.#done = done;
		this.#rate = 0;
		this.#left = undefined;
	}
}

/** What is said after what was said `passed` seconds before, where the guess is now another. */
function steady(before: number | undefined, guess: number, passed: number): number {
	if (before === undefined) return guess;
	const due = Math.max(0, before - passed);
	const most = due + passed * (1 + FURTHER * before);
	const least = due - passed * (1 + NEARER * before);
	return Math.max(0, Math.min(most, Math.max(least, guess)));
}

/** Seconds as one says them of something that is not sure: not to the second when there are many. */
export function roundly(seconds: number): number {
	const step = seconds <= 10 ? 1 : seconds <= 60 ? 5 : seconds <= 600 ? 30 : 300;
	return Math.max(1, Math.ceil(seconds / step)) * step;
}

/** Adds to progress in bytes how long it will still take, roundly. */
export function withTimeLeft(
	onProgress: OnProgress,
	now = () => performance.now() / 1000
): OnProgress {
	const timeLeft = new TimeLeft();
	return (progress) => {
		const left = timeLeft.tell(progress, now());
		onProgress(left === undefined ? progress : { ...progress, left: roundly(left) });
	};
}
