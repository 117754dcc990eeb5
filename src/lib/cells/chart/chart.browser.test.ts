import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import '../../../app.css';
import type { ChartResult } from '$lib/journey/chart/chart';
import { chartSchema } from '$lib/journey/chart/spec';
import type { ChartColumn, ChartPoint } from '$lib/journey/chart/fold';
import { parseSpec } from '$lib/journey/spec-error';
import type { ValueType } from '$lib/journey/analysis';
import { faults } from '$lib/ui/test/accessibility';
import { pictureOf } from '$lib/share/pictures';
import Table from './Table.svelte';
import View from './View.svelte';

afterEach(() => cleanup());

type Place = Pick<ChartPoint, 'x'> & Partial<ChartPoint>;

/** A view of a result as the engine would give it; of the notebook it reads which channels there are. */
function shown(spec: object, places: readonly Place[], types: { x: ValueType; y?: ValueType }) {
	const points = places.map((place) => ({ y: null, colour: null, value: 1, rows: 1, ...place }));
	const columns: ChartColumn[] = [{ name: 'x', type: types.x }];
	const result: ChartResult = {
		columns,
		xType: types.x,
		yType: types.y ?? 'other',
		points,
		series: [...new Set(points.map(({ colour }) => colour))].filter((one) => one !== null),
		rows: points.length + 5,
		drawn: points.length,
		leftOut: 5
	};
	return {
		session: {
			notebook: {
				document: { cells: [{ id: 'visits', kind: 'journeys' }] },
				runs: {
					resultOf: () => ({ channels: ['web', 'chat', 'app'].map((name) => ({ name })) })
				}
			}
		} as never,
		cell: { id: 'c', kind: 'chart', name: 'Sales', spec: {} },
		spec: parseSpec('chart', chartSchema, { relation: 'orders', x: 'day', ...spec }),
		result,
		behind: () => undefined
	};
}

const drawing = () =>
	vi.waitFor(
		() => {
			const found = document.querySelector('.plot svg[role="img"], .plot figure[role="img"]');
			if (found === null) throw new Error('not drawn yet');
			return found;
		},
		{ timeout: 10_000 }
	);

/** The drawing without what the browser or the library calls by chance. */
function plain(svg: Element): string {
	const copy = svg.cloneNode(true) as Element;
	for (const one of copy.querySelectorAll('style, [data-mark="tip"], [aria-label="tip"]'))
		one.remove();
	return copy.outerHTML
		.replaceAll(/ (class|font-\w+)="[^"]*"/g, '')
		.replaceAll(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number))))
		.replaceAll('><', '>\n<');
}

const DAY = 86_400_000;
const days = [0, 1, 2].flatMap((day) =>
	['web', 'app'].map((colour) => ({ x: 1_700_006_400_000 + day * DAY, colour, value: day + 1 }))
);

test.each([
	[
		'bar',
		{ type: 'bar', x: 'channel' },
		[
			{ x: 'web', value: 4 },
			{ x: 'app', value: 2 },
			{ x: null, value: 1 }
		],
		{ x: 'text' },
		'[data-mark="bar"] rect',
		3
	],
	['days', { type: 'bar', per: 'day' }, days, { x: 'time' }, '[data-mark="rect"] rect', 6],
	['line', { type: 'line', per: 'day' }, days, { x: 'time' }, '[data-mark="line"] path', 2],
	['area', { type: 'area', per: 'day' }, days, { x: 'time' }, '[data-mark="area"] path', 2],
	[
		'dot',
		{ type: 'dot', y: 'cost' },
		[
			{ x: 1, y: 2 },
			{ x: 2, y: 3 }
		],
		{ x: 'number', y: 'number' },
		'[data-mark="dot"] circle',
		2
	],
	[
		'histogram',
		{ type: 'histogram' },
		[
			{ x: 0, y: 10, value: 3 },
			{ x: 10, y: 20, value: 9 }
		],
		{ x: 'number', y: 'number' },
		'[data-mark="rect"] rect',
		2
	],
	[
		'heat',
		{ type: 'heat', y: 'hour' },
		[
			{ x: 'a', y: 'p', value: 3 },
			{ x: 'b', y: 'q', value: 0 }
		],
		{ x: 'text', y: 'text' },
		'[data-mark="cell"] rect',
		2
	]
] as const)(
	'%s: a picture with a name, its marks, and no fault in either theme',
	async (_, spec, places, types, marks, count) => {
		render(View, {
			props: shown(spec, places as readonly Place[], types as { x: ValueType; y?: ValueType })
		});
		const svg = await drawing();
		expect(svg.getAttribute('aria-label')).toMatch(/^Sales: .*orders/);
		expect(svg.querySelectorAll(marks)).toHaveLength(count);
		expect(plain(svg)).toMatchSnapshot();
		await expect.element(page.getByText(/5 places beyond the largest|are drawn/)).toBeVisible();
		for (const theme of ['light', 'dark'] as const)
			expect(await faults(theme, svg.closest('.chart')!)).toEqual([]);
	}
);

test('series are told apart by colour and by a legend; the table has every mark', async () => {
	const props = shown(
		{ type: 'line', per: 'day', y: 'cost', aggregate: 'sum', colour: 'channel' },
		days,
		{ x: 'time' }
	);
	render(View, { props });
	await drawing();
	const web = page.getByRole('listitem').filter({ hasText: 'web' });
	await expect.element(web).toBeVisible();
	// Its hue among all channels, not among those that are drawn.
	expect(web.element().querySelector('span')?.style.background).toBe('var(--hue-3)');
	const strokes = [...document.querySelectorAll('.plot [data-mark="line"] path')].map(
		(path) => getComputedStyle(path).stroke
	);
	expect(new Set(strokes).size).toBe(2);
	cleanup();
	render(Table, { props });
	await expect
		.element(page.getByRole('columnheader', { name: /cost \(their sum\)/ }))
		.toBeVisible();
	await expect.element(page.getByText('2023-11-15 00:00').first()).toBeVisible();
});

test('the keyboard reads the marks one by one, each with all its numbers', async () => {
	const props = shown(
		{ type: 'bar', per: 'day', y: 'cost', aggregate: 'sum', colour: 'channel' },
		days,
		{ x: 'time' }
	);
	render(View, { props });
	await drawing();
	await userEvent.tab();
	const said = () => document.querySelector('.details')?.textContent?.trim();
	expect(said()).toMatch(/arrow keys/);
	await userEvent.keyboard('{ArrowRight}');
	await expect.poll(said).toMatch(/^day: .*15.*, channel: web, cost \(their sum\): 1$/);
	expect(document.querySelectorAll('[data-pointed]')).toHaveLength(1);
	await userEvent.keyboard('{End}');
	await expect.poll(said).toMatch(/^day: .*17.*, channel: app, cost \(their sum\): 3$/);
});

test('points at one place are one mark that says how many, and parts stand in one order', async () => {
	const here = { x: 1, y: 2 };
	render(View, {
		props: shown({ type: 'dot', x: 'nps', y: 'csat' }, [here, here, { x: 2, y: 3 }], {
			x: 'number',
			y: 'number'
		})
	});
	const radii = [...(await drawing()).querySelectorAll('circle')].map(({ r }) => r.baseVal.value);
	expect(radii).toHaveLength(2);
	expect(radii[0]).toBeGreaterThan(radii[1]!);
	cleanup();
	const missing = days.filter(({ colour }, index) => colour !== 'web' || index !== 2);
	render(View, { props: shown({ type: 'area', per: 'day', colour: 'c' }, missing, { x: 'time' }) });
	await drawing();
	const areas = [...document.querySelectorAll('[data-mark="area"] path')];
	// Three days along the top and three back along the bottom, though one has no row.
	expect(areas.map((path) => path.getAttribute('d')!.match(/[ML]/g)!.length)).toEqual([6, 6]);
});

test('a picture of it stands by itself', async () => {
	render(View, {
		props: shown(
			{ type: 'bar', x: 'channel' },
			[
				{ x: 'web', value: 4 },
				{ x: 'app', value: 2 }
			],
			{ x: 'text' }
		)
	});
	const svg = await drawing();
	const picture = pictureOf(svg.closest('.chart')!, 'Sales').svg;
	expect(picture).not.toMatch(/var\(|currentColor|<style|class=/);
	const parsed = new DOMParser().parseFromString(picture, 'image/svg+xml');
	expect(parsed.querySelector('parsererror')).toBeNull();
	expect([...parsed.querySelectorAll('text')].map((text) => text.textContent)).toEqual(
		expect.arrayContaining(['web', 'app'])
	);
});

test('nothing chosen, and nothing to draw, is said in words', async () => {
	const { rerender } = render(View, { props: shown({ relation: '', x: '' }, [], { x: 'text' }) });
	await expect.element(page.getByText(/^Choose what to draw/)).toBeVisible();
	await rerender(shown({ type: 'bar' }, [], { x: 'text' }));
	await expect.element(page.getByText(/nothing to draw/)).toBeVisible();
});
