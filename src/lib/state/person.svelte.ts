import { findPeople, personStatements, timelineStatement } from '$lib/journey/lists/person';
import { placesStatement } from '$lib/journey/identity/explain';
import { identitySchema, type Identifier } from '$lib/journey/identity/spec';
import type { Value } from '$lib/journey/analysis';
import { parseSpec } from '$lib/journey/spec-error';
import type { NotebookDocument } from '$lib/notebook/document';
import { CellReads, type Place } from './cell-reads';

/** Something that a person did. */
export interface PersonEvent {
	/** Microseconds in UTC. */
	readonly time: number;
	/** The source's name, and the row of its table, from 0. */
	readonly source: string;
	readonly row: number;
	readonly touchpoint: string | undefined;
	readonly channel: string | undefined;
	/** Number of the journey in its cell; undefined outside all journeys. */
	readonly journey: number | undefined;
	readonly stage: string | undefined;
	readonly outcome: string | undefined;
	readonly score: number | undefined;
	readonly comment: string | undefined;
	readonly value: number | undefined;
	readonly cost: number | undefined;
}

export interface PersonStory {
	/** Below 0: held back. */
	readonly person: number;
	/** The journeys cell that tells the journeys. */
	readonly toldBy: string | undefined;
	/** All channels that anybody met, whose hues they share. */
	readonly channels: readonly string[];
	readonly identifiers: readonly Identifier[];
	/** How many there are; `events` may hold only the first of them. */
	readonly interactions: number;
	readonly events: readonly PersonEvent[];
}

export interface Found {
	readonly person: number;
	readonly identifier: Identifier;
}

/** A journey, by its number in its cell. */
export interface AtJourney {
	readonly cell: string;
	readonly journey: number;
}

const SUGGESTED = 20;

/** One person at a time, looked at event by event. */
export class PersonView {
	/** The identity cell whose people are looked at; undefined while nobody is. */
	cell: string | undefined = $state();
	/** The journey at which the person was opened. */
	at: AtJourney | undefined = $state.raw();
	story: PersonStory | undefined = $state.raw();
	error: unknown = $state.raw();
	busy = $state(false);
	/** An identifier of which somebody asks, in its cell, why it is this person's. */
	why: { readonly cell: string; readonly identifier: Identifier } | undefined = $state.raw();
	/** The journeys cell that is asked to tell the journeys. */
	#told: string | undefined = $state();
	readonly #place: () => Place;
	#stop = new AbortController();

	constructor(place: () => Place) {
		this.#place = place;
	}

	/** Opens on a person of an identity cell, at a journey; or on nobody yet, to be searched for. */
	async open(cell: string, person?: number, at?: AtJourney): Promise<void> {
		this.cell = cell;
		this.at = at;
		this.#told = at?.cell;
		this.story = undefined;
		this.error = undefined;
		if (person !== undefined) await this.show(person);
	}

	/** Opens on whom an identifier belongs to, also one who is held back. */
	async openOf(cell: string, identifier: Identifier): Promise<void> {
		await this.open(cell);
		this.#stop.abort();
		const stop = new AbortController();
		this.#stop = stop;
		const reads = new CellReads(stop.signal, this.#place());
		try {
			const [row] = await reads.objects(placesStatement(await reads.ready(cell), [identifier]));
			const component = row?.['component'];
			if (!stop.signal.aborted && typeof component === 'number') await this.show(component);
		} catch (error) {
			if (!stop.signal.aborted) this.error = error;
		}
	}

	/** The journeys cells that can tell a person's journeys. */
	get tellers(): readonly { readonly id: string; readonly name: string }[] {
		const { cell } = this;
		return cell === undefined ? [] : tellersOf(this.#place().document, cell);
	}

	/** Tells the same person's journeys as another cell cuts them. */
	async tellBy(cell: string): Promise<void> {
		this.#told = cell;
		if (this.at?.cell !== cell) this.at = undefined;
		if (this.story !== undefined) await this.show(this.story.person);
	}

	/** Leaves the person for the question why an identifier is theirs. */
	askWhy(identifier: Identifier): void {
		const { cell } = this;
		if (cell === undefined) return;
		this.close();
		this.why = { cell, identifier };
	}

	close(): void {
		this.#stop.abort();
		this.cell = undefined;
		this.story = undefined;
	}

	async show(person: number): Promise<void> {
		const { cell } = this;
		if (cell === undefined) return;
		this.#stop.abort();
		const stop = new AbortController();
		this.#stop = stop;
		this.busy = true;
		this.error = undefined;
		try {
			const story = await storyOf(stop.signal, this.#place(), cell, person, this.#told);
			if (!stop.signal.aborted) this.story = story;
		} catch (error) {
			if (!stop.signal.aborted) this.error = error;
		} finally {
			if (this.#stop === stop) this.busy = false;
		}
	}

	/** People whose identifiers hold a text. */
	async search(signal: AbortSignal, text: string): Promise<readonly Found[]> {
		const { cell } = this;
		if (cell === undefined || text.trim() === '') return [];
		const reads = new CellReads(signal, this.#place());
		const rows = await reads.objects(findPeople(await reads.ready(cell), text, SUGGESTED));
		return rows.map((row) => ({ person: Number(row['person']), identifier: identifierOf(row) }));
	}
}

async function storyOf(
	signal: AbortSignal,
	place: Place,
	cell: string,
	person: number,
	told: string | undefined
): Promise<PersonStory> {
	const reads = new CellReads(signal, place);
	const key = await reads.ready(cell);
	const { sources, cells } = place.document;
	const toldBy = told ?? tellersOf(place.document, cell)[0]?.id;
	const journeysKey = toldBy === undefined ? undefined : await reads.ready(toldBy);
	const found = new Map<string, readonly Readonly<Record<string, Value>>[]>();
	for (const statement of personStatements(key, journeysKey, person)) {
		found.set(statement.name, await reads.objects(statement));
	}
	const spec = parseSpec('identity', identitySchema, cells.find(({ id }) => id === cell)?.spec);
	const where = { identity: { key, spec }, journeysKey, sources };
	const events = await reads.objects(timelineStatement(where, person));
	return {
		person,
		toldBy,
		channels: (found.get('channels') ?? []).map(({ name }) => String(name)),
		identifiers: (found.get('identifiers') ?? []).map(identifierOf),
		interactions: Number(found.get('totals')?.[0]?.['interactions'] ?? 0),
		events: events.map(eventOf)
	};
}

/** The journeys cells that rest on the identity cell, in the order of the page. */
function tellersOf(document: NotebookDocument, identity: string) {
	return document.cells.filter(
		({ kind, spec }) =>
			kind === 'journeys' && (spec as { identity?: unknown }).identity === identity
	);
}

function identifierOf(row: Readonly<Record<string, Value>>): Identifier {
	return { type: String(row['type']), value: String(row['value']) };
}

function eventOf(row: Readonly<Record<string, Value>>): PersonEvent {
	const text = (name: string) => {
		const value = row[name];
		return value === null || value === undefined || value === '' ? undefined : String(value);
	};
	const number = (name: string) => {
		const value = row[name];
		return value === null || value === undefined ? undefined : Number(value);
	};
	return {
		time: Number(row['time']),
		source: String(row['source_name'] ?? ''),
		row: Number(row['row']),
		touchpoint: text('touchpoint'),
		channel: text('channel'),
		journey: number('journey'),
		stage: text('stage'),
		outcome: text('outcome'),
		score: number('score'),
		comment: text('comment'),
		value: number('value'),
		cost: number('cost')
	};
}
