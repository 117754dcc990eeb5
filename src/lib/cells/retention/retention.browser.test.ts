import { page, userEvent } from 'vitest/browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../../app.css';
import type { RetentionResult } from '$lib/journey/retention/retention';
import { retained } from '$lib/journey/retention/result';
import { analysisOf } from '$lib/journey/registry';
import type { RetentionSpec } from '$lib/journey/retention/spec';
import type { NotebookSession } from '$lib/state/session.svelte';
import { faults } from '$lib/ui/test/accessibility';
import View from './View.svelte';

const DAY = 86_400_000;
const spec = analysisOf('retention')?.parse({ journeys: 'visits', period: 'day' }) as RetentionSpec;
/** Three days; the last is not over. Of 20 people 5 are back on the second and 4 on the third. */
const result: RetentionResult = {
	periods: [0, 1, 2].map((day) => ({
		starts: Date.UTC(2024, 2, 4) + day * DAY,
		state: day === 2 ? 'open' : 'over'
	})),
	shown: retained(
		[
			{ cohort: 0, after: 0, people: 20 },
			{ cohort: 0, after: 1, people: 5 },
			{ cohort: 0, after: 2, people: 4 },
			{ cohort: 1, after: 0, people: 3 }
		],
		{ first: 0, last: 2, ends: 2 },
		spec
	),
	compared: null
};

/** As much of a session as the view asks for. */
const session = {
	nameOf: () => '',
	notebook: { document: { settings: { timeZone: 'UTC', weekStart: 'monday', smallGroup: 10 } } }
} as unknown as NotebookSession;
const cell = { id: 'back', kind: 'retention', name: 'Back', spec: {} };
const behind = vi.fn<(pick: unknown, title: string) => void>();

beforeEach(() => behind.mockReset());

async function draw(width = 900) {
	await page.viewport(width, 900);
	const drawn = await render(View, { session, cell, spec, result, behind });
	await expect.element(page.getByRole('grid')).toBeVisible();
	return drawn;
}

const texts = (selector: string) =>
	[...document.querySelectorAll(selector)].map((element) => element.textContent.trim());

test('the mean stands above the cohorts, without what is not over and without small shares of nobody', async () => {
	await draw();
	expect(texts('tbody tr:nth-child(1) td button')).toEqual(['100.0%', '25.0%']);
	expect(texts('tbody tr:nth-child(2) td button')).toEqual(['100.0%', '25.0%', '20.0%']);
	expect(document.querySelectorAll('tbody tr')).toHaveLength(3);
	expect(document.querySelectorAll('tbody tr:nth-child(2) td.faint')).toHaveLength(1);
	expect(document.querySelectorAll('tbody tr:nth-child(3) td.faint')).toHaveLength(2);
});

test('a cell tells who it is and opens them by the keyboard', async () => {
	await draw();
	document.querySelector<HTMLElement>('[data-at="0 0"]')?.focus();
	await userEvent.keyboard('{ArrowDown}{ArrowRight}');
	await expect
		.poll(() => document.querySelector('.says')?.textContent)
		.toMatch(/^Mar 4, 2024: 5 of the 20 who began were back 1 day later/);
	await userEvent.keyboard('{Enter}');
	expect(behind).toHaveBeenCalledExactlyOnceWith(
		{ side: 'shown', cohort: '2024-03-04 00:00', after: 1 },
		'everyone, from Mar 4, 2024: back 1 day later'
	);
});

test.each(['light', 'dark'] as const)('nothing is out of reach in the %s theme', async (theme) => {
	const { container } = await draw();
	expect(await faults(theme, container)).toEqual([]);
});
