import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { writeMapping } from '$lib/import/mapping-file';
import { app } from '$lib/state/app.svelte';
import { faults } from '$lib/ui/test/accessibility';
import { choose, preview, role, text, useButton, usePanel } from './test/panel';

// The engine is the app's own, in its worker: what is seen here is what a user sees.
const CALLS = `Data ora;Numero chiamante;Codice cliente;Motivo;Costo
01/03/2025 09:06:25;00393427437089;TS9720377;Passaggio da chat;3,74
01/03/2025 09:17:43;3427437089;;Cambio piano;6,64
dopo;3775169515;TS3296999;Guasto linea;3,92
02/03/2025 12:45:25;;;Guasto linea;molto
13/03/2025 12:45:25;3200899381;TS2897301;Bolletta;0,41
`;
const VISITS = `Date,Customer,Outcome
01/02/2024,A1,call
03/04/2024,A2,visit
`;
const COLOURS = `moment;colour
1;red
2;blue
3;red
`;

const panel = usePanel();

describe('a file that is understood', () => {
	test('is used with one press, and fills an empty notebook', async () => {
		await panel.drop(text('calls.csv', CALLS));
		await expect.element(preview('calls.csv')).toHaveTextContent('Passaggio da chat');
		await useButton().click();
		await expect.poll(() => panel.notebook.document.sources).toHaveLength(1);
		const [source] = panel.notebook.document.sources;
		expect(source!.columns.map((column) => column.role.role)).toEqual([
			'time',
			'identifier',
			'identifier',
			'touchpoint',
			'attribute'
		]);
		expect(await app().storage.sources.has(source!.files[0]!.hash)).toBe(true);
		expect(panel.notebook.document.cells.length).toBeGreaterThan(1);
		await expect.element(useButton()).not.toBeInTheDocument();
	});

	test('whose interactions are days apart is cut into whole histories, not into sessions', async () => {
		const rows = Array.from({ length: 60 }, (_, i) => {
			const day = String((i % 28) + 1).padStart(2, '0');
			return `${i},2025-${i < 30 ? '03' : '04'}-${day} 10:00,C${i % 10},${['billing', 'fault'][i % 2]}`;
		});
		await panel.drop(text('tickets.csv', ['Ticket,Created,Customer,Category', ...rows].join('\n')));
		await useButton().click();
		await expect.poll(() => panel.notebook.document.cells.length).toBeGreaterThan(1);
		const journeys = panel.notebook.document.cells.find(({ kind }) => kind === 'journeys');
		expect(journeys!.spec['cut']).toEqual({ by: 'history' });
	});

	test('shows its first interactions in the time of the notebook', async () => {
		await panel.drop(text('calls.csv', CALLS));
		const pane = preview('calls.csv');
		await expect.element(pane).toHaveTextContent('in the time of Europe/Rome');
		await expect.element(pane).toHaveTextContent(/Mar 1, 2025, 9:06:25\sAM/);
		await expect.element(pane).toHaveTextContent('Phone 00393427437089');
	});

	test('shows what is left out, with its lines, and what cannot be read', async () => {
		await panel.drop(text('calls.csv', CALLS));
		const pane = preview('calls.csv');
		await pane.getByText('1 row whose time cannot be read').click();
		await expect.element(pane.getByText('line 4')).toBeVisible();
		await expect.element(pane).toHaveTextContent('1 row without any identifier');
		await choose(page.getByRole('combobox', { name: 'Type of “Costo”' }), 'Number (1.234,5)');
		await pane.getByText('Costo: 1 value').click();
		await expect.element(pane.getByText('molto', { exact: true })).toBeVisible();
	});

	test.each(['light', 'dark'] as const)('is out of nobody’s reach (%s)', async (theme) => {
		await panel.drop(text('calls.csv', CALLS), text('colours.csv', COLOURS));
		await page.getByRole('button', { name: 'calls.csv', exact: true }).click();
		for (const folded of page.getByText('How the file is read').elements()) {
			(folded as HTMLElement).click();
		}
		await expect.element(preview('calls.csv')).toHaveTextContent('Passaggio da chat');
		expect(await faults(theme)).toEqual([]);
	});
});

describe('a file that lacks something', () => {
	test('says what, and is mended and used by keyboard alone', async () => {
		await panel.drop(text('colours.csv', COLOURS));
		const use = useButton();
		await expect.element(use).toHaveAttribute('aria-disabled', 'true');
		await expect
			.element(use)
			.toHaveAccessibleDescription('colours.csv: choose which column is the time.');
		const focus = (locator: ReturnType<typeof role>) => (locator.element() as HTMLElement).focus();
		focus(role('moment'));
		await userEvent.keyboard('{Enter}');
		await expect.element(page.getByRole('listbox')).toBeVisible();
		await userEvent.keyboard('Time{Enter}');
		await expect
			.element(use)
			.toHaveAccessibleDescription('colours.csv: choose a column that identifies people.');
		focus(page.getByRole('combobox', { name: 'How the times of “moment” are written' }));
		await userEvent.keyboard('{Enter}');
		await expect.element(page.getByRole('listbox')).toBeVisible();
		await userEvent.keyboard('Seconds{Enter}');
		focus(role('colour'));
		await userEvent.keyboard('{Enter}');
		await expect.element(page.getByRole('listbox')).toBeVisible();
		await userEvent.keyboard('Customer{Enter}');
		await expect.element(preview('colours.csv')).toHaveTextContent('Customer number red');
		await expect.element(preview('colours.csv')).toHaveTextContent('Every row can be used.');
		focus(use);
		await userEvent.keyboard('{Enter}');
		await expect.poll(() => panel.notebook.document.sources).toHaveLength(1);
		expect(panel.notebook.document.sources[0]!.columns[0]!.type).toMatchObject({
			format: 'epoch-s'
		});
	});

	test('gets an identifier of the user’s own kind', async () => {
		await panel.drop(text('colours.csv', COLOURS));
		await choose(role('colour'), 'Identifier of another kind…');
		const kind = page.getByRole('textbox', { name: 'Kind of identifier in “colour”' });
		await expect.element(kind).toHaveValue('colour');
		await kind.fill('team');
		await userEvent.keyboard('{Enter}');
		await expect.element(role('colour')).toHaveTextContent('team');
	});
});

describe('a doubt', () => {
	test('about days and months is settled with one press', async () => {
		await panel.drop(text('visits.csv', VISITS));
		const pane = preview('visits.csv');
		await expect.element(pane).toHaveTextContent('Feb 1, 2024');
		await page.getByRole('button', { name: 'Read it as January 2' }).click();
		await expect.element(pane).toHaveTextContent('Jan 2, 2024');
		await expect.element(page.getByRole('button', { name: 'Read it as February 1' })).toBeVisible();
	});

	test('about the touchpoint goes to its field, or away with a role', async () => {
		await panel.drop(text('visits.csv', VISITS));
		await page.getByRole('button', { name: 'Call it something else' }).click();
		const field = page.getByRole('textbox', { name: 'Touchpoint of every row' });
		await expect.element(field).toHaveFocus();
		await userEvent.keyboard('visited{Enter}');
		await expect.element(preview('visits.csv')).toHaveTextContent('visited');
		await choose(role('Outcome'), /^Touchpoint/);
		await expect.element(preview('visits.csv')).toHaveTextContent('visit');
		await expect
			.element(page.getByRole('button', { name: 'Call it something else' }))
			.not.toBeInTheDocument();
	});
});

test('a file is read in another way, and the panel stays where it was', async () => {
	await panel.drop(text('visits.csv', VISITS));
	await page.getByText('How the file is read').click();
	await choose(page.getByRole('combobox', { name: 'Columns are divided by' }), 'Semicolon (;)');
	await expect.element(role('Date,Customer,Outcome')).toBeVisible();
	await expect.element(page.getByText('Only one column was found.')).toBeVisible();
	await choose(page.getByRole('combobox', { name: 'Columns are divided by' }), 'Comma (,)');
	await expect.element(role('Customer')).toHaveTextContent('Customer number');
});

test('a column and the source are renamed, never to a name that is taken', async () => {
	await panel.drop(text('visits.csv', VISITS), text('calls.csv', CALLS));
	await page.getByRole('button', { name: 'visits.csv', exact: true }).click();
	const name = page.getByRole('textbox', { name: 'Name of the source' });
	await name.fill('calls');
	await userEvent.keyboard('{Enter}');
	await expect.element(name).toHaveValue('calls 2');
	await name.fill('');
	await userEvent.keyboard('{Enter}');
	await expect.element(name).toHaveValue('calls 2');
	await page.getByRole('button', { name: 'Outcome', exact: true }).click();
	await userEvent.keyboard('kind{Enter}');
	await expect.element(role('kind')).toBeVisible();
	await expect.element(page.getByText('“Outcome” in the file')).toBeVisible();
});

describe('a file that cannot be used', () => {
	test('says so, and leaves the others as they are', async () => {
		await panel.drop(text('empty.csv', ''), text('visits.csv', VISITS));
		await expect.element(page.getByRole('alert')).toHaveTextContent('empty.csv');
		await expect.element(useButton()).toHaveTextContent('Use this file');
		await useButton().click();
		await expect.poll(() => panel.notebook.document.sources).toHaveLength(1);
		expect(panel.intake.items.map(({ file }) => file.name)).toEqual(['empty.csv']);
		await page.getByRole('button', { name: 'Leave it out' }).click();
		expect(panel.closed).toBe(1);
	});

	test('and is the only one, leaves nothing to press', async () => {
		await panel.drop(text('empty.csv', ''));
		await expect
			.element(useButton())
			.toHaveAccessibleDescription('None of these files can be used.');
		await page.getByRole('button', { name: 'Cancel' }).click();
		expect(panel.intake.items).toEqual([]);
		expect(panel.closed).toBe(1);
	});
});

test('a file that is here already is told by its content', async () => {
	await panel.drop(text('visits.csv', VISITS));
	await useButton().click();
	await expect.poll(() => panel.notebook.document.sources).toHaveLength(1);
	await panel.intake.add([text('again.csv', VISITS)]);
	await expect.element(page.getByText('This very file is already here as “visits”.')).toBeVisible();
	await page.getByRole('button', { name: 'Leave it out' }).click();
	expect(panel.intake.items).toEqual([]);
});

describe('a saved mapping that is dropped', () => {
	const mapping = (...headings: string[]) =>
		writeMapping({
			format: 'sentiero-mapping',
			version: 1,
			name: 'visits',
			read: { format: 'csv', encoding: 'utf-8', delimiter: ',', quote: '"', header: true, skip: 0 },
			columns: headings.map((heading) => ({
				heading,
				name: heading,
				type: { type: 'text' },
				role: { role: heading === 'Outcome' ? 'channel' : 'attribute' }
			})),
			touchpoint: 'visit',
			channel: ''
		});

	test('is used for the data that it was made for', async () => {
		const saved = text('visits.mapping.json', mapping('Date', 'Customer', 'Outcome'));
		await panel.drop(saved, text('visits.csv', VISITS));
		await expect
			.element(page.getByRole('status').getByText('visits.mapping.json'))
			.toBeInTheDocument();
		await expect.element(role('Outcome')).toHaveTextContent('Channel');
		expect(panel.intake.items).toHaveLength(1);
	});

	test('says so where nothing here has its columns', async () => {
		await panel.drop(text('visits.csv', VISITS), text('other.mapping.json', mapping('a', 'b')));
		await expect
			.element(page.getByRole('alert'))
			.toHaveTextContent(
				'“other.mapping.json” is a saved mapping, but no file here has its columns.'
			);
		await expect.element(useButton()).toHaveAttribute('aria-disabled', 'false');
	});
});

test('of a file that cannot fit its need is told, and a sample is offered and taken instead', async () => {
	const lines = Array.from({ length: 3000 }, (_, i) => `2024-01-01 10:00,C${i % 900},visit`);
	const content = ['Date,Customer,Outcome', ...lines].join('\n');
	// Another source that leaves half a megabyte of what the engine can have.
	const other = { name: 'other.csv', size: (3.1 * 2 ** 30 - 200e6 - 5e5) / 3.8, hash: 'x' };
	const read = { format: 'parquet' } as const;
	const source = {
		id: 'other',
		name: 'other',
		files: [{ ...other, size: Math.floor(other.size) }]
	};
	panel.notebook.edit({
		op: 'add-source',
		source: { ...source, read, columns: [], touchpoint: '', channel: '' }
	});
	await panel.drop(text('visits.csv', content));
	await expect
		.element(page.getByText(/needs about [\d.]+ kB of memory; this notebook can have 500 kB/))
		.toBeVisible();
	await expect.element(useButton()).toHaveAttribute('aria-disabled', 'true');
	await page.getByRole('button', { name: /^Take one person in 2$/ }).click();
	await expect.element(page.getByText('a sample is read: one person in 2')).toBeVisible();
	await expect.element(useButton()).toHaveAttribute('aria-disabled', 'false');
	await page.getByRole('button', { name: 'Read all of it' }).click();
	await expect.element(page.getByText(/needs about/)).toBeVisible();
});
