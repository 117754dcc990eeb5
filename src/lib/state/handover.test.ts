import { expect, test } from 'vitest';
import { handOver, handOverRun, takeOver, takeRun } from './handover';

const file = (name: string) => new File(['a'], name);

test('files wait for their notebook, and are taken once', () => {
	const [one, two, three] = [file('one.csv'), file('two.csv'), file('three.csv')];
	handOver('a', [one]);
	handOver('b', [two]);
	handOver('a', [three]);
	expect(takeOver('a')).toEqual([one, three]);
	expect(takeOver('a')).toEqual([]);
	expect(takeOver('b')).toEqual([two]);
});

test('a run that was asked for is run once', () => {
	handOverRun('a');
	expect(takeRun('b')).toBe(false);
	expect(takeRun('a')).toBe(true);
	expect(takeRun('a')).toBe(false);
});
