import { rejectReason } from '$lib/import/interactions';
import type { Source } from '$lib/import/source';
import { integer, literal, name } from '$lib/sql/quote';
import type { Statement } from '../analysis';
import { loadTables } from '../tables';

/**
 * The first records of a loaded source that are no interactions: those that the reader could not use
 * (file, line, reason, text), and rows that lack something (row, reason, text).
 */
export function rejectedStatements(source: Source, most: number): readonly Statement[] {
	const t = loadTables(source);
	const texts = source.columns
		.filter(({ role }) => role.role !== 'ignore')
		.map((column) => {
			const raw = column.type.type === 'text' ? '' : `, ${name(`raw:${column.name}`)}`;
			return `coalesce(${name(column.name)}::varchar${raw}, '')`;
		});
	const text = texts.length === 0 ? literal('') : `concat_ws(' | ', ${texts.join(', ')})`;
	return [
		{
			name: 'unread',
			sql: `select file, line, reason, text from ${t.rejects} order by file, line limit ${integer(most)}`
		},
		{
			name: 'lacking',
			sql: `select row, reason, text from (
	select row, ${rejectReason(source)} as reason, ${text} as text from ${t.rows})
where reason is not null order by row limit ${integer(most)}`
		}
	];
}
