import type { StepMatrixResult } from '$lib/journey/step-matrix/result';
import { ask } from './ask';
import { allowOnly, numberOf, Unsupported, type Asked } from './case';
import type { Answer, Kind } from './kind';
import { NAME_RULES } from './name-rules';
import {
	GRAINED,
	grainedCells,
	grainedSource,
	grainsOf,
	PATH_END,
	PATH_START
} from './transition-matrix-cells';

/** The most labels that a step matrix shows. */
const MOST = 100;

/** Shares at each label from step 0, where all are at the start. */
export const stepMatrix: Kind = {
	kind: 'step_matrix',
	async answer(asked, lab) {
		allowOnly(asked, [...NAME_RULES, ...GRAINED, 'max_steps', 'collapse_repeats']);
		const [grain = 'user', ...others] = grainsOf(asked);
		if (others.length > 0) throw new Unsupported('one grain at a time');
		const collapse = asked.query['collapse_repeats'] === true;
		const depth = numberOf(asked, 'max_steps', 10);
		const spec = { journeys: 'paths', depth, top: MOST, collapse };
		const cells = [...grainedCells(asked, grain), { id: 'steps', kind: 'step-matrix', spec }];
		return answer((await ask(lab, grainedSource(asked), cells)) as StepMatrixResult, asked);
	}
};

function answer({ units, steps, rows }: StepMatrixResult, { events }: Asked): Answer {
	if (rows.some(({ kind }) => kind === 'other')) throw new Unsupported(`over ${MOST} labels`);
	const nothing = Array.from({ length: steps + 1 }, () => 0);
	// Labels that only come after the steps shown are there, too.
	const shares = new Map(events.map(({ event }) => [String(event), nothing]));
	for (const row of rows) {
		const name = row.kind === 'end' ? PATH_END : (row.label ?? '');
		shares.set(name, [0, ...row.units.map((there) => there / units)]);
	}
	return { ...Object.fromEntries(shares), [PATH_START]: [1, ...nothing.slice(1)] };
}
