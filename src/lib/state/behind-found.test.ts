import { beforeAll, describe, expect, it } from 'vitest';
import { eventsSource } from '../../../cli/golden/events-source';
import type { DataFile, Engine } from '$lib/engine/protocol';
import { lookPage } from '$lib/journey/lists/look';
import { runCell } from '$lib/engine/run';
import { at } from '$lib/journey/filter/match';
import { analysisOf } from '$lib/journey/registry';
import { DOCUMENT_FORMAT, DOCUMENT_VERSION, type NotebookDocument } from '$lib/notebook/document';
import { parseDocument } from '$lib/notebook/file';
import { apply } from '$lib/notebook/operations';
import { openDatabase } from '$workers/duckdb-node';
import { LocalEngine } from '$workers/engine';
import { findBehind } from './behind-found';
import { saveBehind, segmentBehind } from './behind-segment';

let engine: Engine;
beforeAll(async () => {
	engine = new LocalEngine(await openDatabase());
});

const ROLES = {
	email: { role: 'identifier', identifier: 'email' },
	device: { role: 'identifier', identifier: 'device' },
	event: { role: 'touchpoint' }
} as const;
const row = (time: string, email: string | null, device: string | null, event: string) => ({
	ts: `2024-01-${time}:00`,
	event,
	email,
	device
});
/** Ann buys at her second visit, Bob looks twice, and somebody comes once; Ann and Bob share a tablet. */
const EVENTS = [
	row('01 10:00', 'ann@x.org', 'tablet', 'search'),
	row('01 10:05', 'ann@x.org', null, 'cart'),
	row('03 10:00', 'ann@x.org', null, 'search'),
	row('03 10:10', 'ann@x.org', null, 'pay'),
	row('04 09:00', 'bob@x.org', 'tablet', 'search'),
	row('05 09:00', 'bob@x.org', null, 'search'),
	row('06 09:00', null, 'kiosk', 'cart')
];
const { source, csv } = eventsSource(EVENTS, ROLES, 'behind numbers');
const fileOf = async (hash: string): Promise<DataFile> => ({ hash, blob: csv });
const calm = () => new AbortController().signal;

const PAY = [{ match: 'exact', text: 'pay' }];
function documentOf(flow: object = {}, more: readonly object[] = []): NotebookDocument {
	const cell = (id: string, kind: string, spec: object) => ({ id, kind, name: id, spec });
	return parseDocument(
		{
			format: DOCUMENT_FORMAT,
			version: DOCUMENT_VERSION,
			title: 'test',
			sources: [source],
			cells: [
				cell('people', 'identity', {}),
				cell('trips', 'journeys', { identity: 'people', success: PAY }),
				cell('flow', 'flow', { journeys: 'trips', unit: 'person', ...flow }),
				...more
			]
		},
		analysisOf
	);
}

async function listed(document: NotebookDocument, cell: string, pick: unknown) {
	const found = await findBehind(calm(), { engine, fileOf, document }, cell, pick);
	const page = await found.reader.read(calm(), lookPage(found.look, 0, 100));
	const values = (name: string) => Array.from(page.column(name));
	return { ...found, values };
}

async function run(document: NotebookDocument, id: string) {
	const onProgress = () => undefined;
	return (await runCell(calm(), document, id, { engine, analysisOf, fileOf, onProgress })).result;
}

describe('behind a number', () => {
	it('of journeys are those journeys, each with its person, time and outcome', async () => {
		const found = await listed(documentOf(), 'trips', { of: 'outcome', outcome: 'success' });
		expect(found).toMatchObject({ unit: 'journey', people: 1, journeys: 1, identity: 'people' });
		expect(found.values('name')).toEqual(['email:ann@x.org']);
		expect(found.values('duration')).toEqual([600]);
		expect(found.values('interactions')).toEqual([2]);
		expect(found.values('outcome')).toEqual(['success']);
	});

	it.each([
		[{ of: 'all' }, 5],
		[{ of: 'open' }, 1],
		[{ of: 'outcome', outcome: 'open' }, 1],
		[{ of: 'touchpoint', name: 'search' }, 4],
		[{ of: 'length', from: 2, to: 3 }, 2],
		[{ of: 'duration', bin: 0 }, 3]
	])('of journeys can be any: %j', async (pick, expected) => {
		const found = await listed(documentOf(), 'trips', pick);
		expect(found.journeys).toBe(expected);
	});

	it('of people are those who did most first, with what they did in all', async () => {
		const found = await listed(documentOf(), 'trips', { of: 'people' });
		expect(found.values('interactions')).toEqual([4, 2, 1]);
		expect(found.values('journeys')).toEqual([2, 2, 1]);
		expect(found.values('name')).toEqual(['email:ann@x.org', 'email:bob@x.org', 'device:kiosk']);
		expect(found.values('first')).toEqual(
			['2024-01-01T10:00Z', '2024-01-04T09:00Z', '2024-01-06T09:00Z'].map(
				(time) => Date.parse(time) * 1000
			)
		);
	});

	it('of an identity cell are its people, who need no journeys', async () => {
		const pick = { of: 'shared', type: 'device', value: 'device:tablet' };
		const found = await listed(documentOf(), 'people', pick);
		expect(found).toMatchObject({ unit: 'person', people: 2, journeys: undefined });
		expect(found.values('name')).toEqual(['email:ann@x.org', 'email:bob@x.org']);
		const many = await listed(documentOf(), 'people', { of: 'size', from: 2 });
		expect(many.people).toBe(0);
	});

	it('is nobody where the pick says nothing', async () => {
		await expect(listed(documentOf(), 'trips', { of: 'luck' })).rejects.toThrow(/Invalid/);
	});
});

describe('a segment of those behind a number', () => {
	const success = { cell: 'trips', pick: { of: 'outcome', outcome: 'success' }, title: 'Success' };

	it('holds exactly them', async () => {
		const before = documentOf();
		expect(segmentBehind(before, success)).toMatchObject({ journeys: 'trips', unit: 'journey' });
		const [add] = saveBehind(before, success, false);
		const after = apply(before, add!);
		expect(after.cells.map(({ id }) => id)).toEqual(['people', 'segment', 'trips', 'flow']);
		expect(await run(after, 'segment')).toMatchObject({ chosen: 1, people: 1, interactions: 2 });
	});

	it('of an identity cell is of the journeys that rest on it', async () => {
		const pick = { of: 'shared', type: 'device', value: 'device:tablet' };
		const before = documentOf();
		const [add] = saveBehind(before, { cell: 'people', pick, title: 'Tablet' }, false);
		expect(await run(apply(before, add!), 'segment')).toMatchObject({ people: 2, journeys: 4 });
	});

	const label = (name: string) => ({ kind: 'label', label: name });
	const cart = {
		cell: 'flow',
		pick: { pick: 'edge', from: label('search'), to: label('cart') },
		title: 'search → cart'
	};
	const made = (document: NotebookDocument, keep: boolean) =>
		saveBehind(document, cart, keep).reduce(apply, document);

	it('stays as it was, whatever becomes of the cell that the number was in', async () => {
		const after = made(documentOf(), false);
		expect(await run(after, 'segment')).toMatchObject({ people: 1, journeys: 2 });
		const gone = apply(after, { op: 'remove-cell', id: 'flow' });
		expect(await run(gone, 'segment')).toMatchObject({ people: 1, journeys: 2 });
	});

	it('is what the cell counts from then on, when only those are kept', async () => {
		const after = made(documentOf(), true);
		expect(after.cells.find(({ id }) => id === 'flow')?.spec['segment']).toBe('segment');
		const found = await listed(after, 'flow', { pick: 'node', node: label('search') });
		expect(found.values('name')).toEqual(['email:ann@x.org']);
	});

	it('keeps what the cell counted before: finer units, and only where those behind have them', async () => {
		const condition = { kind: 'did', match: at('search', 'cart') };
		const spec = { journeys: 'trips', unit: 'interaction', condition };
		const older = { id: 'looks', kind: 'segment', name: 'Looks', spec };
		const after = made(documentOf({ segment: 'looks' }, [older]), true);
		const kept = await run(after, 'segment');
		// Of Ann's four interactions, the payment was not counted before.
		expect(kept).toMatchObject({ chosen: 3, people: 1, journeys: 2 });
	});

	it('of other journeys is refused', async () => {
		const cut = { by: 'history' };
		const others = {
			id: 'others',
			kind: 'journeys',
			name: 'Others',
			spec: { identity: 'people', cut }
		};
		const of = { cell: 'trips', pick: { of: 'all' } };
		const condition = { kind: 'behind', of, title: 'All' };
		const spec = { journeys: 'others', unit: 'journey', condition };
		const some = { id: 'some', kind: 'segment', name: 'Some', spec };
		await expect(run(documentOf({}, [others, some]), 'some')).rejects.toThrow('of other journeys');
	});

	it('cannot rest on itself', async () => {
		const condition = { kind: 'behind', of: { cell: 'some', pick: { of: 'people' } }, title: '' };
		const some = {
			id: 'some',
			kind: 'segment',
			name: 'Some',
			spec: { journeys: 'trips', condition }
		};
		await expect(run(documentOf({}, [some]), 'some')).rejects.toThrow('cycle');
	});

	it('keeps no spec of a kind that reads tables of its own', async () => {
		const of = { kind: 'journeys', spec: { identity: 'people' }, pick: { of: 'all' } };
		const condition = { kind: 'behind', of, title: '' };
		const some = {
			id: 'some',
			kind: 'segment',
			name: 'Some',
			spec: { journeys: 'trips', condition }
		};
		await expect(run(documentOf({}, [some]), 'some')).rejects.toThrow('tables of its own');
	});
});
