import { page } from 'vitest/browser';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import * as v from 'valibot';
import '../../../app.css';
import { logRank, survivalOf, survivalQuantile, type Seen } from '$lib/journey/timing/survival';
import type { TimedGroup, TimingResult } from '$lib/journey/timing/timing';
import { timingSchema } from '$lib/journey/timing/spec';
import { words } from '$lib/state/locale.svelte';
import type { NotebookSession } from '$lib/state/session.svelte';
import { faults } from '$lib/ui/test/accessibility';
import Table from './Table.svelte';
import View from './View.svelte';

const HOUR = 3600;
const seen = (happened: readonly number[], lost: readonly number[]): Seen[] => [
	...happened.map((hours) => ({ time: hours * HOUR, happened: true, count: 3 })),
	...lost.map((hours) => ({ time: hours * HOUR, happened: false, count: 3 }))
];
const [fast, slow] = [seen([1, 2, 3, 4], [2]), seen([5, 9], [6, 7, 10])];

function groupOf(given: readonly Seen[]): TimedGroup {
	const { n, happened, steps } = survivalOf(given);
	const [quarter, median, threeQuarters] = [0.75, 0.5, 0.25].map((share) =>
		survivalQuantile(steps, share)
	);
	return { n, happened, steps, quarter: quarter!, median: median!, threeQuarters: threeQuarters! };
}

const result: TimingResult = {
	group: groupOf(fast),
	compared: groupOf(slow),
	test: logRank(fast, slow) ?? null
};
const spec = v.parse(timingSchema, { journeys: 'j', segment: 'f', compare: 's' });
/** What the view asks of a session: names and one setting. */
const session = {
	nameOf: (id: string) => ({ f: 'Fast', s: 'Slow' })[id] ?? '',
	notebook: { document: { settings: { smallGroup: 10 } } }
} as unknown as NotebookSession;
const behind = vi.fn<(pick: unknown, title: string) => void>();
const props = {
	session,
	cell: { id: 't', kind: 'timing', name: 'Timing', spec },
	spec,
	result,
	behind
};

test.each(['light', 'dark'] as const)(
	'it tells both groups apart in the %s theme',
	async (theme) => {
		words.locale = 'en';
		await page.viewport(900, 900);
		const { container } = await render(View, props);
		await expect.poll(() => container.textContent).toContain('Half have come after: Fast');
		expect(container.textContent).toContain('The two differ by the log-rank test');
		expect(await faults(theme, container)).toEqual([]);
		await page.getByRole('button', { name: '12', exact: true }).click();
		expect(behind).toHaveBeenLastCalledWith(
			{ compared: false, which: 'happened' },
			'Came so far: Fast'
		);
	}
);

test('the table has every step of both curves', async () => {
	await render(Table, props);
	const steps = result.group.steps.length + result.compared!.steps.length;
	await expect.poll(() => document.querySelectorAll('tbody tr').length).toBe(steps);
});
