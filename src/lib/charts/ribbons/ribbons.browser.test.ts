import { page, userEvent } from 'vitest/browser';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../../app.css';
import { faults } from '$lib/ui/test/accessibility';
import type { RibbonRow } from './layout';
import Ribbons from './Ribbons.svelte';

const rows: readonly RibbonRow[] = [
	{
		key: 'one',
		steps: [
			{ label: 'home', colour: 'var(--hue-1)', dwell: 60 },
			{ label: 'search', colour: 'var(--hue-1)', dwell: 600 },
			{ label: 'call', colour: 'var(--hue-2)', dwell: 0 }
		],
		more: 0
	},
	{ key: 'two', steps: [{ label: 'home', colour: undefined, dwell: 0 }], more: 12 }
];

const props = {
	rows,
	label: 'A few journeys',
	widths: 'time' as const,
	say: (row: number, index: number) => `${rows[row]?.steps[index]?.label} of ${row + 1}`,
	more: (count: number) => `and ${count} more`,
	hint: 'Point at a step.',
	help: 'Use the arrow keys.',
	empty: 'Nothing to draw.'
};

const step = (name: string) => page.getByRole('img', { name, exact: true });
const details = () => document.querySelector('figcaption')?.textContent?.trim();

async function draw(width: number) {
	await page.viewport(width, 600);
	const drawn = await render(Ribbons, props);
	await expect.element(step('home of 1')).toBeVisible();
	return drawn;
}

test('the keyboard enters at one place and goes along and across journeys', async () => {
	await draw(900);
	expect(document.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
	await userEvent.tab();
	await expect.element(step('home of 1')).toHaveFocus();
	await userEvent.keyboard('{ArrowRight}{ArrowRight}');
	await expect.element(step('call of 1')).toHaveFocus();
	expect(details()).toBe('call of 1');
	await userEvent.keyboard('{ArrowDown}');
	await expect.element(step('home of 2')).toHaveFocus();
});

test('pointing reads a step; away from it the hint comes back', async () => {
	await draw(900);
	await step('search of 1').hover();
	await expect.poll(details).toBe('search of 1');
	await userEvent.unhover(step('search of 1'));
	await expect.poll(details).toBe('Point at a step.');
});

test('steps say what they are, as far as there is room, and journeys how they went', async () => {
	await page.viewport(900, 600);
	const noted = rows.map((row, at) => ({
		...row,
		note: at === 0 ? '11 min · Success' : undefined
	}));
	await render(Ribbons, { ...props, rows: noted, widths: 'equal' });
	const texts = () =>
		[...document.querySelectorAll('figure text')].map((one) => one.textContent?.trim());
	await expect
		.poll(texts)
		.toEqual(['home', 'search', 'call', '11 min · Success', 'home', 'and 12 more']);
	for (const text of document.querySelectorAll<SVGTextElement>('text.word')) {
		const step = text.parentElement!.querySelectorAll('rect.step');
		const [{ right }] = [text.getBoundingClientRect()];
		expect([...step].some((one) => one.getBoundingClientRect().right >= right)).toBe(true);
	}
});

test('a step is a button where it opens its journey, by pointer, Enter and space', async () => {
	const onopen = vi.fn<(row: number) => void>();
	await page.viewport(900, 600);
	await render(Ribbons, { ...props, onopen });
	await page.getByRole('button', { name: 'home of 2', exact: true }).click();
	await page.getByRole('button', { name: 'home of 1', exact: true }).click();
	await userEvent.keyboard('{ArrowRight}{Enter}{ArrowDown} ');
	expect(onopen.mock.calls.flat()).toEqual([1, 0, 0, 1]);
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
