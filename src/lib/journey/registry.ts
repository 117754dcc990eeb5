import type { Analysis } from './analysis';
import { flow } from './flow';
import { channels } from './channels';
import { chart } from './chart';
import { funnel } from './funnel';
import { identity } from './identity';
import { input } from './input';
import { journeys } from './journeys';
import { lifecycle } from './lifecycle';
import { markdown } from './markdown';
import { metrics } from './metrics';
import { paths } from './paths';
import { retention } from './retention';
import { segment } from './segment';
import { stickiness } from './stickiness';
import { sources } from './sources';
import { sql } from './sql';
import { stepMatrix } from './step-matrix';
import { timing } from './timing';
import { variants } from './variants';

/** Every kind of cell that can be run. A new analysis is one file and one line here. */
const analyses: readonly Analysis[] = [
	sources,
	identity,
	journeys,
	segment,
	paths,
	funnel,
	flow,
	stepMatrix,
	retention,
	lifecycle,
	stickiness,
	variants,
	channels,
	metrics,
	timing,
	chart,
	input,
	sql,
	markdown
];

/** Their names, each before those that rest on it. */
export const kinds: readonly string[] = analyses.map(({ kind }) => kind);

const byKind = new Map(analyses.map((analysis) => [analysis.kind, analysis]));

export function analysisOf(kind: string): Analysis | undefined {
	return byKind.get(kind);
}
