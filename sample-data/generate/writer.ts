import type { SampleFile } from './files.ts';

/** Takes the rows of all files as they are made; each file's rows come in its own order. */
export type SampleWriter = {
	row(file: SampleFile, cells: readonly string[]): void;
};
