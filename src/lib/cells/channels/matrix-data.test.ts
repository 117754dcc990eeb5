import { expect, test } from 'vitest';
import type { ChannelsPart, Handover } from '$lib/journey/channels/result';
import { formats, translate } from '$lib/messages';
import { handoverRows, restartRows } from './both';
import { differencesOf, matrixOf, type Measure } from './matrix-data';

const words = { t: translate('en'), formats: formats('en') };
const matrix = (measure: Measure) => ({
	words,
	unit: 'journey' as const,
	measure,
	others: 'Callers',
	limit: 10
});

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
	expect(at('web', 'phone')).toMatchObject({ text: '+20.0', heat: 1, less: false });
	expect(at('web', 'chat')).toMatchObject({ text: '+10.0', heat: expect.closeTo(0.5) });
	expect(at('phone', 'web')).toBeUndefined();
	expect(at('web', 'phone')?.title).toMatch(/30.0%, Callers 10.0%: \+20.0 points/);
	const success = differencesOf(own, other, matrix('success'));
	const first = success.cells.flat().find((cell) => cell !== undefined);
	expect(first).toMatchObject({ text: '−40.0', less: true });
});

test('the tables have every pair that either has, with the figures of both and how they differ', () => {
	const again = (from: string, topic: string, restarts: number) => ({
		...{ from, to: 'phone', topic, restarts, people: restarts }
	});
	const others = {
		...part(pair('web', 'phone', 10, 5), pair('phone', 'web', 4, 1)),
		units: 50,
		restartTopics: [again('chat', 'bill', 2)]
	};
	const segment = { ...own, restartTopics: [again('web', 'bill', 3)] };
	const result = { segment, compare: others, succeeds: true, known: [] };
	const rows = handoverRows(result);
	expect(rows.map(({ from, to, own: one, other }) => [from, to, one?.units, other?.units])).toEqual(
		[
			['web', 'phone', 30, 10],
			['web', 'chat', 10, undefined],
			['chat', 'phone', 5, undefined],
			['phone', 'web', undefined, 4]
		]
	);
	expect(rows[0]).toMatchObject({ out: 0.75, otherOut: 1, share: 0.3, otherShare: 0.2 });
	expect(rows[0]?.difference?.difference).toBeCloseTo(0.1, 12);
	expect(rows[3]).toMatchObject({ share: 0, otherShare: 0.08, out: null });
	expect(
		restartRows(result).map(({ from, topic, own: one, other }) => [
			...[from, topic, one?.restarts, other?.restarts]
		])
	).toEqual([
		['web', 'bill', 3, undefined],
		['chat', 'bill', undefined, 2]
	]);
	const alone = handoverRows({ ...result, compare: null });
	expect(alone.map(({ otherShare, difference }) => [otherShare, difference])).toEqual(
		Array.from({ length: 3 }, () => [null, undefined])
	);
});
