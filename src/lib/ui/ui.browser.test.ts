import { page, userEvent } from 'vitest/browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../app.css';
import { faults } from './test/accessibility';
import Specimen from './test/Specimen.svelte';

const onevent = vi.fn<(name: string, value: unknown) => void>();

beforeEach(async () => {
	onevent.mockReset();
	await page.viewport(1200, 1000);
	await render(Specimen, { onevent });
});

test.each(['light', 'dark'] as const)('nothing is out of reach in the %s theme', async (theme) => {
	expect(await faults(theme)).toEqual([]);
});

test('the words of a sentence stand as in print, and open where they stand', async () => {
	const sentence = page.getByTestId('sentence').element();
	expect(sentence.textContent?.trim()).toBe('Paths of purchases, 6 steps.');
	const word = page.getByRole('button', { name: '6 steps' });
	await word.click();
	const panel = page.getByRole('dialog', { name: 'Settings of steps' });
	await expect.element(panel).toBeVisible();
	expect(await faults('light', panel.element())).toEqual([]);
	await page.getByRole('button', { name: 'Done' }).click();
	await expect.element(panel).not.toBeInTheDocument();
	await expect.element(word).toHaveFocus();
});

test('a select is chosen from with the keyboard, and skips what cannot be chosen', async () => {
	const select = page.getByRole('combobox', { name: 'Channel' });
	await expect.element(select).toHaveAccessibleDescription('Where it happened');
	(select.element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}');
	await expect.element(page.getByRole('listbox')).toBeVisible();
	await userEvent.keyboard('{ArrowDown}{Enter}');
	await expect.element(select).toHaveTextContent('Phone');
	expect(onevent.mock.calls).toEqual([['channel', 'phone']]);
});

test('of many, typing finds one', async () => {
	const box = page.getByRole('combobox', { name: 'Touchpoint' });
	await expect.element(box).toHaveValue('Touchpoint 1');
	await box.click();
	await userEvent.keyboard('point 29');
	await expect
		.poll(() =>
			page
				.getByRole('option')
				.elements()
				.map((option) => option.textContent?.trim())
		)
		.toEqual([
			'Touchpoint 29',
			'Touchpoint 129',
			'Touchpoint 229',
			...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `Touchpoint 29${n}`)
		]);
	await userEvent.keyboard('{ArrowDown}{Enter}');
	await expect.element(box).toHaveValue('Touchpoint 129');
	expect(onevent.mock.calls).toEqual([['touchpoint', 't129']]);
	await box.click();
	await userEvent.keyboard('nowhere');
	await expect.element(page.getByText('Nothing matches')).toBeVisible();
	await userEvent.keyboard('{Escape}');
	await expect.element(box).toHaveValue('Touchpoint 129');
});

test('a number is stepped, typed and held within its bounds', async () => {
	const steps = page.getByRole('spinbutton', { name: 'Steps' });
	await expect.element(steps).toHaveAccessibleDescription('Too many steps.');
	await steps.click();
	await userEvent.keyboard('{ArrowUp}{ArrowUp}{PageUp}');
	await expect.element(steps).toHaveValue('12');
	await expect.element(page.getByRole('button', { name: 'More steps' })).toBeDisabled();
	await steps.fill('4,4');
	await userEvent.keyboard('{Enter}');
	await expect.element(steps).toHaveValue('4');
	await steps.fill('many');
	await userEvent.keyboard('{Enter}');
	await expect.element(steps).toHaveValue('4');
	expect(onevent.mock.calls.map(([, value]) => value)).toEqual([7, 8, 12, 4]);
});

test('a title is rewritten with Enter, and kept with Escape', async () => {
	const title = page.getByRole('button', { name: 'Paths to purchase' });
	await title.click();
	await userEvent.keyboard('Something else{Escape}');
	await expect.element(title).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	await userEvent.keyboard('Ways to an order{Enter}');
	await expect.element(page.getByRole('button', { name: 'Ways to an order' })).toHaveFocus();
	expect(onevent.mock.calls).toEqual([['title', 'Ways to an order']]);
});

test('a menu opens, acts and closes by keyboard, and one Escape is enough', async () => {
	const more = page.getByRole('button', { name: 'More', exact: true });
	(more.element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}');
	await expect.element(page.getByRole('menu')).toBeVisible();
	await userEvent.keyboard('{Escape}');
	await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
	await userEvent.keyboard('{Enter}{ArrowDown}{Enter}');
	await expect.poll(() => onevent.mock.calls).toEqual([['menu', 'delete']]);
});

test('a table sorts by its heads: numbers largest first, empty values last', async () => {
	const first = () =>
		[...document.querySelectorAll('tbody td:first-child')].map((cell) => cell.textContent?.trim());
	expect(first()).toEqual(['search', '', 'Cart']);
	await page.getByRole('button', { name: 'Reached' }).click();
	expect(first()).toEqual(['search', 'Cart', '']);
	await expect
		.element(page.getByRole('columnheader', { name: 'Reached' }))
		.toHaveAttribute('aria-sort', 'descending');
	await page.getByRole('button', { name: 'Where' }).click();
	expect(first()).toEqual(['Cart', 'search', '']);
	await page.getByRole('button', { name: 'Where' }).click();
	expect(first()).toEqual(['search', 'Cart', '']);
});

test('files are taken when dropped; a dragged text is left alone', async () => {
	const place = page.getByRole('group', { name: 'Drop files' }).element();
	const drag = (name: string, dataTransfer: DataTransfer) =>
		place.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }));
	const files = new DataTransfer();
	files.items.add(new File(['a,b'], 'web.csv'));
	files.items.add(new File(['c,d'], 'app.csv'));
	drag('dragenter', files);
	await expect.element(page.getByText('Let go')).toBeVisible();
	drag('drop', files);
	await expect.poll(() => onevent.mock.calls).toEqual([['files', ['web.csv', 'app.csv']]]);
	await expect.element(page.getByText('Drop your exports here')).toBeVisible();
	const text = new DataTransfer();
	text.setData('text/plain', 'hello');
	expect(drag('dragover', text)).toBe(true);
	expect(drag('drop', text)).toBe(true);
	expect(onevent).toHaveBeenCalledTimes(1);
});

test('switches and segments answer to the keyboard', async () => {
	await page.getByRole('switch', { name: 'Collapse repeats' }).click();
	(page.getByRole('radio', { name: 'Journeys' }).element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowRight}');
	expect(onevent.mock.calls).toEqual([
		['collapse', true],
		['unit', 'person']
	]);
});

test.each(['light', 'dark'] as const)(
	'a dialog is named, reachable and left by Escape in the %s theme',
	async (theme) => {
		await page.getByRole('button', { name: 'Ask' }).click();
		const dialog = page.getByRole('dialog', { name: 'Delete it?' });
		await expect.element(dialog).toHaveAccessibleDescription('It cannot be undone.');
		expect(await faults(theme, dialog.element())).toEqual([]);
		await userEvent.keyboard('{Escape}');
		await expect.element(dialog).not.toBeInTheDocument();
	}
);
