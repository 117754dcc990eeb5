import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { text, useButton, usePanel } from './test/panel';

const panel = usePanel();
const MAY = 'time,email,page\n2024-05-01 10:00:00,ann@example.org,home\n';
const JUNE = 'time,email,page,campaign\n2024-06-01 10:00:00,bob@example.org,home,summer\n';
const OTHER = 'when,phone,reason\n2024-06-01 10:00:00,+393331234567,bill\n';

const files = () =>
	panel.notebook.document.sources.map((source) => source.files.map(({ name }) => name));

describe('files of one layout', () => {
	test('dropped together become one source, and what differs is said', async () => {
		await panel.drop(text('may.csv', MAY), text('calls.csv', OTHER), text('june.csv', JUNE));
		await expect.element(page.getByText('New column: campaign.')).toBeVisible();
		await useButton().click();
		await expect.poll(files).toEqual([['may.csv', 'june.csv'], ['calls.csv']]);
		const [source] = panel.notebook.document.sources;
		expect(source!.columns.map(({ name }) => name)).toEqual(['time', 'email', 'page', 'campaign']);
		expect(source!.files[0]!.headings).toEqual(['time', 'email', 'page']);
	});

	test('of next month join the source that is there, with its mapping', async () => {
		await panel.drop(text('may.csv', MAY));
		await useButton().click();
		await expect.poll(files).toEqual([['may.csv']]);
		const before = panel.notebook.document.sources[0]!.columns;
		await panel.intake.add([text('july.csv', MAY.replace('05-01', '07-01'))]);
		await expect.element(page.getByText(/^It has the columns of/)).toBeVisible();
		await useButton().click();
		await expect.poll(files).toEqual([['may.csv', 'july.csv']]);
		expect(panel.notebook.document.sources[0]!.columns).toEqual(before);
	});

	test('can be kept apart', async () => {
		await panel.drop(text('may.csv', MAY), text('june.csv', JUNE));
		await page.getByRole('button', { name: 'Keep it apart' }).click();
		await useButton().click();
		await expect.poll(files).toEqual([['may.csv'], ['june.csv']]);
	});

	test('that are the very same are said to be', async () => {
		await panel.drop(text('may.csv', MAY), text('copy.csv', MAY));
		await expect.element(page.getByText(/already/)).toBeVisible();
		expect(panel.intake.items.map(({ join }) => join)).toEqual([undefined, undefined]);
	});
});
