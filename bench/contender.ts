import type { Work } from './works';

/** How long one run took, and what it showed. */
export interface Run {
	readonly milliseconds: number;
	/** The decoded result of the cell that the work reads. */
	readonly result?: unknown;
}

/** One of the two that are compared. */
export interface Contender {
	/** Makes what a piece of work needs, and drops everything else. */
	prepare(work: Work): Promise<void>;
	/** Runs it once. Only the work itself is timed. */
	run(work: Work): Promise<Run>;
	close(): Promise<void>;
}
