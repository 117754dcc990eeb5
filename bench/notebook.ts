import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataFile } from '$lib/engine/protocol';
import { analysisOf } from '$lib/journey/registry';
import type { Cell, NotebookDocument } from '$lib/notebook/document';
import { parseDocument, readDocument } from '$lib/notebook/file';
import { giveData } from '../cli/data';

const SAMPLE = 'sample-data/telesenda.en.sentiero.json';

const GROUPS = `select channel, touchpoint, count(*)::bigint as interactions, count(distinct person)::bigint as people,
	min(time) as first_time, max(time) as last_time
from interactions group by all order by interactions desc, channel, touchpoint`;

const cell = (kind: string, id: string, spec: Cell['spec']): Cell => ({ id, kind, name: id, spec });

/** From a first look to an order. */
const FUNNEL = ['search', 'product_view', 'add_to_cart', 'purchase'];

const stepOf = (touchpoint: string) => ({
	match: [{ field: 'touchpoint', op: 'is', values: [touchpoint] }]
});

/** What is measured, as cells of a notebook. */
const CELLS: readonly Cell[] = [
	cell('identity', 'identity', { country: '39' }),
	cell('journeys', 'journeys', { identity: 'identity', cut: { by: 'inactivity', minutes: 30 } }),
	cell('paths', 'paths', { journeys: 'journeys' }),
	cell('paths', 'paths-deep', { journeys: 'journeys', depth: 12, top: 20 }),
	cell('flow', 'flow', { journeys: 'journeys' }),
	cell('step-matrix', 'step-matrix', { journeys: 'journeys' }),
	cell('variants', 'variants', { journeys: 'journeys' }),
	cell('channels', 'channels', {
		journeys: 'journeys',
		selfService: ['app', 'web'],
		assisted: ['phone', 'store']
	}),
	cell('funnel', 'funnel', { journeys: 'journeys', steps: FUNNEL.map(stepOf) }),
	cell('retention', 'retention', { journeys: 'journeys' }),
	cell('lifecycle', 'lifecycle', { journeys: 'journeys' }),
	cell('stickiness', 'stickiness', { journeys: 'journeys' }),
	cell('metrics', 'metrics', { journeys: 'journeys', target: 'purchase' }),
	cell('timing', 'timing', { journeys: 'journeys', to: stepOf('purchase').match }),
	cell('sql', 'sql', { sql: GROUPS })
];

export interface Notebook {
	readonly document: NotebookDocument;
	readonly files: ReadonlyMap<string, DataFile>;
}

/** The sample's mappings over the exports in a folder, with the cells that are measured. */
export async function openNotebook(folder: string): Promise<Notebook> {
	const sample = readDocument(await readFile(SAMPLE, 'utf8'), analysisOf);
	const document = parseDocument({ ...sample, cells: CELLS }, analysisOf);
	const data = document.sources.map(
		({ id, files }) => `${id}=${join(folder, files[0]?.name ?? id)}`
	);
	return giveData(document, data);
}
