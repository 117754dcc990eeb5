/** A notebook file by its name; browsers number a second download: `a.sentiero (1).json`. */
const NOTEBOOK = /\.sentiero(?: ?\(\d+\))?\.json$/i;

export interface SortedFiles {
	readonly notebooks: readonly File[];
	readonly data: readonly File[];
}

/** What was dropped, by what becomes of it. */
export function sortFiles(files: readonly File[]): SortedFiles {
	const notebooks = files.filter((file) => NOTEBOOK.test(file.name));
	return { notebooks, data: files.filter((file) => !notebooks.includes(file)) };
}
