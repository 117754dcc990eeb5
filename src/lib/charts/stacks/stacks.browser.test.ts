import { page, userEvent } from 'vitest/browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../../app.css';
import { formats } from '$lib/messages';
import { faults } from '$lib/ui/test/accessibility';
import type { StackBar, StackSeries, StacksData } from './data';
import Stacks from './Stacks.svelte';

const data: StacksData = {
	series: [
		{ id: 'new', label: 'New', colour: 'var(--accent)' },
		{ id: 'gone', label: 'Gone', colour: 'var(--mark)' }
	],
	bars: [
		{ id: 'mon', label: 'Monday', tick: 'Mon', values: [30, 0] },
		{ id: 'tue', label: 'Tuesday', tick: 'Tue', values: [10, -20], open: true }
	]
};
const onpick = vi.fn<(bar: string, series: string) => void>();

beforeEach(() => onpick.mockReset());

async function draw() {
	await page.viewport(600, 500);
	const drawn = await render(Stacks, {
		data,
		label: 'Who came and went',
		say: (bar: StackBar, series: StackSeries, value: number) =>
			`${bar.label} ${series.label} ${value}`,
		hint: 'Point at a bar.',
		help: 'Use the arrow keys.',
		formats: formats('en'),
		onpick
	});
	await expect.element(page.getByRole('button', { name: 'Monday New 30' })).toBeVisible();
	return drawn;
}

test('the keyboard enters at one place, goes along and across, and opens a part', async () => {
	await draw();
	expect(document.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
	await userEvent.tab();
	await userEvent.keyboard('{ArrowRight}{ArrowDown}');
	await expect.element(page.getByRole('button', { name: 'Tuesday Gone -20' })).toHaveFocus();
	expect(document.querySelector('.details')?.textContent.trim()).toBe('Tuesday Gone -20');
	await userEvent.keyboard('{Enter}');
	expect(onpick).toHaveBeenCalledExactlyOnceWith('tue', 'gone');
});

test.each(['light', 'dark'] as const)('nothing is out of reach in the %s theme', async (theme) => {
	const { container } = await draw();
	expect(await faults(theme, container)).toEqual([]);
});

test('the drawing is the one that was looked at', async () => {
	await draw();
	const drawing = (document.querySelector('figure svg')?.outerHTML ?? '')
		.replace(/<!--.*?-->/g, '')
		.replace(/ ?svelte-\w+/g, '')
		.replace(/(id="|url\(#|url\(&quot;#|describedby=")[\w-]*?-(open|help)/g, '$1$2')
		.replace(/\d+\.\d+/g, (number) => String(Math.round(Number(number))))
		// In which order attributes are set is the compiler's affair.
		.replace(/<(\w+)((?: [\w-]+="[^"]*")+)>/g, (_, tag, attributes) => {
			const sorted = [...attributes.matchAll(/ [\w-]+="[^"]*"/g)].map(String).sort();
			return `<${tag}${sorted.join('')}>`;
		})
		.replace(/></g, '>\n<');
	expect(drawing).toMatchSnapshot();
});
