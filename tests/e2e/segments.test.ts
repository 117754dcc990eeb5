import { expect, test } from 'vitest';
import { useApp } from './app';
import { eventually, expectText } from './eventually';
import { CALLS, COUNTED, useFiles, WEB_EVENTS } from './files';
import {
	addCell,
	cell,
	en as t,
	figure,
	openSetting,
	openSmallNotebook,
	settled
} from './notebook';

const app = useApp();
const write = useFiles();
const files = [write('web-events.csv', WEB_EVENTS), write('chiamate.csv', CALLS)];

test('a segment is built by clicking, said in words, and counted alone by other cells', async () => {
	const { page } = await app.visit();
	await openSmallNotebook(page, files);
	await addCell(page, 'segment');
	const segment = cell(page, t('cells.name-segment'));
	const people = figure(segment, t('cells.people'));
	await expectText(people, COUNTED.people);

	await segment.getByRole('button', { name: t('segments.add'), exact: true }).click();
	const values = segment.getByRole('combobox', { name: t('segments.add-value') });
	await values.fill('checkout');
	await values.press('Enter');
	await expectText(people, '2');
	await segment.getByText(t('segments.did-once', { what: '“checkout”' })).waitFor();
	await values.fill('Pagamento');
	await values.press('Enter');
	await segment.getByRole('radio', { name: t('segments.turn-no') }).click();
	await eventually(() => people.innerText()).toBe('2');
	await settled(page);

	const metrics = cell(page, t('cells.name-metrics'));
	const panel = await openSetting(metrics, t('segments.setting-segment'));
	await panel.getByRole('combobox', { name: t('segments.setting-segment') }).click();
	await page.getByRole('option', { name: t('cells.name-segment'), exact: true }).click();
	await page.keyboard.press('Escape');
	await expectText(figure(metrics, t('cells.people')), '2');

	// Everyone again, by undoing it.
	await page.keyboard.press('ControlOrMeta+z');
	await expectText(figure(metrics, t('cells.people')), COUNTED.people);
	expect(await metrics.getByText(t('segments.everyone')).count()).toBe(1);
});
