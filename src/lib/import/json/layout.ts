import type { ReadOf } from '../source';
import type { Container, Outline } from './outline';

/** How a document holds its records. */
export type Layout = Pick<ReadOf<'json'>, 'layout' | 'at'>;

/**
 * The records of a document: its largest list of objects, or of lists where it is one itself; columns of
 * one length; or else the document is one record, as are those that follow it.
 */
export function layoutOf({ containers, followed }: Outline): Layout {
	const [root] = containers;
	if (root?.kind === 'list') return { layout: 'array', at: '' };
	if (followed) return { layout: 'lines', at: '' };
	const list = largest(
		containers.filter(({ kind, objects }) => kind === 'list' && objects > 0),
		({ objects }) => objects
	);
	const table = largest(
		containers.filter((container) => isTable(container, containers)),
		(container) => columnsOf(container, containers)[0]?.values ?? 0
	);
	const rows = table === undefined ? 0 : (columnsOf(table, containers)[0]?.values ?? 0);
	if (list !== undefined && list.objects >= rows) return { layout: 'array', at: list.path };
	return table === undefined ? { layout: 'lines', at: '' } : { layout: 'columns', at: table.path };
}

/** The columns in an object. */
export function columnsOf(table: Container, containers: readonly Container[]): Container[] {
	return containers.filter(
		({ parent, kind, numbered }) => parent === table && (kind === 'list' || numbered)
	);
}

/** Whether an object holds columns of one length and nothing else. */
function isTable(table: Container, containers: readonly Container[]): boolean {
	if (table.kind === 'list' || table.values < 2) return false;
	if (table.values !== table.lists + table.objects) return false;
	const columns = columnsOf(table, containers);
	const rows = columns[0]?.values ?? 0;
	return (
		rows > 0 &&
		columns.length === table.values &&
		columns.every(({ values, kind, objects }) => values === rows && (kind === 'object' || !objects))
	);
}

function largest(
	containers: readonly Container[],
	size: (container: Container) => number
): Container | undefined {
	return containers.reduce<Container | undefined>(
		(best, one) => (best === undefined || size(one) > size(best) ? one : best),
		undefined
	);
}
