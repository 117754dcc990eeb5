import type { Source } from '$lib/import/source';
import { literal, name } from '$lib/sql/quote';
import type { Relation } from '../analysis';
import { loadTables } from '../tables';

/** Each source as a relation: its columns by their names in the notebook, save the ignored ones. */
export function sourceRelations(sources: readonly Source[]): readonly Relation[] {
	return sources.map((source) => {
		const columns = source.columns.filter((column) => column.role.role !== 'ignore');
		const list = ['row', ...columns.map((column) => name(column.name))].join(', ');
		return { name: source.name, query: `select ${list} from ${loadTables(source).rows}` };
	});
}

/** SQL: the name of the source that a column counts from 0. */
export function sourceNameOf(column: string, sources: readonly Source[]): string {
	const names = sources.map((source) => literal(source.name));
	return `[${names.join(', ')}][${column} + 1]`;
}
