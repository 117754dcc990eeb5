import type { Analysis } from './analysis';
import { identity } from './identity';
import { journeys } from './journeys';
import { markdown } from './markdown';
import { metrics } from './metrics';
import { paths } from './paths';
import { segment } from './segment';
import { sources } from './sources';
import { sql } from './sql';

/** Every kind of cell that can be run. A new analysis is one file and one line here. */
const analyses: readonly Analysis[] = [
	sources,
	identity,
	journeys,
	segment,
	paths,
	metrics,
	sql,
	markdown
];

const byKind = new Map(analyses.map((analysis) => [analysis.kind, analysis]));

export function analysisOf(kind: string): Analysis | undefined {
	return byKind.get(kind);
}
