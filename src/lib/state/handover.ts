/** What one page leaves for the notebook page to take. In memory: a reload forgets it. */
const files = new Map<string, readonly File[]>();
const runs = new Set<string>();

/** Files that were dropped elsewhere wait for the notebook of this id to be opened. */
export function handOver(id: string, given: readonly File[]): void {
	if (given.length === 0) return;
	files.set(id, [...(files.get(id) ?? []), ...given]);
}

/** The files that wait for a notebook, once. */
export function takeOver(id: string): File[] {
	const waiting = files.get(id) ?? [];
	files.delete(id);
	return [...waiting];
}

/** The user has asked for this notebook to be run as soon as it is open. */
export function handOverRun(id: string): void {
	runs.add(id);
}

/** Whether a run was asked for, once. */
export function takeRun(id: string): boolean {
	return runs.delete(id);
}
