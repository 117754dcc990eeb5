import { page, userEvent } from 'vitest/browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../../app.css';
import { faults } from '$lib/ui/test/accessibility';
import type { HeatData } from './data';
import HeatTable from './HeatTable.svelte';

const weeks = Array.from({ length: 12 }, (_, week) => week);
const data: HeatData = {
	corner: 'Cohort',
	rows: weeks.map((week) => ({
		id: `w${week}`,
		label: `Week ${week}`,
		note: '120',
		faint: week === 11
	})),
	columns: weeks.map((after) => ({ id: `${after}`, label: `${after}` })),
	cells: weeks.map((week) =>
		weeks.slice(0, 12 - week).map((after) => ({
			text: `${100 - 8 * after}%`,
			heat: 1 - after / 12,
			title: `Week ${week}, ${after} later`,
			faint: week + after === 11
		}))
	)
};
const label = 'Who came back';
const onpick = vi.fn<(row: string, column: string) => void>();

beforeEach(() => onpick.mockReset());

async function draw(width: number, picks = true) {
	await page.viewport(width, 700);
	return render(HeatTable, { data, label, onpick: picks ? onpick : undefined });
}

const at = (row: number, column: number) =>
	document.querySelector<HTMLElement>(`[data-at="${row} ${column}"]`);
const says = () => document.querySelector('.says')?.textContent;

test('it is a table: cells have the heads of their row and column', async () => {
	await draw(900);
	await expect.element(page.getByRole('grid', { name: label })).toBeVisible();
	expect(page.getByRole('columnheader').all()).toHaveLength(13);
	await expect.element(page.getByRole('rowheader', { name: 'Week 3 120' })).toBeVisible();
});

test('the keyboard enters at one place, moves by arrows and opens a cell', async () => {
	await draw(900);
	expect(document.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
	await userEvent.tab();
	expect(document.activeElement).toBe(at(0, 0));
	await userEvent.keyboard('{ArrowRight}{ArrowDown}{ArrowDown}');
	expect(document.activeElement).toBe(at(2, 1));
	await expect.poll(says).toBe('Week 2, 1 later');
	await userEvent.keyboard('{End}');
	expect(document.activeElement).toBe(at(2, 9));
	await userEvent.keyboard('{Enter}');
	expect(onpick).toHaveBeenCalledExactlyOnceWith('w2', '9');
	await userEvent.tab({ shift: true });
	await userEvent.tab();
	expect(document.activeElement).toBe(at(2, 9));
});

test('a press opens a cell; where nothing opens, cells are read but are no buttons', async () => {
	const { unmount } = await draw(900);
	at(1, 2)?.click();
	expect(onpick).toHaveBeenCalledExactlyOnceWith('w1', '2');
	unmount();
	await draw(900, false);
	expect(page.getByRole('button').all()).toHaveLength(0);
	await userEvent.tab();
	await userEvent.keyboard('{ArrowDown}');
	expect(document.activeElement).toBe(at(1, 0));
});

test('narrow, it scrolls inside its own box, its heads stay, and no cell hides behind them', async () => {
	await draw(360);
	await expect.element(page.getByRole('grid')).toBeVisible();
	const box = document.querySelector('.box');
	expect(box?.scrollWidth).toBeGreaterThan(box?.clientWidth ?? Infinity);
	expect(document.documentElement.scrollWidth).toBe(360);
	await userEvent.tab();
	await userEvent.keyboard(
		'{End}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}'
	);
	const head = document.querySelector('tbody th')?.getBoundingClientRect();
	const cell = document.activeElement?.getBoundingClientRect();
	expect(head?.left).toBe(box?.getBoundingClientRect().left);
	expect(cell?.left).toBeGreaterThanOrEqual(head?.right ?? Infinity);
});

test.each(['light', 'dark'] as const)('nothing is out of reach in the %s theme', async (theme) => {
	const { container } = await draw(900);
	expect(await faults(theme, container)).toEqual([]);
});
