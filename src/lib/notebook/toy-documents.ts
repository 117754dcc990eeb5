import type { Source } from '$lib/import/source';
import { DOCUMENT_FORMAT, DOCUMENT_VERSION, type Cell, type NotebookDocument } from './document';

/** Documents made for tests. */
export function toyDocument(parts: Partial<NotebookDocument> = {}): NotebookDocument {
	return {
		format: DOCUMENT_FORMAT,
		version: DOCUMENT_VERSION,
		title: 'Toy',
		settings: { timeZone: 'UTC', weekStart: 'monday', smallGroup: 10 },
		sources: [],
		cells: [],
		...parts
	};
}

export function toyCell(id: string, kind: string, spec: Cell['spec'] = {}): Cell {
	return { id, kind, name: id, spec };
}

export function toySource(id: string, parts: Partial<Source> = {}): Source {
	return {
		id,
		name: id,
		files: [{ name: `${id}.csv`, size: 3, hash: `hash-of-${id}` }],
		read: {
			format: 'csv',
			encoding: 'utf-8',
			delimiter: ',',
			quote: '"',
			header: true,
			skip: 0
		},
		columns: [
			{
				heading: 'E-mail',
				name: 'mail',
				type: { type: 'text' },
				role: { role: 'identifier', identifier: 'email' }
			},
			{
				heading: 'When',
				name: 'time',
				type: { type: 'time', format: 'iso', zone: 'UTC' },
				role: { role: 'time' }
			}
		],
		touchpoint: '',
		channel: '',
		...parts
	};
}
