import { page, userEvent } from 'vitest/browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../../app.css';
import { formats, translate } from '$lib/messages';
import { faults } from '$lib/ui/test/accessibility';
import { shop } from './cases';
import type { FunnelTarget } from './data';
import Funnel from './Funnel.svelte';

const words = { t: translate('en'), formats: formats('en') };
const onpick = vi.fn<(target: FunnelTarget) => void>();
const label = 'Purchases';

beforeEach(() => onpick.mockReset());

async function draw(width = 800) {
	await page.viewport(width, 700);
	const chart = await render(Funnel, { data: shop, words, label, onpick });
	await expect.element(part('Step 1, home')).toBeVisible();
	return chart;
}

const part = (name: string) => page.getByRole('button', { name, exact: true });
const details = () => document.querySelector('.details')?.textContent?.trim();

test('the keyboard enters at one place and goes from step to step', async () => {
	await draw();
	expect(document.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
	await userEvent.tab();
	await expect.element(part('Step 1, home')).toHaveFocus();
	expect(details()).toBe('Step 1, home: 400, 100.0% of the first step.');
	await userEvent.keyboard('{ArrowDown}');
	await expect.element(part('Step 1, home: New customers')).toHaveFocus();
	await userEvent.keyboard('{ArrowDown}');
	await expect.element(part('Lost before step 2, search')).toHaveFocus();
	expect(details()).toBe('Lost before step 2, search: 140, 35.0% of the step before.');
	await userEvent.keyboard('{Enter}{End}{ArrowUp} ');
	expect(onpick.mock.calls).toEqual([[{ step: 1, part: 'lost' }], [{ step: 3, part: 'reached' }]]);
});

test('nobody is lost at a step that may be left out', async () => {
	await draw();
	expect(part('Lost before step 3, help').query()).toBeNull();
});

test('a press opens who is behind, and nothing moves', async () => {
	await draw(390);
	const figure = page.getByRole('figure', { name: label }).element();
	const before = figure.getBoundingClientRect().height;
	await part('Step 2, search').click();
	expect(onpick).toHaveBeenCalledExactlyOnceWith({ step: 1, part: 'reached' });
	await expect.poll(details).toMatch(/^Step 2, search: 260, 65.0% of the first step/);
	expect(figure.getBoundingClientRect().height).toBe(before);
	expect(document.documentElement.scrollWidth).toBe(390);
});

test.each(['light', 'dark'] as const)('nothing is out of reach in the %s theme', async (theme) => {
	const chart = await draw();
	expect(await faults(theme, chart.container)).toEqual([]);
});

test('the drawing is the one that was looked at', async () => {
	await draw();
	const svg = document.querySelector('figure svg');
	expect(drawing(svg ?? document.body)).toMatchSnapshot();
});

/** The shapes and words of a drawing, whatever the order of their attributes. */
function drawing(svg: Element): string {
	return [...svg.querySelectorAll('rect:not(.hit), path, text')]
		.map((one) => {
			const shown = ['d', 'x', 'y', 'width', 'height'].flatMap((name) => {
				const value = one.getAttribute(name);
				return value === null
					? []
					: [`${name}=${value.replace(/\d+\.\d+/g, (n) => String(Math.round(Number(n))))}`];
			});
			const kind = [...one.classList].filter((name) => !name.startsWith('svelte-')).join('.');
			const said = one.textContent?.replace(/\s+/g, ' ').trim() ?? '';
			return [`${one.tagName}.${kind}`, ...shown, said].join(' ').trim();
		})
		.join('\n');
}
