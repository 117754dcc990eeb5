import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventsSource, identifierText } from '../../../cli/golden/events-source';
import { analysisOf } from '$lib/journey/registry';
import { identitySchema, type Identifier } from '$lib/journey/identity/spec';
import { parseSpec } from '$lib/journey/spec-error';
import { DOCUMENT_FORMAT, DOCUMENT_VERSION } from '$lib/notebook/document';
import { parseDocument, readDocument, writeDocument } from '$lib/notebook/file';
import { openDatabase } from '$workers/duckdb-node';
import { LocalEngine } from '$workers/engine';
import {
	compareWithTruth,
	explainIdentity,
	suggestIdentifiers,
	tryCut,
	withCut,
	withMerge,
	type IdentityPlace
} from './explain-identity';

const calm = new AbortController().signal;
let engine: LocalEngine;
beforeAll(async () => {
	engine = new LocalEngine(await openDatabase());
});
afterEach(() => engine.retain(new AbortController().signal, []));

const ROLES = Object.fromEntries(
	['email', 'customer', 'device', 'phone'].map((type) => [
		type,
		{ role: 'identifier', identifier: type } as const
	])
);
const event = (ts: string, ids: Record<string, string>) => ({
	ts: `2024-01-01 ${ts}`,
	event: 'x',
	email: null,
	customer: null,
	device: null,
	phone: null,
	...ids
});
const EVENTS = [
	event('10:00', { device: 'tablet' }),
	event('10:01', { email: 'ann@x.org', device: 'tablet' }),
	event('10:02', { email: 'ann@x.org', customer: 'C1' }),
	event('09:00', { customer: 'C1', email: 'ann@x.org' }),
	event('10:03', { customer: 'C1', device: 'phone-1' }),
	event('10:04', { device: 'phone-1' }),
	event('10:05', { email: 'bob@x.org' })
];

/** Identifiers as `eventsSource` writes them, with their type in front. */
const id = (type: string, value: string): Identifier => ({ type, value: `${type}:${value}` });
const bare = ({ type, value }: Identifier) => `${type} ${identifierText(value)}`;

function placeOf(spec: object = {}): IdentityPlace {
	const { source, csv } = eventsSource(EVENTS, ROLES, 'explain');
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
	const fileOf = async (hash: string) => ({ hash, blob: csv });
	return { engine, fileOf, document, cell: 'people' };
}

describe('why two identifiers are one person', () => {
	it('is the shortest chain of rows, each by its first row', async () => {
		const pair = [id('device', 'tablet'), id('device', 'phone-1')] as const;
		const { chain, states } = await explainIdentity(calm, placeOf(), pair);
		expect(states.map(({ state }) => state)).toEqual(['person', 'person']);
		const steps = chain!.map(({ a, b, rows, first }) => [bare(a), bare(b), rows, first?.row]);
		expect(steps).toEqual([
			['device tablet', 'email ann@x.org', 1, 1],
			['email ann@x.org', 'customer C1', 2, 3],
			['customer C1', 'device phone-1', 1, 4]
		]);
		expect(chain![1]!.first).toMatchObject({
			source: 'events',
			time: Date.UTC(2024, 0, 1, 9) * 1000,
			channel: 'case'
		});
	});

	it('is told also of people who are held back', async () => {
		const pair = [id('device', 'tablet'), id('customer', 'C1')] as const;
		const { chain, states } = await explainIdentity(calm, placeOf({ limit: 3 }), pair);
		expect(states.map(({ state }) => state)).toEqual(['held', 'held']);
		expect(chain).toHaveLength(2);
	});

	it('is not said of two people, nor of what is not there', async () => {
		const ask = (a: Identifier, b: Identifier) => explainIdentity(calm, placeOf(), [a, b]);
		expect((await ask(id('email', 'ann@x.org'), id('email', 'bob@x.org'))).chain).toBeUndefined();
		const { chain, states } = await ask(id('email', 'ann@x.org'), id('email', 'eve@x.org'));
		expect(chain).toBeUndefined();
		expect(states.map(({ state }) => state)).toEqual(['person', 'unknown']);
	});

	it('names the link that somebody made', async () => {
		const pair = [id('email', 'ann@x.org'), id('email', 'bob@x.org')] as const;
		const spec = withMerge(parseSpec('identity', identitySchema, {}), pair);
		const { chain } = await explainIdentity(calm, placeOf(spec), pair);
		expect(chain!.map(({ byHand, rows }) => [byHand, rows])).toEqual([[true, 0]]);
	});
});

describe('a cut', () => {
	const pair = [id('email', 'ann@x.org'), id('customer', 'C1')] as const;

	it('is tried before it is made: who there would be, with how many interactions', async () => {
		const place = placeOf();
		const outcome = await tryCut(calm, place, pair, () => undefined);
		expect(outcome.loose).toEqual([]);
		expect(
			outcome.parts.map(({ name, identifiers, rows }) => [name && bare(name), identifiers, rows])
		).toEqual([
			// A row with both belongs to the first of its columns.
			['email ann@x.org', 2, 4],
			['customer C1', 2, 2]
		]);
	});

	it('does what was foretold, and lasts through saving and opening', async () => {
		const before = placeOf();
		const foretold = await tryCut(calm, before, pair, () => undefined);
		const spec = withCut(parseSpec('identity', identitySchema, {}), pair);
		const saved = writeDocument(placeOf(spec).document);
		const place = { ...before, document: readDocument(saved, analysisOf) };
		expect(place.document.cells[0]!.spec).toMatchObject({ cuts: [pair] });
		const { chain } = await explainIdentity(calm, place, pair);
		expect(chain).toBeUndefined();
		expect(foretold.parts).toHaveLength(2);
		// What holds over others stays together.
		const other = [id('device', 'phone-1'), id('customer', 'C1')] as const;
		expect((await explainIdentity(calm, place, other)).chain).toHaveLength(1);
	});

	it('takes back a merge of the two, and a merge takes back a cut', () => {
		const spec = parseSpec('identity', identitySchema, {});
		const turned = [pair[1], pair[0]] as const;
		expect(withCut(withMerge(spec, pair), turned)).toMatchObject({ merges: [], cuts: [turned] });
		expect(withMerge(withCut(spec, pair), turned)).toMatchObject({ merges: [turned], cuts: [] });
		expect(withCut(withCut(spec, pair), turned).cuts).toHaveLength(1);
	});
});

it('suggests identifiers that begin with what is typed before those that hold it', async () => {
	const found = await suggestIdentifiers(calm, placeOf(), 'PHONE');
	expect(found.map(bare)).toEqual(['device phone-1']);
	expect((await suggestIdentifiers(calm, placeOf(), '@x.org')).map(bare)).toEqual([
		'email ann@x.org',
		'email bob@x.org'
	]);
});

it('judges people by a truth', async () => {
	const known = [
		{ person: 'A', ...id('email', 'Ann@X.org') },
		{ person: 'A', ...id('customer', 'C1') },
		{ person: 'A', ...id('email', 'bob@x.org') },
		{ person: 'B', ...id('device', 'phone-1') },
		{ person: 'B', ...id('device', 'gone') },
		{ person: 'A', ...id('device', 'tablet') },
		{ person: 'B', ...id('device', 'tablet') }
	];
	expect(await compareWithTruth(calm, placeOf(), known)).toMatchObject({
		identifiers: { compared: 4, truePairs: 3, foundPairs: 3, rightPairs: 1 },
		// A has five rows, four of them in Ann's person; her fifth is B's. The tablet alone says nothing.
		interactions: { compared: 6, truePairs: 10, foundPairs: 10, rightPairs: 6 },
		missing: 1,
		ambiguous: 1
	});
});
