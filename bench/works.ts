import { FILE_WORKS } from './files';
import { buildsFor } from '$lib/engine/run';
import type { Build } from '$lib/journey/analysis';
import { analysisOf } from '$lib/journey/registry';
import type { NotebookDocument } from '$lib/notebook/document';

/** One piece of work: making tables, reading a cell from them, or both. */
export interface Work {
	readonly name: string;
	/** Tables that are there before, in the order in which they are made. */
	readonly needs: readonly Build[];
	/** Tables that are made anew in every run. */
	readonly builds: readonly Build[];
	/** Whether the browser takes the tables from what an earlier visit prepared, in a new engine. */
	readonly reopens?: true;
	/** The cell that is compiled, read and decoded at the end of every run. */
	readonly reads?: string;
	/** What native DuckDB runs in place of `builds`, which it would do in a way of its own. */
	readonly native?: readonly string[];
}

/** Every piece of work, by the cell that it rests on. */
const PIECES = {
	import: { cell: 'identity', makes: 'load' },
	reopen: { cell: 'identity', makes: 'load' },
	identity: { cell: 'identity', makes: 'own' },
	journeys: { cell: 'journeys', makes: 'own' },
	paths: { cell: 'paths', makes: 'nothing' },
	'paths-first': { cell: 'paths', makes: 'own' },
	'paths-deep': { cell: 'paths-deep', makes: 'nothing' },
	flow: { cell: 'flow', makes: 'nothing' },
	'flow-first': { cell: 'flow', makes: 'own' },
	'step-matrix': { cell: 'step-matrix', makes: 'nothing' },
	variants: { cell: 'variants', makes: 'nothing' },
	'variants-first': { cell: 'variants', makes: 'own' },
	channels: { cell: 'channels', makes: 'nothing' },
	'channels-first': { cell: 'channels', makes: 'own' },
	funnel: { cell: 'funnel', makes: 'nothing' },
	'funnel-first': { cell: 'funnel', makes: 'own' },
	retention: { cell: 'retention', makes: 'nothing' },
	'retention-first': { cell: 'retention', makes: 'own' },
	lifecycle: { cell: 'lifecycle', makes: 'nothing' },
	stickiness: { cell: 'stickiness', makes: 'nothing' },
	'stickiness-first': { cell: 'stickiness', makes: 'own' },
	metrics: { cell: 'metrics', makes: 'nothing' },
	'metrics-first': { cell: 'metrics', makes: 'own' },
	timing: { cell: 'timing', makes: 'nothing' },
	'timing-first': { cell: 'timing', makes: 'own' },
	sql: { cell: 'sql', makes: 'own' }
} as const;

export const WORK_NAMES: readonly string[] = [...Object.keys(PIECES), ...FILE_WORKS];

/** What cells like these are for: their tables, or what they show. */
export const SHOWN: readonly string[] = [
	'paths',
	'paths-deep',
	'flow',
	'step-matrix',
	'variants',
	'channels',
	'funnel',
	'retention',
	'lifecycle',
	'stickiness',
	'metrics',
	'timing',
	'sql'
];

/** The pieces of work over a notebook, all or those of these names. */
export function worksOf(document: NotebookDocument, only?: readonly string[]): Work[] {
	return Object.entries(PIECES)
		.filter(([name]) => only === undefined || only.includes(name))
		.map(([name, { cell, makes }]) => {
			const all = buildsFor(document, cell, analysisOf);
			const before = new Set(makes === 'own' ? keysBefore(document, cell) : []);
			const builds = all.filter((build) =>
				makes === 'load' ? isLoad(build) : makes === 'own' && !before.has(build.key)
			);
			const needs = makes === 'load' ? [] : all.filter((build) => !builds.includes(build));
			return {
				name,
				needs,
				builds,
				...(SHOWN.includes(cell) ? { reads: cell } : {}),
				...(name === 'reopen' ? { reopens: true } : {})
			};
		});
}

/** Keys of what is made before a cell makes its own tables. */
function keysBefore(document: NotebookDocument, cell: string): string[] {
	const loads = buildsFor(document, 'identity', analysisOf).filter(isLoad);
	const base = ['identity', 'journeys'];
	const made = base.includes(cell) ? base.slice(0, base.indexOf(cell)) : base;
	const builds = made.flatMap((other) => buildsFor(document, other, analysisOf));
	return [...loads, ...builds].map(({ key }) => key);
}

function isLoad({ steps }: Build): boolean {
	return steps.every((step) => step.kind === 'load');
}
