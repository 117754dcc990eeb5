import { expect, test } from 'vitest';
import type { ChannelsPart, Handover } from '$lib/journey/channels/result';
import { formats, translate } from '$lib/messages';
import { differencesOf, matrixOf, type Measure } from './matrix-data';

const words = { t: translate('en'), formats: formats('en') };
const matrix = (measure: Measure) => ({ words, unit: 'journey' as const, measure, limit: 10 });

const pair = (from: string, to: string, units: number, succeeded: number): Handover => ({
	from,
	to,
	handovers: units * 2,
	units,
	meanSeconds: 90,
	medianSeconds: 60,
	success: {
		successes: succeeded,
		n: units,
		rate: succeeded / units,
		interval: { low: 0.1, high: 0.9 }
	}
});
const part = (...handovers: Handover[]): ChannelsPart => ({
	units: 100,
	people: 100,
	nowhere: 0,
	counts: [],
	channels: [],
	handovers,
	restarted: { successes: 0, n: 100, rate: 0, interval: null },
	restarts: 0,
	restartPairs: [],
	restartTopics: [],
	starts: [],
	contained: { successes: 0, n: 0, rate: null, interval: null },
	late: 0
});
const own = part(
	pair('web', 'phone', 30, 15),
	pair('web', 'chat', 10, 1),
	pair('chat', 'phone', 5, 1)
);

test('rows are where they come from, columns where they go, the busiest channels first', () => {
	const { rows, columns, cells } = matrixOf(own, matrix('handovers'));
	expect(rows.map(({ id }) => id)).toEqual(['web', 'phone', 'chat']);
	expect(columns).toEqual(rows);
	expect(cells.map((row) => row.map((cell) => cell?.text ?? ''))).toEqual([
		['', '60', '20'],
		['', '', ''],
		['', '10', '']
	]);
	expect(cells[0]?.[1]?.heat).toBe(1);
	expect(cells[0]?.[2]?.heat).toBeCloseTo(1 / 3);
});

test('shares are of what leaves a channel, and small groups are marked', () => {
	const { cells } = matrixOf(own, matrix('out'));
	expect([cells[0]?.[1]?.text, cells[0]?.[2]?.text, cells[2]?.[1]?.text]).toEqual([
		'75%',
		'25%',
		'100%'
	]);
	expect([cells[0]?.[1]?.faint, cells[2]?.[1]?.faint]).toEqual([false, true]);
	expect(cells[0]?.[1]?.title).toContain(
		'60 hand-overs in 30 journeys, 75.0% of those that leave web'
	);
	expect(cells[0]?.[1]?.title).toContain('50.0% of 30 journeys afterwards (10.0% to 90.0%)');
});

test('a difference has its sign, its interval, and a place even where one side has nothing', () => {
	const other = part(pair('web', 'phone', 10, 9));
	const { rows, cells } = differencesOf(own, other, matrix('units'));
	const at = (from: string, to: string) =>
		cells[rows.findIndex(({ id }) => id === from)]?.[rows.findIndex(({ id }) => id === to)];
	expect(at('web', 'phone')).toMatchObject({ text: '+20', heat: 1, less: false });
	expect(at('web', 'chat')).toMatchObject({ text: '+10', heat: expect.closeTo(0.5) });
	expect(at('phone', 'web')).toBeUndefined();
	expect(at('web', 'phone')?.title).toMatch(/30.0% and 10.0% of the others, \+20 points/);
	const success = differencesOf(own, other, matrix('success'));
	const first = success.cells.flat().find((cell) => cell !== undefined);
	expect(first).toMatchObject({ text: '−40', less: true });
});
