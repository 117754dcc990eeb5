import { page, userEvent } from 'vitest/browser';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../../app.css';
import { formats } from '$lib/messages';
import { faults } from '$lib/ui/test/accessibility';
import Coverage from './Coverage.svelte';
import type { VariantRow } from './layout';
import VariantRibbons from './VariantRibbons.svelte';

const step = (label: string, seconds: number | null, colour?: string) => ({
	label,
	colour,
	seconds,
	time: seconds === null ? '' : `${seconds} s`
});
const rows: readonly VariantRow[] = [
	{
		key: 'one',
		rank: '1',
		head: '30 · 60%',
		notes: ['40% of the others'],
		share: 0.6,
		other: 0.4,
		faint: false,
		steps: [step('web', 60, 'var(--hue-1)'), step('chat', 20, 'var(--hue-2)'), step('phone', null)],
		more: 0
	},
	{
		key: 'two',
		rank: '2',
		head: '5 · 10%',
		notes: [],
		share: 0.1,
		faint: true,
		steps: [step('web', null)],
		more: 12
	}
];

const onopen = vi.fn<(key: string) => void>();
const props = {
	rows,
	label: 'A few variants',
	widths: 'equal' as const,
	say: (row: number, index: number) =>
		index < 0 ? `variant ${row + 1}` : `${rows[row]?.steps[index]?.label} of ${row + 1}`,
	more: (count: number) => `+ ${count}`,
	hint: 'Point at a step.',
	help: 'Use the arrow keys.',
	empty: 'Nothing to draw.',
	onopen
};

const control = (name: string) => page.getByRole('button', { name, exact: true });
const details = () => document.querySelector('figcaption')?.textContent?.trim();

async function draw() {
	onopen.mockReset();
	await page.viewport(900, 600);
	const drawn = await render(VariantRibbons, props);
	await expect.element(control('1 30 · 60% 40% of the others: variant 1')).toBeVisible();
	return drawn;
}

test('the keyboard enters at one place, goes along and across, and opens', async () => {
	await draw();
	expect(document.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
	await userEvent.tab();
	await expect.element(control('1 30 · 60% 40% of the others: variant 1')).toHaveFocus();
	await userEvent.keyboard('{ArrowRight}{ArrowRight}');
	await expect.element(control('chat of 1')).toHaveFocus();
	expect(details()).toBe('chat of 1');
	await userEvent.keyboard('{ArrowDown}');
	await expect.element(control('web of 2')).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	expect(onopen).toHaveBeenLastCalledWith('two');
	await userEvent.keyboard('{Home}{ArrowUp} ');
	expect(onopen).toHaveBeenLastCalledWith('one');
});

test('pointing reads a step, pressing it opens its variant', async () => {
	await draw();
	await control('phone of 1').hover();
	await expect.poll(details).toBe('phone of 1');
	await control('phone of 1').click();
	expect(onopen).toHaveBeenCalledExactlyOnceWith('one');
});

test.each(['light', 'dark'] as const)('nothing is out of reach in the %s theme', async (theme) => {
	const { container } = await draw();
	expect(await faults(theme, container)).toEqual([]);
});

/** A drawing without what differs from run to run. */
function drawing(svg: Element | null): string {
	return (
		(svg?.outerHTML ?? '')
			.replace(/<!--.*?-->/g, '')
			.replace(/ ?svelte-\w+/g, '')
			.replace(/describedby="[^"]*-help"/g, 'describedby="help"')
			.replace(/\d+\.\d+/g, (number) => String(Math.round(Number(number))))
			// In which order attributes are set is the compiler's affair.
			.replace(/<(\w+)((?: [\w-]+="[^"]*")+)>/g, (_, tag: string, attributes: string) => {
				const sorted = [...attributes.matchAll(/ [\w-]+="[^"]*"/g)].map(String).sort();
				return `<${tag}${sorted.join('')}>`;
			})
			.replace(/></g, '>\n<')
	);
}

test('the drawing of variants is the one that was looked at', async () => {
	await draw();
	expect(drawing(document.querySelector('figure svg'))).toMatchSnapshot();
});

test('the curve of coverage is the one that was looked at, and is told in words', async () => {
	await page.viewport(600, 400);
	const { container } = await render(Coverage, {
		sizes: [
			{ journeys: 40, variants: 1 },
			{ journeys: 10, variants: 4 },
			{ journeys: 1, variants: 20 }
		],
		label: 'Coverage: 5 hold 80 %',
		axis: 'variants',
		marked: { share: 0.8, variants: 5 },
		formats: formats('en')
	});
	await expect.element(page.getByRole('img', { name: 'Coverage: 5 hold 80 %' })).toBeVisible();
	expect(drawing(container.querySelector('svg'))).toMatchSnapshot();
	expect(await faults('light', container)).toEqual([]);
});
