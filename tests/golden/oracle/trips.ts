import fc from 'fast-check';
import type { Lab, LabCell, LabSource } from '../../../cli/golden/lab';
import { journeysOf, type Travelled } from './journeys';
import { logs, sourcesOf } from './log';
import { stitch } from './people';

/** The cells that stitch people and cut what they did into journeys, called `trips`. */
export function tripCells(cut: object = { by: 'inactivity', minutes: 30 }): LabCell[] {
	return [
		{ id: 'people', kind: 'identity', spec: {} },
		{ id: 'trips', kind: 'journeys', spec: { identity: 'people', cut } }
	];
}

/** A log, the cells of its journeys, and the same journeys found one event after the other. */
export interface Trips {
	readonly given: readonly LabSource[];
	readonly cells: readonly LabCell[];
	readonly journeys: readonly (readonly Travelled[])[];
}

/** Checks ten settings on each of a few random logs, cut by short silences, by long ones and not at all. */
export async function overTrips<S>(
	lab: Lab,
	settings: fc.Arbitrary<S>,
	check: (trips: Trips, one: S) => Promise<void>
): Promise<void> {
	await fc.assert(
		fc.asyncProperty(
			logs(25, 150),
			fc.constantFrom(5, 30, undefined),
			fc.array(settings, { minLength: 10, maxLength: 10 }),
			async (log, minutes, all) => {
				const cut = minutes === undefined ? { by: 'history' } : { by: 'inactivity', minutes };
				const trips = {
					given: sourcesOf(log),
					cells: tripCells(cut),
					journeys: journeysOf(stitch(log), minutes)
				};
				for (const one of all) await check(trips, one);
				await lab.forget();
			}
		),
		{ numRuns: 4, endOnFailure: true }
	);
}
