import { page, userEvent } from 'vitest/browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import * as v from 'valibot';
import '../../../app.css';
import { measureSchema } from '$lib/journey/metrics/measure';
import { differenceOf, estimateOf } from '$lib/journey/metrics/measure-estimate';
import { metricsSchema, type MetricResult, type MetricsSpec } from '$lib/journey/metrics/metrics';
import type { PeriodEstimate } from '$lib/journey/metrics/series';
import { words } from '$lib/state/locale.svelte';
import type { NotebookSession } from '$lib/state/session.svelte';
import { faults } from '$lib/ui/test/accessibility';
import Table from './Table.svelte';
import View from './View.svelte';

const DAY = 86_400e6;
const conversion = v.parse(measureSchema, {
	kind: 'conversion',
	to: [{ field: 'touchpoint', op: 'is', values: ['order'] }]
});
const rate = (hits: number, n: number) =>
	estimateOf(
		{
			form: 'values',
			left: 2,
			values: [
				{ value: 0, open: false, count: n - hits },
				{ value: 1, open: false, count: hits }
			]
		},
		conversion
	);
const series = [rate(4, 20), rate(10, 20), rate(6, 20), rate(1, 4)].map(
	(estimate, day): PeriodEstimate => ({
		from: 19_800 * DAY + day * DAY,
		to: 19_801 * DAY + day * DAY,
		open: day === 3,
		estimate
	})
);
const metric: MetricResult = {
	name: '',
	measure: conversion,
	known: true,
	estimate: rate(21, 64),
	series,
	change: differenceOf(rate(6, 20), rate(10, 20)),
	compared: { estimate: rate(3, 8), series: [], change: null },
	difference: differenceOf(rate(21, 64), rate(3, 8))
};
const result = { metrics: [metric] };
const spec: MetricsSpec = v.parse(metricsSchema, {
	journeys: 'j',
	segment: 'all',
	compare: 'few',
	series: 'day'
});
/** What the view asks of a session: names and one setting. */
const session = {
	nameOf: (id: string) => ({ all: 'Everyone', few: 'A few' })[id] ?? '',
	notebook: { document: { settings: { smallGroup: 10 } } }
} as unknown as NotebookSession;
const cell = { id: 'm', kind: 'metrics', name: 'Rates', spec };
const behind = vi.fn<(pick: unknown, title: string) => void>();
const props = { session, cell, spec, result, behind };

beforeEach(async () => {
	words.locale = 'en';
	words.timeZone = 'UTC';
	behind.mockReset();
	await page.viewport(900, 900);
});

const figure = (index: number) => document.querySelectorAll('.figure')[index]?.textContent ?? '';

test('a figure names its formula, its denominator, its interval and what it leaves out', async () => {
	await render(View, props);
	await expect.element(page.getByRole('button', { name: '32.8%' })).toBeVisible();
	expect(figure(0)).toContain('Reached order');
	expect(figure(0)).toContain('journeys that reached order ÷ all');
	expect(figure(0)).toContain('21 of 64 journeys');
	expect(figure(0)).toMatch(/95% interval 22\.\d% to 45\.\d%/);
	expect(figure(0)).toContain('2 left out');
	expect(figure(0)).toMatch(/−4.7 points against A few \(95% interval −3\d\.\d points to \+2\d/);
	expect(figure(0)).toContain('The last whole day: −20.0 points against the one before');
	expect(figure(1)).toContain('Fewer than 10');
});

test('numbers and periods open who is behind them, by keyboard too', async () => {
	await render(View, props);
	await page.getByRole('button', { name: '32.8%' }).click();
	expect(behind).toHaveBeenLastCalledWith({ metric: 0, which: 'hits' }, 'Reached order: Everyone');
	await userEvent.tab();
	await userEvent.keyboard('{Enter}');
	expect(behind).toHaveBeenLastCalledWith(
		{ metric: 0, which: 'hits', compared: true },
		'Reached order: A few'
	);
	await userEvent.tab();
	await userEvent.keyboard('{ArrowLeft}{Enter}');
	expect(behind).toHaveBeenLastCalledWith(
		{
			metric: 0,
			which: 'hits',
			compared: false,
			from: series[2]!.from,
			to: series[2]!.to
		},
		'Reached order: Everyone, Mar 20, 2024'
	);
});

test.each(['light', 'dark'] as const)('nothing is out of reach in the %s theme', async (theme) => {
	const { container } = await render(View, props);
	await expect.element(page.getByRole('button', { name: '32.8%' })).toBeVisible();
	expect(await faults(theme, container)).toEqual([]);
});

test('the table has every number, over all and by period', async () => {
	await render(Table, props);
	await expect.poll(() => document.querySelectorAll('tbody tr').length).toBe(2 + series.length);
});

test('it reads in Italian', async () => {
	words.locale = 'it';
	await render(View, props);
	await expect.poll(() => figure(0)).toContain('21 di 64 percorsi');
});
