import { linesOf } from './csv.ts';
import { SAMPLE_FILES, TRUTH_FILES } from './files.ts';
import { personName, writePeople } from './people-rows.ts';
import { createPopulation } from './population.ts';
import { at } from './random.ts';
import { Tickets, cellsOf, channelOf } from './rows.ts';
import { simulate } from './simulate.ts';
import { inTimeOrder } from './time-order.ts';
import type { SampleWriter } from './writer.ts';

export type { SampleWriter } from './writer.ts';

export type GenerateOptions = {
	readonly seed: number;
	readonly people: number;
	/** Length of the period from 2025-03-01; the planted stories need six. */
	readonly months?: number;
	readonly write: SampleWriter;
};

export const DEFAULT_SEED = 20250301;
export const DEFAULT_PEOPLE = 4000;

const ROWS_PER_PERSON = 14.8;

/** The number of people that gives about that many interactions in six months. */
export function rowsToPeople(rows: number): number {
	return Math.max(1, Math.round(rows / ROWS_PER_PERSON));
}

/** Makes the rows of all files in time order and returns the number of interactions. */
export function generate({ seed, people, months = 6, write }: GenerateOptions): number {
	const population = createPopulation(seed, people);
	const { log, calendar } = simulate(seed, population, months);
	const tickets = new Tickets();
	const lines = new Map<string, number>();
	writePeople(seed, population, write);
	inTimeOrder(log, calendar, (index) => {
		const happening = log.at(index);
		const person = at(population, happening.person);
		const row = { seed, person, happening };
		const file = SAMPLE_FILES[channelOf(row)];
		const cells = cellsOf(row, tickets);
		const line = lines.get(file.name) ?? 2;
		lines.set(file.name, line + linesOf(cells));
		write.row(file, cells);
		write.row(TRUTH_FILES.interactions, [file.name, String(line), personName(person.index)]);
	});
	return log.length;
}
