import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { useApp } from './app';
import { drop } from './drop';
import { expectText } from './eventually';
import { useFiles } from './files';
import { acceptFiles, cell, en as t, figure, tableRows } from './notebook';

const packed = join(process.env.SENTIERO_CASES ?? '', 'data', 'ecom.csv.gz');
const given = existsSync(packed);

const app = useApp();
const write = useFiles();

/** Figures of the export's publisher and of an independent count, see `golden/ecom.json` of the cases. */
test.skipIf(!given)(
	'a real shop export gives its known figures without a manual step',
	async () => {
		const { page } = await app.visit();
		await drop(page, [write('ecom.csv', gunzipSync(readFileSync(packed)))]);
		await acceptFiles(page);

		const sources = cell(page, t('cells.name-sources'));
		await sources.getByText(t('cells.source-interactions', { count: 31_106 })).waitFor();
		const people = cell(page, t('cells.name-identity'));
		await expectText(figure(people, t('cells.people')), '600');
		const journeys = cell(page, t('cells.name-journeys'));
		await expectText(figure(journeys, t('cells.journeys')), '3,605');
		await expectText(figure(journeys, t('cells.people')), '600');
		await expectText(figure(journeys, t('cells.interactions')), '31,106');
		await expectText(figure(journeys, t('cells.transitions')), '27,501');

		const touchpoints = await tableRows(journeys, t('cells.touchpoints'));
		expect(touchpoints).toHaveLength(19);
		// Interactions, and the share of the 3,605 sessions that have one: 2,868 and 470.
		expect(touchpoints[0]).toEqual(['product_view', '6,851', '79.6%']);
		expect(touchpoints).toContainEqual(['purchase', '470', '13.0%']);
	}
);

test.skipIf(given)(
	'the export is not here: set SENTIERO_CASES to the folder that holds it',
	({ skip }) => skip()
);
