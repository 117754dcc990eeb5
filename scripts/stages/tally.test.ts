import { expect, test } from 'vitest';
import { sentence, sum, tally } from './tally.js';

test('the last line names skipped tests only where there are any', () => {
	expect(sentence(sum([tally({ passed: 2 }), tally({ failed: 1 })]))).toBe('2 passed, 1 failed');
	expect(sentence(tally({ passed: 1, skipped: 3 }))).toBe('1 passed, 0 failed, 3 skipped');
});
