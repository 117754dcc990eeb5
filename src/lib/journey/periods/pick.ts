import * as v from 'valibot';
import { microsOf } from '../during';

/** Which of two segments a number is of. */
export const sideSchema = v.optional(v.picklist(['shown', 'compared']), 'shown');
export type Side = v.InferOutput<typeof sideSchema>;

/** The beginning of a period as the notebook's clock has it: `YYYY-MM-DD HH:MM`. */
export const momentSchema = v.pipe(
	v.string(),
	v.check((text) => microsOf(text) !== undefined, 'is no date')
);

/** How a period is named in a pick: by its beginning, in milliseconds as if it were UTC. */
export function momentOf(starts: number): string {
	return new Date(starts).toISOString().slice(0, 16).replace('T', ' ');
}

/** The period that a pick names, in milliseconds as if it were UTC. */
export function startsAt(moment: string): number {
	return (microsOf(moment) ?? 0) / 1000;
}
