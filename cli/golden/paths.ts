import type { PathNode, PathsResult } from '$lib/journey/paths/paths';
import { at } from '$lib/journey/filter/match';
import { ask } from './ask';
import { allowOnly, numberOf, Unsupported, type Asked } from './case';
import { eventsSource, USERS } from './events-source';
import { identitySpec, MERGES } from './identity-spec';
import type { Kind } from './kind';
import type { LabCell } from './lab';
import { NAME_RULES, nameRules } from './name-rules';

/** What stands for no bound at all: the most that a paths cell takes. */
const MOST = { depth: 1000, top: 1000 };

const KNOWN = [
	...NAME_RULES,
	...MERGES,
	'max_steps',
	'start',
	'end',
	'session_gap_seconds',
	'collapse_repeats',
	'date_from',
	'date_to'
];

/** Paths of sessions from their start, from an event or up to one; immediate repeats collapsed. */
export const paths: Kind = {
	kind: 'paths',
	async answer(asked, lab) {
		allowOnly(asked, KNOWN);
		if (asked.query['collapse_repeats'] === false) throw new Unsupported('repeats are collapsed');
		const depth = numberOf(asked, 'max_steps', MOST.depth);
		const found = await ask(
			lab,
			eventsSource(asked.events, USERS, asked.id),
			cellsFor(asked, depth)
		);
		return answer(found as PathsResult, asked);
	}
};

function cellsFor(asked: Asked, depth: number): readonly LabCell[] {
	const minutes = numberOf(asked, 'session_gap_seconds', 1800) / 60;
	const during = { from: textOf(asked, 'date_from'), to: textOf(asked, 'date_to') };
	const cut = { by: 'inactivity', minutes };
	const anchor = anchorOf(asked);
	return [
		{ id: 'people', kind: 'identity', spec: { ...identitySpec(asked) } },
		{
			id: 'sessions',
			kind: 'journeys',
			spec: { identity: 'people', ...nameRules(asked), during, cut }
		},
		{
			id: 'paths',
			kind: 'paths',
			spec: {
				journeys: 'sessions',
				anchor,
				depth,
				top: MOST.top,
				collapse: true
			}
		}
	];
}

/** Up to an event, the last steps are counted from 1; between two, those from the first on. */
function anchorOf(asked: Asked): object {
	const [start, end] = [textOf(asked, 'start'), textOf(asked, 'end')];
	if (start === '') {
		return end === '' ? { at: 'start' } : { at: 'before', match: at(end), count: 'from-one' };
	}
	return end === ''
		? { at: 'after', match: at(start) }
		: { at: 'between', match: at(start), until: at(end), count: 'from-one' };
}

function textOf({ query }: Asked, key: string): string {
	const value = query[key] ?? '';
	if (typeof value !== 'string') throw new Unsupported(`${key} is not a text`);
	return value.replace(/Z$/, '');
}

function answer({ nodes, links }: PathsResult, asked: Asked) {
	if (nodes.some((node) => node.other)) throw new Unsupported(`over ${MOST.top} labels at a step`);
	const byId = new Map(nodes.map((node) => [node.id, node]));
	const end = asked.query['end'];
	return {
		edges: links.map(({ from, to, count, seconds }) => ({
			source: labelOf(byId.get(from)),
			target: labelOf(byId.get(to)),
			count,
			avg_seconds: seconds
		})),
		nodes: Object.fromEntries(
			nodes.map((node) => {
				// What comes after the end is cut.
				const continued = node.label === end ? 0 : node.wentOn + node.beyond;
				const { reached } = node;
				return [labelOf(node), { reached, continued, dropped: reached - continued }];
			})
		)
	};
}

function labelOf(node: PathNode | undefined): string {
	return node === undefined ? '' : `${node.step}_${node.label ?? ''}`;
}
