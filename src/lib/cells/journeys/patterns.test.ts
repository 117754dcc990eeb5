import { expect, test } from 'vitest';
import { faultOf, moved, ruleFaultOf } from './patterns';

test('a member goes to the place it is dropped on', () => {
	expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
	expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
	expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'b', 'c']);
});

test('only regular expressions can be wrong', () => {
	expect(faultOf({ match: 'exact', text: '(' })).toBeUndefined();
	expect(faultOf({ match: 'regex', text: '(' })).toBe('journeys.regex-bracket');
	const rule = { match: 'regex', text: '(a)', on: 'touchpoint' } as const;
	expect(ruleFaultOf({ ...rule, name: '$1' })).toBeUndefined();
	expect(ruleFaultOf({ ...rule, name: '$2' })).toBe('journeys.regex-missing-group');
});
