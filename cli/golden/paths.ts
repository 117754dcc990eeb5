import type { PathNode, PathsResult } from '$lib/journey/paths-fold';
import { ask } from './ask';
import { allowOnly, numberOf, Unsupported } from './case';
import { eventsSource, USERS } from './events-source';
import type { Kind } from './kind';
import { NAME_RULES, nameRules } from './name-rules';
import { sessionCells } from './session-cells';

/** The most that a paths cell shows. */
const MOST = { depth: 12, top: 50 };

/** Paths of sessions from their start; immediate repeats collapsed. */
export const paths: Kind = {
	kind: 'paths',
	async answer(asked, lab) {
		allowOnly(asked, [...NAME_RULES, 'max_steps', 'session_gap_seconds', 'collapse_repeats']);
		if (asked.query['collapse_repeats'] === false) throw new Unsupported('repeats are collapsed');
		const depth = numberOf(asked, 'max_steps', MOST.depth);
		const spec = { journeys: 'sessions', depth, top: MOST.top, collapse: true };
		const cells = [
			...sessionCells(numberOf(asked, 'session_gap_seconds', 1800), nameRules(asked)),
			{ id: 'paths', kind: 'paths', spec }
		];
		const found = await ask(lab, eventsSource(asked.events, USERS, asked.id), cells);
		return answer(found as PathsResult, asked.query['max_steps'] === undefined);
	}
};

function answer({ nodes, links }: PathsResult, endless: boolean) {
	if (nodes.some((node) => node.other)) throw new Unsupported(`over ${MOST.top} labels at a step`);
	if (endless && nodes.some((node) => node.beyond > 0)) {
		throw new Unsupported(`paths of more than ${MOST.depth} steps`);
	}
	const byId = new Map(nodes.map((node) => [node.id, node]));
	return {
		edges: links.map(({ from, to, count, seconds }) => ({
			source: labelOf(byId.get(from)),
			target: labelOf(byId.get(to)),
			count,
			avg_seconds: seconds
		})),
		nodes: Object.fromEntries(
			nodes.map((node) => [
				labelOf(node),
				{ reached: node.reached, continued: node.wentOn + node.beyond, dropped: node.ended }
			])
		)
	};
}

function labelOf(node: PathNode | undefined): string {
	return node === undefined ? '' : `${node.step}_${node.label ?? ''}`;
}
