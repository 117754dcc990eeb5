import { describe, expect, test } from 'vitest';
import { useApp } from './app';
import { drop } from './drop';
import { eventually, expectText } from './eventually';
import { CALLS, COUNTED, useFiles, WEB_EVENTS } from './files';
import {
	acceptFiles,
	cell,
	en as t,
	figure,
	nodeNames,
	openSetting,
	setNumber,
	settled
} from './notebook';

const write = useFiles();
const files = [write('web-events.csv', WEB_EVENTS), write('chiamate.csv', CALLS)];

describe.each([
	{ where: 'at the root of a server', base: '' },
	{ where: 'under a sub-path', base: '/some/path' }
])('$where', ({ base }) => {
	const app = useApp({ base });

	test('with the server gone, the app, a notebook and its results are there, and it still counts', async () => {
		const { page, watch } = await app.visit({ serviceWorkers: 'allow' });
		await page.getByText(t('library.offlineReady'), { exact: true }).waitFor();
		await drop(page, files);
		await acceptFiles(page, t, 2);
		const journeys = cell(page, t('cells.name-journeys'));
		const paths = cell(page, t('cells.name-paths'));
		const sessions = figure(journeys, t('cells.journeys'));
		await expectText(sessions, COUNTED.sessions);
		await paths.getByRole('button', { name: 'Pagamento, step 4', exact: true }).waitFor();
		await settled(page);

		await app.unplug();
		await page.reload();
		await expectText(sessions, COUNTED.sessions);
		await paths.getByRole('button', { name: 'Pagamento, step 4', exact: true }).waitFor();

		// Two steps: what went on to the third is now past the last one.
		await setNumber(paths, t('cells.setting-depth'), 2);
		await eventually(() => nodeNames(paths)).toEqual([
			'home, step 1',
			'Bolletta, step 1',
			'checkout, step 1',
			'product, step 2'
		]);
		// Half a minute over 30 minutes no longer ends Bea's session.
		const panel = await openSetting(journeys, t('journeys.setting-cut'));
		await panel.getByRole('spinbutton').press('ArrowUp');
		await page.keyboard.press('Escape');
		await expectText(sessions, '6');
		await eventually(() => nodeNames(paths)).toEqual([
			'home, step 1',
			'Bolletta, step 1',
			'product, step 2'
		]);
		await settled(page);

		await page.getByRole('link', { name: t('notebook.library') }).click();
		await page.getByRole('link', { name: /web events/ }).waitFor();
		await page.goto(app.url);
		await page.getByRole('link', { name: /web events/ }).click();
		await expectText(sessions, '6');

		// The sample, too, is kept for offline use.
		await page.goto(app.url);
		await page.getByRole('button', { name: t('library.openSample') }).click();
		await expectText(figure(cell(page, 'Who is who'), t('cells.people')), /^\d,\d{3}$/);
		expect(watch.requests.some((address) => address.endsWith('.wasm'))).toBe(true);
	});
});
