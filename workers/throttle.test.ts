import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onceIn } from './throttle';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

it('lets the first of a burst through, and the next only when its time has come', () => {
	const heard: number[] = [];
	const say = onceIn<number>(100, (value) => heard.push(value));
	for (const value of [1, 2, 3]) say(value);
	vi.advanceTimersByTime(99);
	say(4);
	vi.advanceTimersByTime(1);
	say(5);
	say(6);
	expect(heard).toEqual([1, 5]);
});
