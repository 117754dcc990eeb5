import { expect, test } from 'vitest';
import { useApp } from '../e2e/app';
import { CALLS, useFiles, WEB_EVENTS } from '../e2e/files';
import { en as t, openSmallNotebook, settled } from '../e2e/notebook';
import { eventually } from '../e2e/eventually';

const app = useApp();
const write = useFiles();
const files = [write('web-events.csv', WEB_EVENTS), write('chiamate.csv', CALLS)];

test('a second tab reads, until it takes over and the first is told', async () => {
	const { page: first } = await app.visit();
	await openSmallNotebook(first, files);
	expect(await first.getByText(t('storage.readOnly')).count()).toBe(0);

	const second = await first.context().newPage();
	await second.goto(first.url());
	await second.getByText(t('storage.readOnly')).waitFor();
	const title = (page: typeof first) => page.locator(`button[title="${t('notebook.title')}"]`);
	expect(await title(second).isDisabled()).toBe(true);
	expect(await second.getByRole('button', { name: t('notebook.add-first') }).count()).toBe(0);

	await second.getByRole('button', { name: t('storage.takeOver') }).click();
	await first.getByText(t('storage.takenOver')).waitFor();
	expect(await title(first).isDisabled()).toBe(true);

	await eventually(() => title(second).isEnabled()).toBe(true);
	await title(second).click();
	await second.getByRole('textbox', { name: t('notebook.title') }).fill('Taken');
	await second.keyboard.press('Enter');
	await settled(second);
	await first.reload();
	await first.getByRole('heading', { name: 'Taken' }).waitFor();
	await first.getByText(t('storage.readOnly')).waitFor();
});
