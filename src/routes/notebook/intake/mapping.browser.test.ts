import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mappingOf } from '$lib/import/mapping';
import { writeMapping } from '$lib/import/mapping-file';
import type { IntakeState } from '$lib/state/intake.svelte';
import { faults } from '$lib/ui/test/accessibility';
import { choose, preview, role, text, useButton, usePanel } from './test/panel';

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
const SURVEY = `answered_at,email,nps,gradimento,handle_minutes,commento,costo,ticket_id,event
2024-01-01 10:00,a@x.it,9,4,6,davvero molto bene,1.5,T1,answered
2024-01-01 11:00,b@x.it,3,2,7,non mi ha aiutato nessuno,2,T1,answered
2024-01-02 10:00,c@x.it,8,5,3,,1,T2,reminded
`;
const APART = `Data,Ora,Codice cliente,Motivo
13/02/2024,10:05,C1,guasto
14/02/2024,9:30,C2,guasto
`;

const panel = usePanel();

describe('what was measured or said', () => {
	const box = (name: string) => page.getByRole('combobox', { name, exact: true });

	test('is proposed with its scale, its unit and the reason, and shown in the first interactions', async () => {
		await panel.drop(text('survey.csv', SURVEY));
		await expect.element(role('nps')).toHaveTextContent('Score');
		await expect.element(box('Question of “nps”')).toHaveTextContent('NPS');
		await expect.element(role('gradimento')).toHaveTextContent('Score');
		await expect.element(box('Scale of “gradimento”')).toHaveTextContent('1–5');
		await expect.element(role('handle_minutes')).toHaveTextContent('Duration');
		await expect.element(box('Unit of “handle_minutes”')).toHaveTextContent('Minutes');
		await expect.element(role('costo')).toHaveTextContent('Cost');
		await expect.element(role('ticket_id')).toHaveTextContent('Case');
		await expect.element(role('commento')).toHaveTextContent('Comment');
		await expect.element(page.getByText('its heading says so; answers fit 0 to 10')).toBeVisible();
		const pane = preview('survey.csv');
		await expect
			.element(pane)
			.toHaveTextContent(/case T1.*6 min.*NPS 9.*CSAT 4.*cost 1\.5.*“davvero molto bene”/);
	});

	test('is set otherwise: another question, another scale, another unit', async () => {
		await panel.drop(text('survey.csv', SURVEY));
		await choose(box('Question of “nps”'), /^Other/);
		await choose(box('Scale of “nps”'), 'Another scale…');
		const highest = page.getByRole('textbox', { name: 'Highest answer in “nps”' });
		await highest.fill('8');
		await userEvent.keyboard('{Enter}');
		await expect
			.element(page.getByText(/^Its values go from 3 to 9\. Those that are not on the scale/))
			.toBeVisible();
		await choose(box('Unit of “handle_minutes”'), 'Hours');
		await expect.element(preview('survey.csv')).toHaveTextContent('6 h');
		await choose(role('costo'), /^Duration/);
		await expect.element(box('Unit of “costo”')).toBeVisible();
		await useButton().click();
		await expect.poll(() => panel.notebook.document.sources).toHaveLength(1);
		const roles = panel.notebook.document.sources[0]!.columns.map((column) => column.role);
		expect(roles).toContainEqual({ role: 'score', scale: 'other', from: 1, to: 8 });
		expect(roles).toContainEqual({ role: 'duration', unit: 'h' });
	});

	test('has no end without a time that began it', async () => {
		await panel.drop(text('colours.csv', COLOURS));
		await role('moment').click();
		await expect.element(page.getByRole('option', { name: /^Time/ })).toBeVisible();
		expect(page.getByRole('option', { name: /^End/ }).elements()).toEqual([]);
		await userEvent.keyboard('{Escape}');
		await choose(role('colour'), /^Time/);
		await choose(role('moment'), /^End/);
		await expect.element(role('moment')).toHaveTextContent('End');
	});
});

test('an identifier says what its kind means', async () => {
	await panel.drop(text('calls.csv', CALLS));
	await expect
		.element(page.getByText('its heading says so · may be shared · digits only'))
		.toBeVisible();
	await expect
		.element(page.getByText('its heading says so · unique to a person · as written'))
		.toBeVisible();
});

test('a date and its time of day are read together, or apart', async () => {
	await panel.drop(text('contatti.csv', APART));
	const pane = preview('contatti.csv');
	await expect.element(pane).toHaveTextContent(/Feb 13, 2024, 10:05:00\sAM/);
	await expect.element(page.getByText('the time of day of the date beside it')).toBeVisible();
	const clock = page.getByRole('combobox', { name: 'Time of day of “Data”' });
	await choose(clock, 'No time of day');
	await expect.element(pane).toHaveTextContent(/Feb 13, 2024, 12:00:00\sAM/);
	await choose(clock, 'Time of day in “Ora”');
	await expect.element(pane).toHaveTextContent(/Feb 13, 2024, 10:05:00\sAM/);
});

describe('the profile of a column', () => {
	const profileOf = (facts: RegExp) => page.getByRole('button', { name: facts });

	test('says what it holds, and what is missing', async () => {
		await panel.drop(text('calls.csv', CALLS));
		await expect.element(page.getByText('Counts are of all 5 rows.')).toBeVisible();
		const reason = profileOf(/^“Motivo”: 4 different values, most often Guasto linea \(2\)/);
		await expect.element(reason).toBeVisible();
		await expect.element(profileOf(/^“Codice cliente”: all different, 40% empty/)).toBeVisible();
		await expect
			.element(profileOf(/^“Data ora”: Mar 1, 2025 to Mar 13, 2025, 20% /))
			.not.toBeInTheDocument();
		await expect
			.element(profileOf(/^“Data ora”: Mar 1, 2025 to Mar 13, 2025, 1 cannot be read/))
			.toBeVisible();
		(reason.element() as HTMLElement).focus();
		await userEvent.keyboard('{Tab}{Shift>}{Tab}{/Shift}');
		await expect
			.element(
				page.getByText('most often Guasto linea (2), Passaggio da chat (1), Cambio piano (1)', {
					exact: true
				})
			)
			.toBeVisible();
	});

	test('follows the type', async () => {
		await panel.drop(text('calls.csv', CALLS));
		await expect.element(profileOf(/^“Costo”: .*different values/)).toBeVisible();
		await choose(page.getByRole('combobox', { name: 'Type of “Costo”' }), 'Number (1.234,5)');
		await expect.element(profileOf(/^“Costo”: 0\.41 to 6\.64, 1 cannot be read/)).toBeVisible();
	});
});

test('of very many columns those with a role are shown, and of the others as many as one likes', async () => {
	const others = Array.from({ length: 200 }, (_, i) => `x${i}`);
	const cells = others.map(() => 'a');
	const wide = `${others.join()},user_id,time\n${cells.join()},u1,2024-01-01 10:00\n`;
	await panel.drop(text('wide.csv', wide));
	await expect.element(role('user_id')).toBeVisible();
	expect(page.getByRole('combobox', { name: /^Role of/ }).elements()).toHaveLength(62);
	await page.getByRole('button', { name: 'Show 60 more columns' }).click();
	await expect.element(role('x119')).toBeVisible();
});

/** Uses the file, as if in another notebook: the one here is without it again. */
async function useAndForget(): Promise<void> {
	await useButton().click();
	await expect.poll(() => panel.notebook.document.sources).toHaveLength(1);
	const [source] = panel.notebook.document.sources;
	panel.notebook.edit({ op: 'remove-source', id: source!.id });
}

describe('a mapping', () => {
	const LAST = 'Its columns are mapped as you did it last time.';
	const later = VISITS.replace('Date,Customer,Outcome', 'customer,Outcome,date').replace(
		/(\S+?),(\w+),(\w+)\n/g,
		(row, date, customer, outcome) => (/\d/.test(date) ? `${customer},${outcome},${date}\n` : row)
	);

	async function mapOnce(): Promise<void> {
		await panel.drop(text('visits.csv', VISITS));
		await choose(role('Outcome'), /^Stage/);
		await useAndForget();
	}

	test('of the elements of a list is offered again, which the file does not say itself', async () => {
		const orders = (id: string) =>
			JSON.stringify([
				{ at: '2024-01-01T10:00:00Z', email: `${id}@x.it`, items: [{ sku: 'a' }, { sku: 'b' }] },
				{ at: '2024-01-02T10:00:00Z', email: `${id}@x.it`, items: [{ sku: 'a' }] }
			]);
		const rows = page.getByRole('combobox', { name: 'One row for each' });
		await panel.drop(text('orders.json', orders('ann')));
		await page.getByText('How the file is read').click();
		await choose(rows, 'element of items');
		await expect.element(role('items.sku')).toBeVisible();
		await choose(role('items.sku'), 'Touchpoint');
		await useAndForget();

		await panel.intake.add([text('later.json', orders('bob'))]);
		await expect.element(page.getByText(LAST)).toBeVisible();
		await expect.element(role('items.sku')).toHaveTextContent('Touchpoint');
		expect(panel.intake.items.at(-1)?.state).toMatchObject({
			inspection: { read: { each: 'items' } }
		});
	});

	test('is offered again for a file of the same columns, in another order', async () => {
		await mapOnce();
		await panel.intake.add([text('later.csv', later)]);
		await expect.element(page.getByText(LAST)).toBeVisible();
		await expect.element(role('Outcome')).toHaveTextContent('Stage');
		await expect.element(role('Customer')).toHaveTextContent('Customer number');
		await page.getByRole('button', { name: 'Start afresh' }).click();
		await expect.element(role('Outcome')).toHaveTextContent('Attribute');
		await expect.element(page.getByText(LAST)).not.toBeInTheDocument();
	});

	test('is forgotten when it is told to', async () => {
		await mapOnce();
		await panel.intake.add([text('later.csv', later)]);
		await page.getByRole('button', { name: 'Forget that mapping' }).click();
		await expect.element(page.getByText(LAST)).not.toBeInTheDocument();
		await page.getByRole('button', { name: 'Cancel' }).click();
		await panel.intake.add([text('again.csv', `${later}A3,call,05/06/2024\n`)]);
		await expect.element(role('Outcome')).toHaveTextContent('Attribute');
		await expect.element(page.getByText(LAST)).not.toBeInTheDocument();
	});

	test('is saved to a file, and loaded for another by its headings', async () => {
		let saved: { name: string; text: Promise<string> } | undefined;
		const click = HTMLAnchorElement.prototype.click;
		HTMLAnchorElement.prototype.click = function () {
			saved = { name: this.download, text: fetch(this.href).then((file) => file.text()) };
		};
		try {
			await panel.drop(text('visits.csv', VISITS));
			await choose(role('Outcome'), /^Stage/);
			await page.getByRole('button', { name: 'Save this mapping' }).click();
		} finally {
			HTMLAnchorElement.prototype.click = click;
		}
		expect(saved!.name).toBe('visits.mapping.json');
		const content = await saved!.text;
		for (const item of panel.intake.items) panel.intake.remove(item);
		await panel.intake.add([text('more.csv', 'note,OUTCOME,customer\nx,call,A1\n')]);
		await expect.element(role('OUTCOME')).toHaveTextContent('Attribute');
		const input = page.getByLabelText('Mapping file for more.csv', { exact: true });
		await userEvent.upload(input, text('visits.mapping.json', content));
		await expect.element(role('Outcome')).toHaveTextContent('Stage');
		await expect
			.element(page.getByText('2 columns are mapped as “visits.mapping.json” says.'))
			.toHaveTextContent('One column of the mapping is not in this file: Date.');
	});

	test('that is none, or of another file, changes nothing and is told in a sentence', async () => {
		await panel.drop(text('visits.csv', VISITS));
		const input = page.getByLabelText('Mapping file for visits.csv', { exact: true });
		await userEvent.upload(input, text('notes.json', '{"a":1}'));
		await expect
			.element(page.getByRole('alert'))
			.toHaveTextContent('“notes.json” is not a mapping that was saved here.');
		const { source } = panel.intake.items[0]!.state as Extract<IntakeState, { kind: 'mapping' }>;
		const columns = [{ ...source.columns[0]!, heading: 'elsewhere' }];
		const other = writeMapping(mappingOf({ ...source, columns }));
		await userEvent.upload(input, text('other.mapping.json', other));
		await expect
			.element(page.getByRole('alert'))
			.toHaveTextContent('None of the columns that “other.mapping.json” maps are here.');
		await expect.element(role('Outcome')).toHaveTextContent('Attribute');
	});
});

test.each(['light', 'dark'] as const)(
	'scores, profiles and a remembered mapping are out of nobody’s reach (%s)',
	async (theme) => {
		await panel.drop(text('survey.csv', SURVEY));
		await useAndForget();
		await panel.intake.add([text('later.csv', `${SURVEY}2024-01-03 10:00,d@x.it,5,4,7,,2,T2,\n`)]);
		await expect.element(page.getByRole('button', { name: 'Start afresh' })).toBeVisible();
		await expect.element(page.getByText('Counts are of all 4 rows.')).toBeVisible();
		expect(await faults(theme)).toEqual([]);
		await page.viewport(390, 844);
		expect(await faults(theme)).toEqual([]);
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
	}
);
