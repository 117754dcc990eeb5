import { ask } from './ask';
import { askedCells, unfolded } from './asked-cells';
import type { Asked } from './case';
import { eventsSource, USERS } from './events-source';
import type { Answer } from './kind';
import type { Lab, LabCell } from './lab';
import { weekStartOf, ZONE_SETTINGS, zonesOf } from './period-query';

/** The settings of a query about the periods that people are seen in, besides the cell's own. */
export const PERIOD_SETTINGS = [...ZONE_SETTINGS, 'identity_merge', 'identity_overrides'];

/** The cells that stitch a query's users, with all that each did whenever, called `all`. */
export function historyCells(asked: Asked): LabCell[] {
	const others = Object.entries(asked.query).filter(([key]) => !/^date_(from|to)$/.test(key));
	return askedCells({ ...asked, query: Object.fromEntries(others) });
}

/**
 * What a cell over these gives: under its own names, and where zones are named under the name of each. What
 * holds of the first zone holds without a name, too.
 */
export async function askInZones<Result>(
	asked: Asked,
	lab: Lab,
	cells: readonly LabCell[],
	answer: (result: Result) => Answer
): Promise<Answer> {
	const source = eventsSource(unfolded(asked.events), USERS, asked.id);
	const answers: [string, Answer][] = [];
	for (const zone of zonesOf(asked)) {
		const settings = { timeZone: zone, weekStart: weekStartOf(asked) };
		answers.push([zone, answer((await ask(lab, source, cells, settings)) as Result)]);
	}
	return { ...Object.fromEntries(answers), ...answers[0]?.[1] };
}
