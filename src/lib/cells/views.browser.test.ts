import type { Component } from 'svelte';
import { page, userEvent } from 'vitest/browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../app.css';
import type { ChannelsPart, ChannelsResult } from '$lib/journey/channels/result';
import type { FlowResult } from '$lib/journey/flow/result';
import type { LifecycleResult } from '$lib/journey/lifecycle/lifecycle';
import type { PathsResult } from '$lib/journey/paths/paths';
import { analysisOf } from '$lib/journey/registry';
import type { StickinessResult } from '$lib/journey/stickiness/stickiness';
import type { VariantsResult } from '$lib/journey/variants/result';
import { words } from '$lib/state/locale.svelte';
import { faults } from '$lib/ui/test/accessibility';
import ChannelsTable from './channels/Table.svelte';
import Channels from './channels/View.svelte';
import Flow from './flow/View.svelte';
import Lifecycle from './lifecycle/View.svelte';
import Paths from './paths/View.svelte';
import Stickiness from './stickiness/View.svelte';
import Variants from './variants/View.svelte';

const views = {
	...{ channels: Channels, flow: Flow, lifecycle: Lifecycle },
	...{ paths: Paths, stickiness: Stickiness, variants: Variants }
};

const behind = vi.fn<(pick: unknown, title: string) => void>();
const change = vi.fn<(id: string, spec: unknown) => void>();

/** As much of a session as views ask for. */
const session = {
	nameOf: (id: string) => ({ few: 'A few', app: 'App users' })[id] ?? '',
	notebook: {
		document: { cells: [], settings: { timeZone: 'UTC', weekStart: 'monday', smallGroup: 10 } },
		readOnly: false,
		change,
		cell: () => undefined,
		runs: { resultOf: () => undefined, stateOf: () => ({ state: 'fresh' }) }
	}
};

beforeEach(async () => {
	words.locale = 'en';
	words.timeZone = 'UTC';
	behind.mockReset();
	change.mockReset();
	await page.viewport(1000, 900);
});

/** A cell with a result, as the notebook would show it. */
async function show(
	kind: keyof typeof views,
	spec: object,
	result: unknown,
	part: unknown = views[kind]
) {
	const shown = part as Component<Record<string, unknown>>;
	const whole = analysisOf(kind)?.parse({ journeys: 'j', ...spec });
	const cell = { id: 'c', kind, name: 'Shown', spec: whole };
	return render(shown, { session, cell, spec: whole, result, behind });
}

/** Not one fault in either theme. */
async function sound(container: Element) {
	for (const theme of ['light', 'dark'] as const)
		expect(await faults(theme, container)).toEqual([]);
}

const lifecycle: LifecycleResult = {
	periods: [0, 1].map((week) => ({
		starts: Date.UTC(2024, 2, 4 + 7 * week),
		state: week === 1 ? 'open' : 'over'
	})),
	shown: [
		{ new: 20, returning: 0, resurrected: 0, dormant: 0 },
		{ new: 5, returning: 12, resurrected: 0, dormant: 8 }
	],
	compared: null
};

test('lifecycle: a part of a bar is told and opens its people, by keyboard alone', async () => {
	const { container } = await show('lifecycle', {}, lifecycle);
	await expect.element(page.getByRole('figure')).toBeVisible();
	await userEvent.tab();
	await userEvent.keyboard('{Home}');
	const told = () => container.querySelector('[aria-live="polite"]')?.textContent ?? '';
	await expect.poll(told).toMatch(/Mar 4/);
	await userEvent.keyboard('{Enter}');
	expect(behind).toHaveBeenCalledExactlyOnceWith(
		{ side: 'shown', period: '2024-03-04 00:00', state: 'new' },
		expect.stringContaining('Mar 4, 2024')
	);
	await sound(container);
});

const stickiness: StickinessResult = {
	periods: lifecycle.periods,
	shown: { people: 30, active: [20, 10], mean: 4 / 3 },
	compared: { people: 5, active: [4, 1], mean: 1.2 }
};

test('stickiness: a bar of either segment opens its people', async () => {
	const { container } = await show('stickiness', { compare: 'few' }, stickiness);
	await page
		.getByRole('button', { name: /2 days/ })
		.last()
		.click();
	expect(behind).toHaveBeenCalledExactlyOnceWith(
		{ side: 'compared', active: 2 },
		expect.stringContaining('A few')
	);
	await sound(container);
});

const rate = (successes: number, n: number) => ({
	successes,
	n,
	rate: n === 0 ? null : successes / n,
	interval: n === 0 ? null : { low: 0.1, high: 0.9 }
});
const part = (units: number): ChannelsPart => ({
	units,
	people: units,
	nowhere: 0,
	counts: [{ channels: 2, units }],
	channels: ['web', 'phone'].map((name) => ({ name, units })),
	handovers: [
		{
			...{ from: 'web', to: 'phone', handovers: 2 * units, units },
			...{ meanSeconds: 90, medianSeconds: 60, success: rate(1, units) }
		}
	],
	restarted: rate(1, units),
	restarts: 3,
	restartPairs: [{ from: 'web', to: 'phone', restarts: 3, people: 1 }],
	restartTopics: [{ from: 'web', to: 'phone', topic: 'bill', restarts: 3, people: 1 }],
	starts: [],
	contained: rate(0, 0),
	late: 0
});
const channels: ChannelsResult = {
	segment: part(40),
	compare: part(20),
	succeeds: true,
	known: ['phone', 'web']
};

test('channels: figures of both segments stand side by side, and each opens its own', async () => {
	const spec = { segment: 'app', compare: 'few' };
	const { container, unmount } = await show('channels', spec, channels);
	await page.getByRole('button', { name: '2 channels' }).last().click();
	expect(behind).toHaveBeenLastCalledWith(
		{ of: 'count', least: 2, most: 2, side: 'compare' },
		'Used 2 channels: A few'
	);
	await expect.element(page.getByRole('columnheader', { name: 'Times: A few' })).toBeVisible();
	await sound(container);
	unmount();
	await show('channels', spec, channels, ChannelsTable);
	const open = page.getByRole('button', { name: '20', exact: true });
	await open.click();
	expect(behind).toHaveBeenLastCalledWith(
		{ of: 'handover', from: 'web', to: 'phone', side: 'compare' },
		'From web straight to phone: A few'
	);
});

const typical = { mean: 60, median: 30 };
const variants: VariantsResult = {
	journeys: 50,
	variants: 2,
	found: { journeys: 50, variants: 2 },
	shown: [
		{ id: 'a', labels: ['home', 'buy'], journeys: 40 },
		{ id: 'b', labels: ['home', 'help', 'buy'], journeys: 10 }
	].map(({ id, labels, journeys }) => ({
		...{ id, labels, journeys, steps: labels.length, share: journeys / 50, covered: 1 },
		...{ duration: typical, gaps: labels.slice(1).map(() => typical) },
		...{ outcome: null, compared: null, pick: { variant: labels, side: 'segment' as const } }
	})),
	rest: { journeys: 0, variants: 0 },
	sizes: [
		{ journeys: 40, variants: 1 },
		{ journeys: 10, variants: 1 }
	],
	compared: null
};

test('variants: a ribbon is read step by step and opens its journeys', async () => {
	const { container } = await show('variants', {}, variants);
	const ribbon = container.querySelector<SVGElement>('svg [tabindex="0"]');
	ribbon?.focus();
	await userEvent.keyboard('{ArrowDown}{Enter}');
	expect(behind).toHaveBeenCalledExactlyOnceWith(
		{ variant: ['home', 'help', 'buy'], side: 'segment' },
		expect.stringContaining('help')
	);
	await sound(container);
});

const flow: FlowResult = {
	...{ units: 12, events: 12, transitions: 24, compared: null },
	nodes: [
		{ id: 'start', kind: 'start', label: null, count: 12, compared: null },
		{ id: '=home', kind: 'label', label: 'home', count: 12, compared: null },
		{ id: 'end', kind: 'end', label: null, count: 12, compared: null }
	],
	edges: [
		['start', '=home'],
		['=home', 'end']
	].map(([from = '', to = '']) => ({
		...{ from, to, weight: 12, comparedWeight: null, passes: true, small: false },
		...{ compared: null, difference: null },
		figures: {
			...{ count: 12, units: null, out: 1, in: 1, all: 0.5 },
			...{ average: 1, mean: null, median: null, p95: null }
		}
	})),
	coverage: {
		...{ labels: 1, allLabels: 1, visits: 12, edges: 2, passing: 2, allEdges: 2 },
		...{ held: 24, heldPassing: 24, all: 24 }
	},
	labels: ['home']
};

test.each(['graph', 'matrix'])('flow as a %s: the keyboard reaches what it opens', async (kind) => {
	const { container } = await show('flow', { show: kind }, flow);
	await expect.element(page.getByText('home').first()).toBeVisible();
	const stop = container.querySelector<HTMLElement>('figure [tabindex="0"], [data-at="0 0"]');
	stop?.focus();
	await userEvent.keyboard(kind === 'graph' ? '{ArrowRight}{Enter}' : '{Enter}');
	expect(behind).toHaveBeenCalledExactlyOnceWith(
		{
			pick: 'edge',
			from: { kind: 'start' },
			to: { kind: 'label', label: 'home' },
			side: 'chosen'
		},
		expect.stringContaining('home')
	);
	await sound(container);
});

const side = (reached: number) => ({
	...{ total: reached, without: 0, passed: [] },
	nodes: [
		...[{ id: '1|home', step: 1, label: 'home', other: false, folds: 0 }],
		...[{ id: '1|', step: 1, label: null, other: true, folds: 3 }]
	].map((node) => ({
		...node,
		...{ reached: reached / 2, wentOn: 0, ended: reached / 2, beyond: 0, began: 0, earlier: 0 }
	})),
	links: []
});
const paths = { ...side(40), compared: null } as unknown as PathsResult;

test('paths: a node opens a menu, from which Other is expanded, people are opened and more', async () => {
	const { container } = await show('paths', {}, paths);
	await page.getByRole('button', { name: /^Other/ }).click();
	await page.getByRole('menuitem', { name: /3/ }).click();
	expect(change).toHaveBeenCalledExactlyOnceWith('c', expect.objectContaining({ expanded: [1] }));
	container.querySelector<SVGElement>('svg [tabindex="0"]')?.focus();
	await userEvent.keyboard('{Home}{Enter}');
	await page.getByRole('menuitem', { name: /20/ }).first().click();
	expect(behind).toHaveBeenCalledOnce();
	await sound(container);
});
