import { neededBuilds } from '$lib/engine/run';
import type { OnProgress } from '$lib/engine/protocol';
import type { Statement } from '$lib/journey/analysis';
import { shortestChain, type Link } from '$lib/journey/identity/chain';
import {
	identifiersStatement,
	linksStatement,
	looseStatement,
	othersStatement,
	partsStatement,
	placesStatement,
	rowsStatement,
	searchStatement,
	sharersStatement
} from '$lib/journey/identity/explain';
import { identitySchema, type Identifier, type IdentitySpec } from '$lib/journey/identity/spec';
import { analysisOf } from '$lib/journey/registry';
import { parseSpec } from '$lib/journey/spec-error';
import { truthRowsStatement, truthStatement } from '$lib/journey/truth/truth';
import type { KnownIdentifier } from '$lib/journey/truth/file';
import { scoreOf, type TruthScore } from '$lib/journey/truth/score';
import { apply } from '$lib/notebook/operations';
import { CellReads, type Place } from './cell-reads';

/** Where an identity cell can be asked. */
export interface IdentityPlace extends Place {
	/** The cell's id. */
	readonly cell: string;
}

/** One link of a chain: what it joins, and the rows that say so. */
export interface ChainLink {
	readonly a: Identifier;
	readonly b: Identifier;
	readonly byHand: boolean;
	/** Rows that have both, and the first of them; undefined for a link made by hand alone. */
	readonly rows: number;
	readonly first:
		| {
				/** The source's name. */
				readonly source: string;
				/** Of the source's table, from 0. */
				readonly row: number;
				/** Microseconds in UTC. */
				readonly time: number;
				readonly touchpoint: string;
				readonly channel: string;
		  }
		| undefined;
}

export type IdentifierState = 'person' | 'divided' | 'capped' | 'held' | 'unknown';

export interface Explanation {
	/** Where each of the two stands; `people` counts whom a divided one was seen with. */
	readonly states: readonly { readonly state: IdentifierState; readonly people: number }[];
	/** The shortest chain, where the two are one person (also one that is held back). */
	readonly chain: readonly ChainLink[] | undefined;
}

/** What a person falls apart into. */
export interface CutOutcome {
	/** Who there would be, the largest first. Without a name: rows that would be nobody's. */
	readonly parts: readonly {
		readonly name: Identifier | undefined;
		readonly identifiers: number;
		readonly rows: number;
		readonly held: boolean;
	}[];
	/** Identifiers that would be nobody's, because they would be shared. */
	readonly loose: readonly Identifier[];
}

/** Most suggestions at once. */
const SUGGESTED = 30;
/** Most identifiers of one person that are offered at once. */
const OTHERS = 40;
/** Identifiers of a truth asked for in one statement. */
const ASKED = 2000;

class Asking {
	readonly #place: IdentityPlace;
	readonly #reads: CellReads;

	constructor(signal: AbortSignal, place: IdentityPlace) {
		this.#reads = new CellReads(signal, place);
		this.#place = place;
	}

	get sources() {
		return this.#place.document.sources;
	}

	get spec(): IdentitySpec {
		const cell = this.#place.document.cells.find(({ id }) => id === this.#place.cell);
		return parseSpec('identity', identitySchema, cell?.spec);
	}

	/** Makes the cell's tables unless they are there, and gives its key. */
	ready(onProgress?: OnProgress): Promise<string> {
		return this.#reads.ready(this.#place.cell, onProgress);
	}

	read(statement: Statement) {
		return this.#reads.objects(statement);
	}

	async identifiers(statement: Statement): Promise<readonly Identifier[]> {
		return (await this.read(statement)).map(identifierOf);
	}
}

function identifierOf(row: Readonly<Record<string, unknown>>): Identifier {
	return { type: String(row['type']), value: String(row['value']) };
}

/** Identifiers whose value holds a text, the likeliest first. */
export async function suggestIdentifiers(
	signal: AbortSignal,
	place: IdentityPlace,
	text: string
): Promise<readonly Identifier[]> {
	const asking = new Asking(signal, place);
	return asking.identifiers(searchStatement(await asking.ready(), text, SUGGESTED));
}

/** The other identifiers of the same person. */
export async function otherIdentifiers(
	signal: AbortSignal,
	place: IdentityPlace,
	identifier: Identifier
): Promise<readonly Identifier[]> {
	const asking = new Asking(signal, place);
	return asking.identifiers(othersStatement(await asking.ready(), identifier, OTHERS));
}

/** Why two identifiers are one person, or where each of them stands. */
export async function explainIdentity(
	signal: AbortSignal,
	place: IdentityPlace,
	pair: readonly [Identifier, Identifier]
): Promise<Explanation> {
	const asking = new Asking(signal, place);
	const key = await asking.ready();
	const found = await asking.read(placesStatement(key, pair));
	const rowOf = ({ type, value }: Identifier) =>
		found.find((row) => row['type'] === type && row['value'] === value);
	const [one, other] = pair.map(rowOf);
	const states = [];
	for (const row of [one, other]) {
		const state = (row?.['state'] ?? 'unknown') as IdentifierState;
		const divided = row !== undefined && state === 'divided';
		const [sharers] = divided ? await asking.read(sharersStatement(key, Number(row['id']))) : [];
		states.push({ state, people: Number(sharers?.['people'] ?? 0) });
	}
	const component = one?.['component'];
	if (typeof component !== 'number' || component !== other?.['component']) {
		return { states, chain: undefined };
	}
	const all = (await asking.read(linksStatement(key, component))).map((row) => ({
		a: Number(row['a']),
		b: Number(row['b']),
		byHand: row['by_hand'] === true
	}));
	const chain = shortestChain(all, Number(one?.['id']), Number(other['id']));
	return { states, chain: chain && (await described(asking, key, chain)) };
}

async function described(
	asking: Asking,
	key: string,
	chain: readonly Link[]
): Promise<readonly ChainLink[]> {
	if (chain.length === 0) return [];
	const ids = [...new Set(chain.flatMap(({ a, b }) => [a, b]))];
	const named = new Map(
		(await asking.read(identifiersStatement(key, ids))).map((row) => [
			Number(row['id']),
			identifierOf(row)
		])
	);
	const rows = await asking.read(rowsStatement(key, asking.sources, asking.spec, chain));
	const nobody = { type: '', value: '' };
	return chain.map(({ a, b, byHand }, at) => {
		const row = rows.find(({ link }) => Number(link) === at);
		return {
			a: named.get(a) ?? nobody,
			b: named.get(b) ?? nobody,
			byHand,
			rows: Number(row?.['rows'] ?? 0),
			first: row && {
				source: asking.sources[Number(row['source'])]?.name ?? '',
				row: Number(row['row']),
				time: Number(row['time']),
				touchpoint: String(row['touchpoint'] ?? ''),
				channel: String(row['channel'] ?? '')
			}
		};
	});
}

/** The spec in which a link is cut: merges by hand of the two are taken back too. */
export function withCut(spec: IdentitySpec, pair: readonly [Identifier, Identifier]): IdentitySpec {
	const same = (other: readonly [Identifier, Identifier]) => samePair(pair, other);
	return {
		...spec,
		merges: spec.merges.filter((merge) => !same(merge)),
		cuts: spec.cuts.some(same) ? spec.cuts : [...spec.cuts, [...pair]]
	};
}

/** The spec in which two identifiers are one person by hand. */
export function withMerge(
	spec: IdentitySpec,
	pair: readonly [Identifier, Identifier]
): IdentitySpec {
	const same = (other: readonly [Identifier, Identifier]) => samePair(pair, other);
	return {
		...spec,
		merges: spec.merges.some(same) ? spec.merges : [...spec.merges, [...pair]],
		cuts: spec.cuts.filter((cut) => !same(cut))
	};
}

function samePair(
	[a, b]: readonly [Identifier, Identifier],
	[x, y]: readonly [Identifier, Identifier]
): boolean {
	const same = (one: Identifier, other: Identifier) =>
		one.type === other.type && one.value === other.value;
	return (same(a, x) && same(b, y)) || (same(a, y) && same(b, x));
}

/**
 * What would become of the person of `pair[0]` if the two were cut: stitches everything anew by the very
 * cell, so that cutting afterwards costs no more.
 */
export async function tryCut(
	signal: AbortSignal,
	place: IdentityPlace,
	pair: readonly [Identifier, Identifier],
	onProgress: OnProgress
): Promise<CutOutcome> {
	const asking = new Asking(signal, place);
	const key = await asking.ready();
	const spec = withCut(asking.spec, pair);
	const document = apply(place.document, { op: 'change-cell', id: place.cell, spec });
	const after = new Asking(signal, { ...place, document });
	const [row] = await asking.read(placesStatement(key, [pair[0]]));
	const component = row?.['component'];
	if (typeof component !== 'number') return { parts: [], loose: [] };
	const newKey = await after.ready(onProgress);
	const parts = await asking.read(partsStatement(key, newKey, component, asking.sources, spec));
	const loose = await asking.identifiers(looseStatement(key, newKey, component));
	return {
		parts: parts.map((part) => ({
			name: part['type'] === null ? undefined : identifierOf(part),
			identifiers: Number(part['identifiers']),
			rows: Number(part['rows']),
			held: Number(part['component']) < 0
		})),
		loose
	};
}

/** Lets go of the tables that a trial left and that no cell of the document needs. */
export async function forgetTrials({ engine, document }: IdentityPlace): Promise<void> {
	await engine.retain(new AbortController().signal, neededBuilds(document, analysisOf));
}

export interface TruthReport {
	/** By pairs of identifiers, and of interactions. */
	readonly identifiers: TruthScore;
	readonly interactions: TruthScore;
	/** Identifiers that the data does not have, and those that the truth gives to several people. */
	readonly missing: number;
	readonly ambiguous: number;
}

/** Judges the cell's people by a truth. Nothing of the truth is kept. */
export async function compareWithTruth(
	signal: AbortSignal,
	place: IdentityPlace,
	known: readonly KnownIdentifier[]
): Promise<TruthReport> {
	const asking = new Asking(signal, place);
	const key = await asking.ready();
	const people = new Map<number, { truth: Set<string>; found: number | null }>();
	const there = new Set<number>();
	for (let start = 0; start < known.length; start += ASKED) {
		const part = known.slice(start, start + ASKED);
		for (const row of await asking.read(truthStatement(key, asking.sources, asking.spec, part))) {
			const at = start + Number(row['place']);
			there.add(at);
			const id = Number(row['id']);
			const found = row['person'] === null ? null : Number(row['person']);
			const one = people.get(id) ?? { truth: new Set(), found };
			one.truth.add(known[at]?.person ?? '');
			people.set(id, one);
		}
	}
	const judged = [...people].filter(([, { truth }]) => truth.size === 1);
	const whoOf = ({ truth }: { truth: ReadonlySet<string> }) => [...truth][0] ?? '';
	const names = [...new Set(judged.map(([, one]) => whoOf(one)))];
	const numbers = new Map(names.map((name, at) => [name, at]));
	const ids = new Map(judged.map(([id, one]) => [id, numbers.get(whoOf(one)) ?? 0]));
	const rows =
		ids.size === 0
			? []
			: await asking.read(truthRowsStatement(key, asking.sources, asking.spec, ids));
	return {
		identifiers: scoreOf(judged.map(([, one]) => ({ person: whoOf(one), found: one.found }))),
		interactions: scoreOf(
			rows.map((row) => ({
				person: String(row['who']),
				found: Number(row['person']),
				count: Number(row['interactions'])
			}))
		),
		missing: known.length - there.size,
		ambiguous: people.size - judged.length
	};
}
