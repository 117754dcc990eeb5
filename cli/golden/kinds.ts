import { funnel, funnelBreakdown, funnelEntryPolicy } from './funnel';
import { funnelTrend, timeToConvert } from './funnel-times';
import { identity } from './identity';
import type { Kind } from './kind';
import { lifecycle } from './lifecycle';
import { paths } from './paths';
import { retention } from './retention';
import { retentionArray } from './retention-array';
import { sessionize } from './sessionize';
import { stickiness } from './stickiness';
import { stepMatrix } from './step-matrix';
import { transitionMatrix } from './transition-matrix';
import { windowFunnel } from './window-funnel';

/** Every kind of case that can be put to the cells. Another is one file and one line here. */
const kinds: readonly Kind[] = [
	sessionize,
	paths,
	identity,
	transitionMatrix,
	stepMatrix,
	retention,
	retentionArray,
	lifecycle,
	stickiness,
	funnel,
	funnelBreakdown,
	funnelEntryPolicy,
	funnelTrend,
	timeToConvert,
	windowFunnel
];

const byName = new Map(kinds.map((kind) => [kind.kind, kind]));

export function kindOf(name: string): Kind | undefined {
	return byName.get(name);
}
