import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agrees } from './golden/compare';
import { main } from './golden';
import { folderOf, ran } from './testing';

const events = [
	{ user: 'u', event: 'a', ts: '2024-01-01 00:00:00' },
	{ user: 'u', event: 'b', ts: '2024-01-01 00:01:00' }
];
const edge = (count: number) => ({ source: '1_a', target: '2_b', count, avg_seconds: 60 });
const paths = (id: string, query: object, expected: object) => ({
	id,
	kind: 'paths',
	events,
	query,
	expected
});

const CASES = [
	paths('good', { max_steps: 3 }, { edges: [edge(1)] }),
	{
		...paths('counts', { max_steps: 3 }, { edges: [{ ...edge(1), avg_seconds: 59 }] }),
		recomputed_scope: 'counts only'
	},
	paths('weathered', { max_steps: 3, weather: 'b' }, { edges: [] }),
	paths('too deep', { max_steps: 9999 }, { edges: [] }),
	paths('unasked', { max_steps: 3 }, { medians: [] }),
	{ id: 'unknown', kind: 'horoscope', events, query: {}, expected: { luck: 1 } },
	{
		id: 'no time',
		kind: 'sessionize',
		events: [{ user: 'u', event: 'a', ts: 'soon' }],
		query: {},
		expected: { session_index: [1] }
	},
	{
		id: 'methods',
		kind: 'identity',
		events: [{ device: 'd', ts: '2024-01-01 00:00:00', login: null }],
		query: { methods: ['coin_toss', 'device_split'] },
		expected: { coin_toss: ['d'] }
	}
];

let folder: Awaited<ReturnType<typeof folderOf>>;
beforeAll(async () => {
	folder = await folderOf({
		'all.json': JSON.stringify([...CASES, paths('bad', { max_steps: 3 }, { edges: [edge(2)] })]),
		'good.json': JSON.stringify(CASES),
		'oops.json': '[',
		'form.json': '[{"kind": "paths"}]'
	});
});
afterAll(() => folder.remove());

const run = (name: string) => ran(main, [folder.path(name)]);

describe('worked cases', () => {
	it('are a line each: in agreement, different, or not supported and why; then the sum', async () => {
		const { code, out } = await run('all.json');
		expect(out.trim().split('\n')).toEqual([
			'ok good',
			'ok counts',
			'unsupported weathered: no setting for weather',
			'unsupported too deep: paths takes no such depth',
			'unsupported unasked: no figure for medians',
			'unsupported unknown: no cell for horoscope',
			'unsupported no time: cannot read property ts',
			'unsupported methods: no method coin_toss',
			`differs bad: expected ${JSON.stringify({ edges: [edge(2)] })} got ${JSON.stringify({ edges: [edge(1)] })}`,
			'2 passed, 1 failed, 6 skipped'
		]);
		expect(code).toBe(1);
	});

	it('that are only not supported are no failure', async () => {
		const { code, out } = await run('good.json');
		expect(out.trim().split('\n').at(-1)).toBe('2 passed, 0 failed, 6 skipped');
		expect(code).toBe(0);
	});

	it.each(['nowhere.json', 'oops.json', 'form.json'])('cannot be read from %s', async (name) => {
		const { code, out, err } = await run(name);
		expect([code, out]).toEqual([2, '']);
		expect(err).toMatch(new RegExp(`^The file .*${name} cannot be read: .+\n$`));
	});

	it('want one file', async () => {
		expect(await ran(main, [])).toMatchObject({ code: 2, err: 'Usage: npm run golden -- FILE\n' });
	});
});

describe('an answer', () => {
	it.each([
		[0.1 + 0.2, 0.3],
		[{ a: 1 }, { a: 1, b: 2 }],
		[
			[{ a: 1 }, { a: 2 }],
			[{ a: 2 }, { a: 1, b: 0 }]
		],
		[null, null],
		[[], []]
	])('agrees with %j in %j', (expected, got) => expect(agrees(expected, got)).toBe(true));

	it.each([
		[1, 1.00001],
		[1, '1'],
		[null, undefined],
		[{ a: 1 }, {}],
		[
			[1, 2],
			[2, 1]
		],
		[
			[{ a: 1 }, { a: 1 }],
			[{ a: 1 }, { a: 2 }]
		],
		[[], [1]],
		[[1], []]
	])('does not agree with %j in %j', (expected, got) => expect(agrees(expected, got)).toBe(false));
});
