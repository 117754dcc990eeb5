import { page, userEvent } from 'vitest/browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../../app.css';
import { formats, translate } from '$lib/messages';
import { faults } from '$lib/ui/test/accessibility';
import { shop } from './cases';
import type { Selection, Spot } from './data';
import Sankey from './Sankey.svelte';
import { tableWords } from '$lib/ui/test/table-words';
import SankeyTable from './SankeyTable.svelte';

const words = { t: translate('en'), formats: formats('en') };
const onselect = vi.fn<(selection: Selection, spot: Spot) => void>();
const colour = (label: string) => (label === 'cart' ? 'var(--hue-2)' : undefined);
const label = 'Paths of purchases';

beforeEach(() => onselect.mockReset());

async function draw(width: number) {
	await page.viewport(width, 800);
	return render(Sankey, { data: shop, words, label, colour, onselect });
}

async function frames(count: number) {
	for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame);
}

const details = () => document.querySelector('.details')?.textContent?.trim();
const node = (name: string) => page.getByRole('button', { name, exact: true });

test('the keyboard enters at one place and follows the paths', async () => {
	await draw(1000);
	await expect.element(node('home, step 1')).toBeVisible();
	expect(document.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
	await userEvent.tab();
	await expect.element(node('home, step 1')).toHaveFocus();
	expect(details()).toBe('home at step 1: 50 reached, 35 went on (70.0%), 15 ended here (30.0%).');
	await userEvent.keyboard('{ArrowRight}');
	await expect.element(node('home → cart, step 1')).toHaveFocus();
	expect(details()).toContain('25 took it, 50.0% of those at home');
	await userEvent.keyboard('{ArrowRight}{ArrowDown}');
	await expect.element(node('search, step 2')).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	expect(onselect).toHaveBeenCalledExactlyOnceWith(
		{ kind: 'node', node: expect.objectContaining({ id: '2:search' }) },
		expect.anything()
	);
	const spot = onselect.mock.lastCall?.[1];
	const focused = document.activeElement;
	expect(spot?.getBoundingClientRect()).toEqual(focused?.getBoundingClientRect());
	(focused as SVGElement).blur();
	spot?.focus();
	expect(document.activeElement).toBe(focused);
});

test('it comes back to where the keyboard was', async () => {
	await draw(1000);
	await userEvent.tab();
	await userEvent.keyboard('{ArrowDown}');
	await userEvent.tab();
	await userEvent.tab({ shift: true });
	await expect.element(node('search, step 1')).toHaveFocus();
});

test('pointing tells the numbers and lights what touches it; a press opens it', async () => {
	await draw(1000);
	await node('cart, step 2').hover();
	await expect.poll(details).toMatch(/^cart at step 2: 50 reached/);
	expect(document.querySelectorAll('.band.lit')).toHaveLength(5);
	expect(document.querySelectorAll('.band.dim')).toHaveLength(4);
	await node('cart, step 2').click();
	expect(onselect).toHaveBeenCalledExactlyOnceWith(
		{ kind: 'node', node: expect.objectContaining({ id: '2:cart' }) },
		expect.anything()
	);
});

test('a pointer that rests where the diagram appears points at nothing', async () => {
	const chart = await draw(1000);
	await node('cart, step 2').hover();
	await expect.poll(details).toMatch(/^cart at step 2/);
	await chart.unmount();
	await draw(1000);
	await expect.element(node('home, step 1')).toBeVisible();
	await frames(30);
	expect(document.querySelector('.band.lit')).toBeNull();
	await userEvent.tab();
	expect(details()).toMatch(/^home at step 1/);
});

test('nothing moves when the numbers appear', async () => {
	await draw(390);
	const figure = page.getByRole('figure', { name: label }).element();
	const before = figure.getBoundingClientRect().height;
	await userEvent.tab();
	await expect.poll(details).toMatch(/^home at step 1/);
	expect(figure.getBoundingClientRect().height).toBe(before);
});

test('on a narrow screen it scrolls inside, and the page does not', async () => {
	await draw(320);
	await expect.element(node('home, step 1')).toBeVisible();
	const frame = document.querySelector('.frame');
	expect(frame?.scrollWidth).toBeGreaterThan(frame?.clientWidth ?? Infinity);
	expect(document.documentElement.scrollWidth).toBe(320);
});

test('no words of a step overlap, and none reach into the next', async () => {
	await draw(700);
	await expect.element(node('home, step 1')).toBeVisible();
	const boxes = [...document.querySelectorAll('.node text')].map((text) =>
		text.getBoundingClientRect()
	);
	expect(boxes).toHaveLength(shop.nodes.length);
	for (const [index, one] of boxes.entries()) {
		for (const other of boxes.slice(0, index)) {
			const apart =
				one.right <= other.left ||
				other.right <= one.left ||
				one.bottom <= other.top ||
				other.bottom <= one.top;
			expect(apart).toBe(true);
		}
	}
});

test.each(['light', 'dark'] as const)('nothing is out of reach in the %s theme', async (theme) => {
	const chart = await draw(1000);
	await expect.element(node('home, step 1')).toBeVisible();
	const table = await render(SankeyTable, { data: shop, words, tableWords });
	expect(await faults(theme, chart.container)).toEqual([]);
	expect(await faults(theme, table.container)).toEqual([]);
});

test('the drawing is the one that was looked at', async () => {
	await draw(1000);
	await expect.element(node('home, step 1')).toBeVisible();
	const svg = document.querySelector('figure svg');
	expect(drawing(svg?.outerHTML ?? '')).toMatchSnapshot();
});

test('the table has every band, the largest first, and every node', async () => {
	await render(SankeyTable, { data: shop, words, tableWords });
	const line = (row: number) =>
		[...document.querySelectorAll('tbody tr')][row]?.textContent?.replace(/\s+/g, ' ').trim();
	expect(document.querySelectorAll('tbody tr')).toHaveLength(shop.links.length);
	await expect.poll(() => line(0)).toBe('2 cart order 26 52.0% 26.0% 1 min');
	await page.getByRole('radio', { name: 'Places' }).click();
	expect(document.querySelectorAll('tbody tr')).toHaveLength(shop.nodes.length);
	await expect.poll(() => line(0)).toMatch(/^(1 home|2 cart) 50/);
});

/** Without what changes from build to build: class hashes, made-up ids, comments; whole pixels. */
function drawing(html: string): string {
	return html
		.replace(/<!--.*?-->/g, '')
		.replace(/ ?svelte-\w+/g, '')
		.replace(/(id="|url\(#|describedby=")[\w-]*?-(ended|beyond|help)/g, '$1$2')
		.replace(/[1-9]\d*\.\d+/g, (number) => String(Math.round(Number(number))))
		.replace(/></g, '>\n<');
}
