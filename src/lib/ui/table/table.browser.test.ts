import { page, userEvent } from 'vitest/browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../../app.css';
import { faults } from '../test/accessibility';
import TableSpecimen from '../test/TableSpecimen.svelte';
import type { TableColumn } from './columns';
import { memoryRows } from './memory-rows';
import { PENDING, type Arranged, type RowSource } from './row-source';

const MILLION = 1_000_000;
/** How long a busy machine is given for a million rows. */
const patient = { timeout: 20_000 };
const NAMES = ['search', 'cart', 'order', 'Öffnung', 'help\tdesk'];
const DAY = 86_400_000;
const columns: readonly TableColumn[] = [
	{ key: 'number', label: 'Number', type: 'integer', format: (value: number) => `#${value}` },
	{ key: 'name', label: 'Name', type: 'text' },
	{
		key: 'at',
		label: 'At',
		type: 'date',
		format: (value: number) => new Date(value).toISOString().slice(0, 10),
		day: (iso) => [Date.parse(iso), Date.parse(iso) + DAY]
	},
	{ key: 'share', label: 'Share', type: 'percent' }
];

/** Known in every row, so that what is seen can be told by counting. */
function valueOf(column: number, row: number): unknown {
	if (column === 0) return row;
	if (column === 1) return row % 10 === 9 ? null : NAMES[row % 5];
	if (column === 2) return Date.UTC(2024, 0, 1) + (row % 100) * DAY;
	return ((row * 7919) % MILLION) / MILLION;
}

const rowsOf = (length: number) => memoryRows({ length, columns, value: valueOf });

let copied: string[] = [];

beforeEach(async () => {
	copied = [];
	vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
		copied.push(text);
		return Promise.resolve();
	});
	await page.viewport(1000, 700);
});

const grid = () => page.getByRole('grid', { name: 'Rows' }).element() as HTMLElement;
const drawn = () => [...grid().querySelectorAll<HTMLElement>('[role=row][aria-rowindex]')].slice(1);
/** The words of the cells of a column that are in sight, from the top. */
function inSight(column: number): string[] {
	const head = grid().querySelector('[role=rowgroup]')!.getBoundingClientRect();
	const box = grid().getBoundingClientRect();
	return drawn()
		.filter((row) => {
			const { top, bottom } = row.getBoundingClientRect();
			return top >= head.bottom - 1 && bottom <= box.bottom;
		})
		.map((row) => row.querySelector(`[aria-colindex="${column + 1}"]`)?.textContent?.trim() ?? '');
}
const top = (column = 0) => expect.poll(() => inSight(column)[0], patient);
const active = () =>
	document.getElementById(grid().getAttribute('aria-activedescendant') ?? '')?.textContent?.trim();
const keys = (pressed: string) => userEvent.keyboard(pressed);
const more = (column: string) => page.getByRole('button', { name: `More for ${column}` });
async function choose(column: string, item: string): Promise<void> {
	await more(column).click();
	await page.getByRole('menuitem', { name: item, exact: true }).click();
}

test.each(['light', 'dark'] as const)(
	'nothing of a large table is out of reach in the %s theme',
	async (theme) => {
		await render(TableSpecimen, { source: rowsOf(1000) });
		await expect
			.element(page.getByRole('columnheader', { name: 'Share' }))
			.toHaveAccessibleDescription();
		grid().focus();
		await keys('{Control>}f{/Control}');
		await choose('Name', 'Filter');
		expect(await faults(theme)).toEqual([]);
	}
);

test('of a million rows only those in sight are there, and the last one can be reached', async () => {
	await render(TableSpecimen, { source: rowsOf(MILLION) });
	await top().toBe('#0');
	expect(grid().getAttribute('aria-rowcount')).toBe(String(MILLION + 1));
	expect(drawn().length).toBeLessThan(60);
	grid().scrollTop = grid().scrollHeight;
	await expect.poll(() => inSight(0).at(-1), patient).toBe('#999999');
	expect(drawn().at(-1)?.getAttribute('aria-rowindex')).toBe(String(MILLION + 1));
	expect(drawn().length).toBeLessThan(60);
	grid().scrollTop = grid().scrollHeight / 2;
	await expect.poll(() => Math.abs(Number(inSight(0)[0]?.slice(1)) - MILLION / 2)).toBeLessThan(50);
	const before = Number(inSight(0)[0]?.slice(1));
	grid().scrollTop += 10 * 28;
	await top().toBe(`#${before + 10}`);
});

test('the keyboard goes from cell to cell, to the ends, and into the heading', async () => {
	await render(TableSpecimen, { source: rowsOf(MILLION) });
	await userEvent.tab();
	await userEvent.tab();
	await expect.element(page.getByRole('grid')).toHaveFocus();
	expect(active()).toBe('#0');
	await keys('{ArrowDown}{ArrowDown}{ArrowRight}');
	await expect.poll(active).toBe('order');
	await keys('{Control>}{End}{/Control}');
	await expect.poll(active).toBe(String(((999_999 * 7919) % MILLION) / MILLION));
	expect(inSight(0).at(-1)).toBe('#999999');
	await keys('{Home}{ArrowUp}');
	await expect.poll(active).toBe('#999998');
	await keys('{PageUp}');
	await expect.poll(() => Number(active()?.slice(1))).toBeLessThan(999_995);
	await keys('{Control>}{Home}{/Control}{ArrowUp}');
	await top().toBe('#0');
	await expect.poll(active).toMatch(/^Number/);
	await keys('{Enter}');
	await expect.element(page.getByRole('menu')).toBeVisible();
	await keys('{ArrowDown}{Enter}');
	await top().toBe('#999999');
	await expect.element(page.getByRole('grid')).toHaveFocus();
});

test('a heading sorts one way, the other way, and not at all', async () => {
	await render(TableSpecimen, { source: rowsOf(MILLION) });
	const name = page.getByRole('columnheader', { name: 'Name' });
	const press = () => page.getByRole('button', { name: 'Name', exact: true }).click();
	await press();
	await top(1).toBe('cart');
	expect(inSight(0)[0]).toBe('#1');
	await expect.element(name).toHaveAttribute('aria-sort', 'ascending');
	await press();
	await top(1).toBe('search');
	await expect.element(name).toHaveAttribute('aria-sort', 'descending');
	grid().focus();
	await keys('{Control>}{End}{/Control}');
	await expect.poll(() => inSight(0).at(-1), patient).toBe('#999999');
	expect(inSight(1).at(-1)).toBe('');
	await press();
	await expect.element(name).not.toHaveAttribute('aria-sort');
});

test('filters keep rows back, say how many stay, and are taken away', async () => {
	await render(TableSpecimen, { source: rowsOf(MILLION) });
	await choose('Name', 'Filter');
	await keys('offn');
	await expect.element(page.getByText('200000 of 1000000 rows'), patient).toBeVisible();
	expect(inSight(0).slice(0, 2)).toEqual(['#3', '#8']);
	await choose('Number', 'Filter');
	await page.getByRole('textbox', { name: 'Number: from' }).fill('500,5');
	await page.getByRole('textbox', { name: 'Number: to' }).fill('523');
	await expect.element(page.getByText('5 of 1000000 rows'), patient).toBeVisible();
	expect(inSight(0)).toEqual(['#503', '#508', '#513', '#518', '#523']);
	await page.getByRole('button', { name: 'Remove the filter of Name' }).click();
	await expect.element(page.getByText('23 of 1000000 rows'), patient).toBeVisible();
	await page.getByRole('button', { name: 'Clear filters' }).click();
	await expect.element(page.getByText('1000000 rows', { exact: true }), patient).toBeVisible();
	await choose('At', 'Filter');
	await page.getByLabelText('At: to').fill('2024-01-02');
	await expect.element(page.getByText('20000 of 1000000 rows'), patient).toBeVisible();
});

test('find opens inside the table only, counts, and steps around the end', async () => {
	await render(TableSpecimen, { source: rowsOf(1000) });
	const field = page.getByRole('textbox', { name: 'Find in table' });
	await page.getByRole('textbox', { name: 'Elsewhere' }).click();
	let free = false;
	const watch = (event: KeyboardEvent) => {
		free = !event.defaultPrevented;
		event.preventDefault();
	};
	window.addEventListener('keydown', watch);
	await keys('{Control>}f{/Control}');
	window.removeEventListener('keydown', watch);
	expect(free).toBe(true);
	await expect.element(field).not.toBeInTheDocument();
	grid().focus();
	await keys('{Control>}f{/Control}');
	await expect.element(field).toHaveFocus();
	await keys('#99');
	await expect.element(page.getByText('1 of 11')).toBeVisible();
	await expect.poll(active).toBe('#99');
	await keys('{Enter}');
	await expect.poll(active).toBe('#990');
	await keys('{Shift>}{Enter}{Enter}{/Shift}');
	await expect.element(page.getByText('11 of 11')).toBeVisible();
	await expect.poll(active).toBe('#999');
	await field.fill('nowhere');
	await expect.element(page.getByText('Not found')).toBeVisible();
	await keys('{Escape}');
	await expect.element(page.getByRole('grid')).toHaveFocus();
});

test('what is chosen is copied, exactly, with or without headings', async () => {
	await render(TableSpecimen, { source: rowsOf(1000) });
	grid().focus();
	await keys('{ArrowDown>3/}{Shift>}{ArrowDown}{ArrowRight}{/Shift}{Control>}c{/Control}');
	await expect.poll(() => copied).toEqual(['3\tÖffnung\n4\t"help\tdesk"']);
	await expect.element(page.getByText('2 copied')).toBeVisible();
	expect(grid().querySelectorAll('[aria-selected=true]')).toHaveLength(4);
	const menu = page.getByRole('button', { name: 'Copy rows' });
	await menu.click();
	await page.getByRole('menuitem', { name: 'Copy with headings' }).click();
	await expect.poll(() => copied[1]).toBe('Number\tName\n3\tÖffnung\n4\t"help\tdesk"');
	await choose('Name', 'Copy column');
	await expect.poll(() => copied[2]?.split('\n').length).toBe(1001);
	grid().focus();
	await keys('{Control>}ac{/Control}');
	await expect.poll(() => copied[3]?.split('\n')[0]).toBe('Number\tName\tAt\tShare');
	expect(copied[3]?.split('\n')[10]).toBe(`9\t\t${Date.UTC(2024, 0, 10)}\t0.071271`);
});

test('cells are chosen with the mouse, from one to another', async () => {
	await render(TableSpecimen, { source: rowsOf(100) });
	await page.getByRole('gridcell', { name: '#2', exact: true }).click();
	await page
		.getByRole('gridcell', { name: 'help\tdesk' })
		.first()
		.click({ modifiers: ['Shift'] });
	await keys('{Control>}c{/Control}');
	await expect.poll(() => copied).toEqual(['2\torder\n3\tÖffnung\n4\t"help\tdesk"']);
});

test('more than a clipboard takes is refused in words', async () => {
	await render(TableSpecimen, { source: rowsOf(MILLION) });
	await page.getByRole('button', { name: 'Copy rows' }).click();
	await page.getByRole('menuitem', { name: 'Copy all' }).click();
	await expect.element(page.getByText('At most 2000000 cells')).toBeVisible();
	expect(copied).toEqual([]);
});

test('columns are made wider by their edge and by their menu, fitted, hidden and shown', async () => {
	const shown = await render(TableSpecimen, { source: rowsOf(100) });
	const heading = page.getByRole('columnheader', { name: 'Name' });
	const width = () => Math.round(heading.element().getBoundingClientRect().width);
	const edge = document.querySelector<HTMLElement>('[data-edge=name]')!;
	const before = width();
	const pointer = (type: string, clientX: number) =>
		edge.dispatchEvent(
			new PointerEvent(type, { clientX, pointerId: 1, button: 0, buttons: 1, bubbles: true })
		);
	vi.spyOn(edge, 'setPointerCapture').mockImplementation(() => undefined);
	pointer('pointerdown', 100);
	pointer('pointermove', 150);
	await expect.poll(width).toBe(before + 50);
	await choose('Name', 'Wider');
	await expect.poll(width).toBe(before + 98);
	await choose('Name', 'Narrower');
	await expect.poll(width).toBe(before + 50);
	await shown.rerender({ source: rowsOf(200) });
	await expect.element(page.getByText('200 rows', { exact: true }), patient).toBeVisible();
	expect(width()).toBe(before + 50);
	edge.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
	await expect.poll(width).toBeLessThan(before);
	await choose('Name', 'Hide column');
	await expect.element(heading).not.toBeInTheDocument();
	await page.getByRole('button', { name: 'Show 1 hidden' }).click();
	await expect.element(heading).toBeVisible();
});

test('every heading says what its column holds', async () => {
	await render(TableSpecimen, { source: rowsOf(1000) });
	const says = (name: string) =>
		expect.element(page.getByRole('columnheader', { name })).toHaveAccessibleDescription;
	await says('Number')('From 0 to 999.');
	await says('Name')('5 values.');
	expect(grid().querySelectorAll('[role=columnheader] svg rect').length).toBeGreaterThan(0);
});

test('of five thousand columns only those in sight are there', async () => {
	const many = Array.from({ length: 5000 }, (_, at) => ({
		key: `c${at}`,
		label: `Column ${at}`,
		type: 'integer' as const
	}));
	await render(TableSpecimen, {
		source: memoryRows({ length: 100, columns: many, value: (at, row) => at + row })
	});
	await top().toBe('0');
	expect(grid().querySelectorAll('[role=columnheader]').length).toBeLessThan(30);
	grid().focus();
	await keys('{End}');
	await expect.poll(active).toBe('4999');
	expect(grid().querySelectorAll('[role=columnheader]').length).toBeLessThan(30);
	expect(
		grid().querySelector('[role=columnheader]:last-of-type')?.getAttribute('aria-colindex')
	).toBe('5000');
});

test('rows that come later leave their place free, and those scrolled past are given up', async () => {
	const given: AbortSignal[] = [];
	const there = new Set<number>();
	const pending: (() => void)[] = [];
	const natural: Arranged = {
		length: MILLION,
		value: (at, row) => (there.has(row) ? valueOf(at, row) : PENDING),
		load(signal, from, to) {
			if (there.has(from) && there.has(to - 1)) return undefined;
			given.push(signal);
			return new Promise((resolve) => {
				pending.push(() => {
					for (let row = from; row < to; row++) there.add(row);
					resolve();
				});
			});
		},
		find: () => Promise.resolve({ places: [], more: false })
	};
	const source: RowSource = {
		columns,
		length: MILLION,
		natural,
		arrange: () => Promise.reject(new Error('the engine is gone')),
		summarise: () => Promise.resolve({ kind: 'nothing', rows: MILLION, empty: MILLION })
	};
	await render(TableSpecimen, { source });
	await expect.poll(() => given.length).toBeGreaterThan(0);
	expect(inSight(0).every((words) => words === '')).toBe(true);
	grid().scrollTop = grid().scrollHeight;
	await expect.poll(() => given[0]?.aborted).toBe(true);
	await expect.poll(() => given.at(-1)?.aborted).toBe(false);
	pending.at(-1)?.();
	await expect.poll(() => inSight(0).at(-1), patient).toBe('#999999');
	await page.getByRole('button', { name: 'Name', exact: true }).click();
	await expect.element(page.getByText('the engine is gone')).toBeVisible();
});

test('a few rows stand as in print, with no tools, and sort all the same', async () => {
	await render(TableSpecimen, { source: rowsOf(5), sort: { key: 'number', descending: true } });
	const table = page.getByRole('table', { name: 'Rows' });
	await expect.element(table).toBeVisible();
	await expect.element(page.getByRole('grid')).not.toBeInTheDocument();
	const first = () =>
		[...table.element().querySelectorAll('tbody td:first-child')].map((cell) =>
			cell.textContent?.trim()
		);
	await expect.poll(first).toEqual(['#4', '#3', '#2', '#1', '#0']);
	await page.getByRole('button', { name: 'Number' }).click();
	await expect.poll(first).toEqual(['#0', '#1', '#2', '#3', '#4']);
	expect(page.getByRole('button').elements()).toHaveLength(4);
});
