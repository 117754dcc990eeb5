import { findPeople, personStatements, timelineStatement } from '$lib/journey/lists/person';
import type { Identifier } from '$lib/journey/identity/spec';
import type { Value } from '$lib/journey/analysis';
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
	readonly person: number;
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
	readonly #place: () => Place;
	#stop = new AbortController();

	constructor(place: () => Place) {
		this.#place = place;
	}

	/** Opens on a person of an identity cell, at a journey; or on nobody yet, to be searched for. */
	async open(cell: string, person?: number, at?: AtJourney): Promise<void> {
		this.cell = cell;
		this.at = at;
		this.story = undefined;
		this.error = undefined;
		if (person !== undefined) await this.show(person);
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
			const story = await storyOf(stop.signal, this.#place(), cell, person, this.at?.cell);
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
	const journeys = told ?? journeysOf(place.document, cell);
	const journeysKey = journeys === undefined ? undefined : await reads.ready(journeys);
	const found = new Map<string, readonly Readonly<Record<string, Value>>[]>();
	for (const statement of personStatements(key, person)) {
		found.set(statement.name, await reads.objects(statement));
	}
	const { sources } = place.document;
	const events = await reads.objects(timelineStatement(key, journeysKey, sources, person));
	return {
		person,
		identifiers: (found.get('identifiers') ?? []).map(identifierOf),
		interactions: Number(found.get('totals')?.[0]?.['interactions'] ?? 0),
		events: events.map(eventOf)
	};
}

/** The journeys cell by which a person's timeline is told: the first that rests on the identity cell. */
function journeysOf(document: NotebookDocument, identity: string): string | undefined {
	return document.cells.find(
		({ kind, spec }) =>
			kind === 'journeys' && (spec as { identity?: unknown }).identity === identity
	)?.id;
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
