import { expect, test } from 'vitest';
import * as v from 'valibot';
import { pathsSchema, type PathsSpec } from '$lib/journey/paths/spec';
import { anchored, expanded, hidden, kept, matchOf, merged, rawOf, renamed } from './edits';

const spec = (more: Partial<PathsSpec> = {}): PathsSpec =>
	v.parse(pathsSchema, { journeys: 'trips', ...more });
const is = (field: string, ...values: string[]) => [{ field, op: 'is', values }];

test('labels are merged under a name, and leave what they were in before', () => {
	const one = merged(spec({ sequence: ['a'] }), ['a', 'b'], 'AB');
	expect(one).toEqual({ groups: [{ name: 'AB', labels: ['a', 'b'] }], only: [], sequence: [] });
	const grouped = spec(one);
	expect(merged(grouped, ['AB', 'c'], 'ABC').groups).toEqual([
		{ name: 'ABC', labels: ['a', 'b', 'AB', 'c'] }
	]);
});

test('a name that stands for other labels stands for itself too, unless it was merged away', () => {
	const groups = [
		{ name: 'x', labels: ['a', 'b'] },
		{ name: 'y', labels: ['b', 'x'] }
	];
	expect(rawOf(spec({ groups }), 'x')).toEqual(['a', 'b']);
	expect(rawOf(spec({ groups }), 'y')).toEqual(['x', 'y']);
	expect(rawOf(spec(), '')).toEqual(['']);
});

test('a label becomes the interactions that it stands for', () => {
	expect(matchOf(spec(), 'home', [])).toEqual(is('touchpoint', 'home'));
	expect(matchOf(spec({ label: 'channel' }), '', [])).toEqual([{ field: 'channel', op: 'empty' }]);
	expect(matchOf(spec({ label: { column: 'plan' } }), 'gold', [])).toEqual([
		{ field: { column: 'plan' }, op: 'is', values: ['gold'] }
	]);
	const groups = [{ name: 'home', labels: ['a', 'b'] }];
	expect(matchOf(spec({ groups }), 'home', [])).toEqual(is('touchpoint', 'a', 'b', 'home'));
	expect(matchOf(spec({ groups: [{ name: 'x', labels: ['', 'a'] }] }), 'x', [])).toBeUndefined();
	expect(matchOf(spec({ label: 'both' }), 'pay · now · web', ['now', 'web'])).toEqual([
		...is('touchpoint', 'pay · now'),
		...is('channel', 'web')
	]);
	expect(matchOf(spec({ label: 'both' }), 'pay', ['web'])).toBeUndefined();
});

test('counting from elsewhere forgets what was said of steps by their number', () => {
	const match = matchOf(spec(), 'home', []) ?? [];
	const after = anchored(spec(), 'after', match);
	expect(after).toEqual({ anchor: { at: 'after', match, which: 'first' }, only: [], expanded: [] });
	expect(anchored(spec(), 'between', match)).toBeUndefined();
	expect(anchored(spec(after), 'between', is('touchpoint', 'pay') as typeof match)).toMatchObject({
		anchor: { at: 'between', match, until: is('touchpoint', 'pay'), count: 'forth' }
	});
	expect(renamed('channel')).toEqual({
		label: 'channel',
		hidden: [],
		groups: [],
		sequence: [],
		only: [],
		expanded: []
	});
});

test('what is hidden is no longer passed in order; what is expanded can be folded again', () => {
	expect(hidden(spec({ sequence: ['a', 'b'], hidden: ['c'] }), 'a')).toEqual({
		hidden: ['c', 'a'],
		only: [],
		sequence: ['b']
	});
	expect(expanded(spec({ expanded: [3] }), 1, true)).toEqual({ expanded: [1, 3] });
	expect(expanded(spec({ expanded: [1, 3] }), 1, false)).toEqual({ expanded: [3] });
	const through = { step: 2, at: { labels: ['a'], except: false } };
	expect(kept(spec(), through)).toEqual({ only: [through] });
});
