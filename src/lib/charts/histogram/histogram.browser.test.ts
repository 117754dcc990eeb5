import { page, userEvent } from 'vitest/browser';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../../app.css';
import { formats } from '$lib/messages';
import { faults } from '$lib/ui/test/accessibility';
import Histogram from './Histogram.svelte';
import type { Bin } from './layout';

const bins: readonly Bin[] = [
	{ from: 1, to: 2, count: 40 },
	{ from: 2, to: 4, count: 0 },
	{ from: 4, to: 6, count: 7 }
];
const props = {
	label: 'Interactions',
	bins,
	format: String,
	formats: formats('en', 'UTC'),
	whole: true
};

test('a bin is a button that says its range and count, by pointer and by keyboard', async () => {
	const onpick = vi.fn<(bin: Bin) => void>();
	const { container } = await render(Histogram, { ...props, onpick });
	await page.getByRole('button', { name: '4 – 5: 7', exact: true }).click();
	expect(document.querySelectorAll('rect[tabindex="0"]')).toHaveLength(1);
	// A bin of nobody has no height to point at; the keyboard comes to it all the same.
	await userEvent.keyboard('{ArrowLeft}{Enter}{Home} {End}{Enter}');
	const picked = onpick.mock.calls.map(([{ from }]) => from);
	expect(picked).toEqual([4, 2, 1, 4]);
	for (const theme of ['light', 'dark'] as const)
		expect(await faults(theme, container)).toEqual([]);
});

test('a picture alone has nothing to press', async () => {
	await render(Histogram, props);
	await expect.element(page.getByRole('img', { name: 'Interactions' })).toBeVisible();
	expect(document.querySelectorAll('[role="button"]')).toHaveLength(0);
});
