import type { SourcesResult } from '$lib/journey/sources/sources';
import { Unsupported } from './case';
import type { Lab, LabCell, LabSource } from './lab';

/** The result of the last cell, on a case's events. Rejects with `Unsupported` where a time cannot be read. */
export async function ask(
	lab: Lab,
	events: LabSource,
	cells: readonly LabCell[],
	settings: object = {}
): Promise<unknown> {
	const { result } = await lab.run([events], [{ id: 'read', kind: 'sources', spec: {} }]);
	const [report] = (result as SourcesResult).sources;
	const unreadable = report?.unreadable.map(({ column }) => column) ?? [];
	if (unreadable.length > 0) throw new Unsupported(`cannot read ${unreadable.join(', ')}`);
	return (await lab.run([events], cells, undefined, settings)).result;
}
