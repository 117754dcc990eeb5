import { page, userEvent } from 'vitest/browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../../app.css';
import { at } from '$lib/journey/filter/match';
import { funnelOf } from '$lib/journey/funnel/funnel';
import type { FunnelResult, FunnelSide, StepFigures } from '$lib/journey/funnel/result';
import type { FunnelSpec } from '$lib/journey/funnel/spec';
import type { NotebookSession } from '$lib/state/session.svelte';
import { faults } from '$lib/ui/test/accessibility';
import Frame from '$lib/ui/test/Frame.svelte';
import Editor from './Editor.svelte';
import FromPath from './FromPath.svelte';
import Table from './Table.svelte';
import View from './View.svelte';

const change = vi.fn<(id: string, spec: FunnelSpec) => void>();
const behind = vi.fn<(pick: unknown, title: string) => void>();
beforeEach(() => {
	change.mockReset();
	behind.mockReset();
});

const journeys = { touchpoints: ['home', 'cart', 'pay'].map((name) => ({ name })), channels: [] };
const session = {
	nameOf: (id: string) => id,
	cellsOf: () => [],
	notebook: {
		readOnly: false,
		document: { sources: [], cells: [], settings: { smallGroup: 10 } },
		runs: { resultOf: () => journeys },
		change
	}
} as unknown as NotebookSession;
const cell = { id: 'f', kind: 'funnel', name: 'Purchases', spec: {} };

const step = (name: string) => ({ match: at(name), name: '', optional: false });
const spec: FunnelSpec = { ...funnelOf('trips'), steps: [step('home'), step('cart')] };

const spread = { n: 30, mean: 60, median: 50, deviation: 5, q1: 40, q3: 70 };
const figures = (reached: number, more: Partial<StepFigures>): StepFigures => ({
	reached,
	ofAll: reached / 200,
	ofFirst: reached / 100,
	ofPrevious: reached / 100,
	interval: { low: 0.2, high: 0.4 },
	lost: 0,
	fromPrevious: null,
	fromEntry: null,
	instead: [],
	nothing: 0,
	...more
});
const counted: FunnelSide = {
	units: 200,
	steps: [
		figures(100, { instead: [{ name: 'help', units: 50, folds: 0 }], nothing: 20 }),
		figures(30, { lost: 70, fromPrevious: spread, fromEntry: spread })
	],
	groups: [],
	trend: [
		{
			period: 0,
			start: 0,
			entered: 60,
			converted: 20,
			rate: 1 / 3,
			interval: { low: 0.2, high: 0.5 },
			open: false
		},
		{
			period: 7 * 864e8,
			start: 7 * 864e8,
			entered: 40,
			converted: 10,
			rate: 0.25,
			interval: { low: 0.1, high: 0.4 },
			open: true
		}
	],
	convert: {
		spread,
		bins: [
			{ from: 0, to: 60, count: 25 },
			{ from: 60, to: 120, count: 5 }
		]
	}
};
const result: FunnelResult = { counted, compared: null, differences: [] };
const given = { session, cell, spec, result, behind };
const look = (name: string) => page.getByRole('radio', { name, exact: true }).click();

test('every number of a funnel opens its people', async () => {
	await page.viewport(900, 900);
	await render(Frame, { of: View, given });
	await page.getByRole('button', { name: 'Entered: 100' }).click();
	await page.getByRole('button', { name: 'Went all the way: 30' }).click();
	await page.getByRole('button', { name: 'Lost before step 2, cart' }).click();
	await look('Instead');
	await page.getByRole('button', { name: /^After step 1, home: 70 stopped/ }).click();
	expect(behind.mock.calls.map(([pick]) => pick)).toEqual([
		{ is: 'reached', step: 0 },
		{ is: 'converted' },
		{ is: 'lost', step: 1, compared: false },
		{ is: 'lost', step: 1, compared: false }
	]);
});

test('it is seen over time, by how long it took, and by what came instead', async () => {
	await page.viewport(900, 900);
	await render(Frame, { of: View, given });
	await look('Over time');
	await expect
		.element(page.getByRole('figure', { name: /entered in each week that went all the way/ }))
		.toBeVisible();
	await look('Time to convert');
	await expect.element(page.getByRole('group', { name: /of 30 who did both/ })).toBeVisible();
	await look('Instead');
	await expect.element(page.getByRole('row', { name: /help 50/ })).toBeVisible();
	await expect.element(page.getByRole('row', { name: /nothing more 20/ })).toBeVisible();
});

test('a point in time, and how long it took, open who they are, by keyboard too', async () => {
	await page.viewport(900, 900);
	await render(Frame, { of: View, given });
	await look('Over time');
	const point = page.getByRole('button', { name: /33.3/ });
	(page.getByRole('figure').getByRole('button').element() as SVGElement).focus();
	await userEvent.keyboard('{Home}{Enter}');
	await expect.element(point).toBeVisible();
	expect(behind).toHaveBeenLastCalledWith(
		{ is: 'entered', period: 0, compared: false },
		expect.stringMatching(/^Entered in the week of /)
	);
	await look('Time to convert');
	(page.getByRole('button', { name: /: 25$/ }).element() as SVGElement).focus();
	await userEvent.keyboard('{ArrowRight}{Enter}');
	expect(behind).toHaveBeenLastCalledWith(
		{ is: 'took', from: 60, to: 120, compared: false },
		'Took 1 min to 2 min to convert'
	);
});

test('steps are taken from a path, by keyboard alone', async () => {
	const paths = [
		{ labels: ['home', 'pay'], journeys: 7, share: 0.7 },
		{ labels: ['home', 'cart'], journeys: 3, share: 0.3 }
	];
	const onpick = vi.fn();
	const offer = () => Promise.resolve({ paths, proposed: ['home', 'cart', 'pay'] });
	const view = await render(Frame, {
		of: FromPath,
		given: { replaces: false, offer, onpick }
	});
	(page.getByRole('button', { name: 'From a path' }).element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}');
	await expect.element(page.getByRole('button', { name: 'home → cart → pay' })).toHaveFocus();
	expect(await faults('light', view.container)).toEqual([]);
	await userEvent.keyboard('{ArrowDown}');
	await expect.element(page.getByRole('button', { name: /7 journeys, 70/ })).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	expect(onpick).toHaveBeenCalledExactlyOnceWith(['home', 'pay']);
});

test('a step is added by its touchpoint', async () => {
	await render(Frame, { of: Editor, given: { session, cell, spec } });
	await page.getByRole('combobox', { name: 'Add a step' }).click();
	await userEvent.keyboard('pa');
	await expect.element(page.getByRole('option', { name: 'pay' })).toBeInTheDocument();
	await userEvent.keyboard('{ArrowDown}{Enter}');
	await expect.poll(() => change.mock.lastCall?.[1].steps.length).toBe(3);
	expect(change.mock.lastCall?.[1].steps.map(({ match }) => match)).toEqual(
		['home', 'cart', 'pay'].map((name) => at(name))
	);
});

test('Alt and an arrow key move a step; the press opens what it asks', async () => {
	await render(Frame, { of: Editor, given: { session, cell, spec } });
	const home = page.getByRole('button', { name: 'Step 1: home' });
	await home.click();
	await expect.element(page.getByRole('dialog', { name: 'Step 1' })).toBeVisible();
	await page.getByRole('textbox', { name: 'Name of the step' }).fill('Visit');
	await userEvent.keyboard('{Enter}');
	await expect.poll(() => change.mock.lastCall?.[1].steps[0]?.name).toBe('Visit');
	await userEvent.keyboard('{Escape}');
	home.element().focus();
	await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
	expect(change.mock.lastCall?.[1].steps.map(({ match }) => match)).toEqual([
		at('cart'),
		at('home')
	]);
});

test.each(['light', 'dark'] as const)('nothing is out of reach in the %s theme', async (theme) => {
	const view = await render(Frame, { of: View, given });
	expect(await faults(theme, view.container)).toEqual([]);
	await view.unmount();
	const editor = await render(Frame, { of: Editor, given: { session, cell, spec } });
	expect(await faults(theme, editor.container)).toEqual([]);
});

test('the table has every step, and its numbers open, too', async () => {
	await page.viewport(1200, 900);
	await render(Frame, { of: Table, given });
	await page.getByRole('button', { name: '70', exact: true }).click();
	expect(behind).toHaveBeenCalledExactlyOnceWith(
		{ is: 'lost', step: 1, compared: false },
		'Stopped before step 2, cart'
	);
	await look('Over time');
	await expect.element(page.getByRole('cell', { name: '33.3%' })).toBeVisible();
});
