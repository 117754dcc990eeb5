import { page, userEvent } from 'vitest/browser';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { eventsSource } from '../../../../cli/golden/events-source';
import EngineWorker from '$workers/engine.worker?worker';
import { engineClient } from '$lib/engine/client';
import { Supervisor } from '$lib/engine/supervisor';
import { identitySchema, type IdentitySpec } from '$lib/journey/identity/spec';
import { analysisOf } from '$lib/journey/registry';
import { parseSpec } from '$lib/journey/spec-error';
import { DOCUMENT_FORMAT, DOCUMENT_VERSION } from '$lib/notebook/document';
import { parseDocument, readDocument, writeDocument } from '$lib/notebook/file';
import type { IdentityPlace } from '$lib/state/explain-identity';
import { words } from '$lib/state/locale.svelte';
import { faults } from '$lib/ui/test/accessibility';
import Frame from '$lib/ui/test/Frame.svelte';
import '../../../app.css';
import Explain from './Explain.svelte';
import HandMade from './HandMade.svelte';
import TruthTest from './TruthTest.svelte';

const supervisor = new Supervisor({ spawn: () => new EngineWorker(), onState: () => undefined });
const engine = engineClient(supervisor);
afterAll(() => supervisor.stop());

const identifier = (type: string) => ({ role: 'identifier', identifier: type }) as const;
const ROLES = {
	email: identifier('email'),
	customer: identifier('customer'),
	device: identifier('device'),
	event: { role: 'touchpoint' }
} as const;
const row = (
	minute: number,
	email: string | null,
	customer: string | null,
	device: string | null
) => ({
	ts: `2024-01-01 10:${String(minute).padStart(2, '0')}:00`,
	event: 'visit',
	email,
	customer,
	device
});
const EVENTS = [
	row(1, null, null, 'tablet'),
	row(2, 'ann@x.org', null, 'tablet'),
	row(3, 'ann@x.org', 'C1', null),
	row(4, null, 'C1', 'mobile'),
	row(5, 'bob@x.org', null, null)
];

function placeOf(spec: IdentitySpec): IdentityPlace {
	const { source, csv } = eventsSource(EVENTS, ROLES, 'explain in the browser');
	const document = parseDocument(
		{
			format: DOCUMENT_FORMAT,
			version: DOCUMENT_VERSION,
			title: 'test',
			sources: [source],
			cells: [{ id: 'people', kind: 'identity', name: 'People', spec }]
		},
		analysisOf
	);
	return { engine, fileOf: async (hash) => ({ hash, blob: csv }), document, cell: 'people' };
}

const onchange = vi.fn<(spec: IdentitySpec) => void>();
const plain = parseSpec('identity', identitySchema, {});

beforeEach(async () => {
	onchange.mockReset();
	words.locale = 'en';
	await page.viewport(1200, 1000);
});

async function choose(label: string, typed: string) {
	const box = page.getByRole('combobox', { name: label, exact: true });
	await box.click();
	await userEvent.keyboard(typed);
	await page.getByRole('option', { name: typed }).click();
}

test('a merge is explained by its rows, tried, and cut', async () => {
	const given = (spec: IdentitySpec) => ({ place: placeOf(spec), spec, readOnly: false, onchange });
	// One click on a name asks about it, one tells with whom, one cuts.
	const asked = { type: 'device', value: 'device:tablet' };
	const { rerender } = await render(Frame, { of: Explain, given: { ...given(plain), asked } });
	await page.getByRole('button', { name: 'Customer number customer:C1', exact: true }).click();
	const chain = page.getByRole('list', { name: /^The chain from Device device:tablet/ });
	await expect.element(chain).toBeVisible();
	await expect.element(page.getByText('One person, over 2 links.')).toBeVisible();
	await expect.element(chain).toHaveTextContent(/events, row 2.*events, row 3/);
	expect(await faults('light')).toEqual([]);
	expect(await faults('dark')).toEqual([]);

	const tried = page.getByRole('button', { name: /^What if this were cut\? E-mail/ });
	await tried.click();
	await expect.element(page.getByText('It would fall apart into 2 people:')).toBeVisible();
	await expect
		.element(page.getByText('E-mail email:ann@x.org: 2 identifiers, 3 interactions'))
		.toBeVisible();
	await expect
		.element(page.getByText('Customer number customer:C1: 2 identifiers, 1 interaction'))
		.toBeVisible();

	await page.getByRole('button', { name: /^Cut E-mail/ }).click();
	const cut = onchange.mock.calls[0]![0];
	expect(cut.cuts).toEqual([
		[
			{ type: 'email', value: 'email:ann@x.org' },
			{ type: 'customer', value: 'customer:C1' }
		]
	]);
	const back = readDocument(writeDocument(placeOf(cut).document), analysisOf).cells[0]?.spec;
	expect(back).toEqual(cut);
	await rerender({ of: Explain, given: { ...given(back as IdentitySpec), asked } });
	await expect
		.element(page.getByText('They are not the same person.', { exact: false }))
		.toBeVisible();
	await page.getByRole('button', { name: 'Make them one person' }).click();
	expect(onchange.mock.calls[1]![0].merges).toHaveLength(1);
});

test('any two identifiers are asked about by typing', async () => {
	await render(Frame, {
		of: Explain,
		given: { place: placeOf(plain), spec: plain, readOnly: false, onchange }
	});
	await choose('One identifier', 'tablet');
	await choose('Another', 'bob');
	await expect
		.element(page.getByText('They are not the same person.', { exact: false }))
		.toBeVisible();
});

test('what was made by hand is taken back', async () => {
	const pair = [
		{ type: 'email', value: 'ann@x.org' },
		{ type: 'email', value: 'bob@x.org' }
	] satisfies IdentitySpec['cuts'][number];
	const spec = { ...plain, merges: [pair], cuts: [pair] };
	const unknown = { merges: [], cuts: [0] };
	await render(Frame, { of: HandMade, given: { spec, unknown, readOnly: false, onchange } });
	await expect.element(page.getByText('not in the data')).toBeVisible();
	expect(await faults('light')).toEqual([]);
	await page.getByRole('button', { name: /^Take back: rows do not link/ }).click();
	expect(onchange.mock.calls[0]![0]).toEqual({ ...spec, cuts: [] });
});

test('a truth file is judged where it is, in Italian too', async () => {
	words.locale = 'it';
	const types = ['email', 'customer', 'device'];
	await render(Frame, { of: TruthTest, given: { place: placeOf(plain), types } });
	const text =
		'person,email,customer,shoes\nA,email:ann@x.org,customer:C1,43\nB,email:bob@x.org,,44\n';
	const files = new DataTransfer();
	files.items.add(new File([text], 'truth.csv'));
	const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
	input.files = files.files;
	input.dispatchEvent(new Event('change', { bubbles: true }));
	// Three interactions of A and one of B; two identifiers of A and one of B.
	await expect.element(page.getByText('3 coppie giuste su 3 trovate')).toBeVisible();
	await expect.element(page.getByText('1 coppie giuste su 1 trovate')).toBeVisible();
	await expect.element(page.getByText('Lasciate stare: shoes.', { exact: false })).toBeVisible();
	expect(await faults('light')).toEqual([]);
});
