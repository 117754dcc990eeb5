import type { Analysis } from './analysis';
import { flow } from './flow/flow';
import { channels } from './channels/channels';
import { chart } from './chart/chart';
import { funnel } from './funnel/funnel';
import { identity } from './identity/identity';
import { input } from './input/input';
import { journeys } from './journeys/journeys';
import { lifecycle } from './lifecycle/lifecycle';
import { markdown } from './markdown/markdown';
import { metrics } from './metrics/metrics';
import { paths } from './paths/paths';
import { retention } from './retention/retention';
import { segment } from './segment/segment';
import { stickiness } from './stickiness/stickiness';
import { sources } from './sources/sources';
import { sql } from './sql/sql';
import { stepMatrix } from './step-matrix/step-matrix';
import { timing } from './timing/timing';
import { variants } from './variants/variants';

/** Every kind of cell that can be run. A new analysis is one folder and one line here. */
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
