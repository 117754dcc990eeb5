import { page, userEvent } from 'vitest/browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../../app.css';
import { faults } from '$lib/ui/test/accessibility';
import { shop } from './cases';
import type { GraphSelection } from './data';
import Graph from './Graph.svelte';

const onselect = vi.fn<(selection: GraphSelection) => void>();
const words = {
	empty: 'Nothing.',
	help: 'Arrow keys follow the arrows.',
	hint: 'Point at something.',
	back: 'leads back',
	faint: 'of few',
	more: 'more here',
	less: 'less here'
};
const props = { data: shop, label: 'Flow', words, onselect };

beforeEach(() => onselect.mockReset());

const mark = (name: string) => page.getByRole('button', { name, exact: true });
const details = () => document.querySelector('.details')?.textContent?.trim();

async function draw(width: number) {
	await page.viewport(width, 800);
	const drawn = await render(Graph, props);
	await expect.element(mark('home')).toBeVisible();
	return drawn;
}

test('the keyboard enters at one place, follows the arrows, and opens what lies behind', async () => {
	await draw(900);
	expect(document.querySelectorAll('figure [tabindex="0"]')).toHaveLength(1);
	await userEvent.tab();
	await expect.element(mark('Start')).toHaveFocus();
	await userEvent.keyboard('{ArrowRight}');
	await expect.element(mark('start → home')).toHaveFocus();
	expect(details()).toBe('10 from start to home.');
	await userEvent.keyboard('{ArrowRight}{ArrowDown}');
	await expect.element(mark('search')).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	expect(onselect).toHaveBeenCalledExactlyOnceWith({
		kind: 'node',
		node: expect.objectContaining({ id: 'search' })
	});
});

test('pointing tells the numbers and lights what touches it; a press opens it', async () => {
	await draw(900);
	expect(details()).toBe('Point at something.');
	await mark('search').hover();
	await expect.poll(details).toBe('search has 14.');
	expect(document.querySelectorAll('.edge.lit')).toHaveLength(5);
	expect(document.querySelectorAll('.edge.dim')).toHaveLength(2);
	await mark('search').click();
	expect(onselect).toHaveBeenCalledOnce();
});

test('loops and ways back are dashed, and the legend says only what occurs', async () => {
	await draw(900);
	const back = [...document.querySelectorAll('.edge.back')].map((edge) =>
		edge.getAttribute('aria-label')
	);
	expect(back.sort()).toEqual(['search → home', 'search → search']);
	const legend = () => [...document.querySelectorAll('figcaption li')].map((li) => li.textContent);
	expect(legend().map((text) => text?.trim())).toEqual([
		'leads back',
		'of few',
		'more here',
		'less here'
	]);
});

test('long names are cut to their node, and stay whole for those who do not see it', async () => {
	await draw(900);
	const long = 'a cart with a very long name indeed';
	const node = mark(long).element().parentElement!;
	const body = node.querySelector('.body')?.getBoundingClientRect();
	const text = node.querySelector('text');
	expect(text?.textContent).toMatch(/^a cart.*…$/);
	expect(text?.getBoundingClientRect().width).toBeLessThan(body?.width ?? 0);
});

test('on a narrow screen it scrolls inside, and the page does not', async () => {
	await draw(140);
	const frame = document.querySelector('.frame');
	expect(frame?.scrollWidth).toBeGreaterThan(frame?.clientWidth ?? Infinity);
	expect(document.documentElement.scrollWidth).toBe(140);
});

test('without arrows it says so', async () => {
	await render(Graph, { ...props, data: { nodes: shop.nodes, edges: [] } });
	await expect.element(page.getByText('Nothing.')).toBeVisible();
});

test.each(['light', 'dark'] as const)('nothing is out of reach in the %s theme', async (theme) => {
	const { container } = await draw(900);
	expect(await faults(theme, container)).toEqual([]);
});

test('the drawing is the one that was looked at', async () => {
	await draw(900);
	const svg = document.querySelector('figure svg')?.outerHTML ?? '';
	const drawing = svg
		.replace(/<!--.*?-->/g, '')
		.replace(/ ?svelte-\w+/g, '')
		.replace(/describedby="[^"]*-help"/g, 'describedby="help"')
		.replace(/\d+\.\d+/g, (number) => String(Math.round(Number(number))))
		// In which order attributes are set is the compiler's affair.
		.replace(/<(\w+)((?: [\w-]+="[^"]*")+)>/g, (_, tag, attributes) => {
			const sorted = [...attributes.matchAll(/ [\w-]+="[^"]*"/g)].map(String).sort();
			return `<${tag}${sorted.join('')}>`;
		})
		.replace(/></g, '>\n<');
	expect(drawing).toMatchSnapshot();
});
