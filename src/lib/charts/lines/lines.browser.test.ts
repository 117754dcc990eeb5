import { page, userEvent } from 'vitest/browser';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../../app.css';
import { formats, translate } from '$lib/messages';
import { faults } from '$lib/ui/test/accessibility';
import type { LinesData } from './data';
import Lines from './Lines.svelte';

const day = (n: number) => Date.UTC(2024, 2, n) * 1000;
const data: LinesData = {
	shape: 'line',
	x: 'time',
	zero: true,
	lines: [
		{
			id: 'now',
			label: 'Everyone',
			points: [
				{ x: day(1), y: 0.2, low: 0.1, high: 0.35, n: 40 },
				{ x: day(2), y: 0.3, low: 0.2, high: 0.4, n: 50 },
				{ x: day(3), y: null },
				{ x: day(4), y: 0.4, low: 0.3, high: 0.5, n: 60 },
				{ x: day(5), y: 0.1, low: 0, high: 0.6, n: 4, open: true }
			]
		},
		{
			id: 'before',
			label: 'The period before',
			faint: true,
			points: [1, 2, 3, 4, 5].map((n) => ({ x: day(n), y: 0.25 }))
		}
	]
};
const words = { t: translate('en'), formats: formats('en', 'UTC') };
const format = (y: number) => words.formats.percent(y, 0);
const onpick = vi.fn<(line: string, x: number) => void>();
const details = () => document.querySelector('.details')?.textContent?.trim();

async function draw(width: number) {
	await page.viewport(width, 600);
	const drawn = await render(Lines, { data, label: 'Conversion by day', words, format, onpick });
	await expect.element(page.getByRole('button')).toBeInTheDocument();
	return drawn;
}

test('the keyboard reads it point by point, line by line, and opens one', async () => {
	await draw(800);
	await userEvent.tab();
	await expect.element(page.getByRole('button')).toHaveFocus();
	expect(details()).toBe(
		'Mar 5, 2024 · Everyone: 10% (0% to 60%), of 4 – not over yet · The period before: 25%'
	);
	await userEvent.keyboard('{ArrowLeft}');
	expect(details()).toContain('Mar 4, 2024 · Everyone: 40%');
	await userEvent.keyboard('{ArrowLeft}');
	expect(details()).toBe('Mar 3, 2024 · Everyone: no value · The period before: 25%');
	await userEvent.keyboard('{ArrowLeft}{ArrowDown}');
	expect(details()).toMatch(/^Mar 2, 2024 · The period before: 25% · Everyone/);
	await userEvent.keyboard('{Enter}');
	expect(onpick).toHaveBeenLastCalledWith('before', day(2));
});

test('pointing reads what is nearest; nothing moves; a press opens it', async () => {
	await draw(390);
	const figure = document.querySelector('figure')!;
	const before = figure.getBoundingClientRect().height;
	const svg = document.querySelector('figure svg')!;
	await userEvent.click(svg, { position: { x: 60, y: 200 } });
	await expect.poll(details).toMatch(/^Mar 1, 2024/);
	expect(onpick).toHaveBeenLastCalledWith(expect.any(String), day(1));
	expect(figure.getBoundingClientRect().height).toBe(before);
	expect(document.documentElement.scrollWidth).toBe(390);
});

test.each(['light', 'dark'] as const)('nothing is out of reach in the %s theme', async (theme) => {
	const { container } = await draw(800);
	expect(await faults(theme, container)).toEqual([]);
});

test('the drawing is the one that was looked at', async () => {
	await draw(800);
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
