import type { Source } from '$lib/import/source';
import type { Build, Step } from '../analysis';
import { components } from './components';
import { before, coded, identifiers, names, spellings, texts } from './coding';
import { IdentityTypes } from './columns';
import { capped, edges, hand, merges, uncapped } from './links';
import { assigned, held, interactions, left, membership, people, shares, turns } from './rows';
import type { IdentitySpec } from './spec';
import { identityTables } from '../tables';

/**
 * Stitches the sources' rows into people and leaves
 * - `identifiers` (id, type, value, own, level): one row a normalised value that may link;
 * - `spellings` (type, raw, id): every text that a file has for one;
 * - `edges`, `merges` (a, b): pairs of ids that rows link, and that were joined by hand;
 * - `membership` (id, person, component, device, state): `state` is `person`, `divided`, `capped` or
 *   `held`, and only of the first is there a person; a component below 0 is held back;
 * - `interactions` (person, time, source, row, touchpoint, channel), physically sorted in the total
 *   order (person, time, source, row), touchpoint and channel coded;
 * - `people` (person, known, identifiers, interactions, first_time, last_time);
 * - `touchpoints`, `channels` (code, name);
 * - `left` (source, why, rows): rows that are nobody's; `before` (source, channel, rows, named): rows
 *   with a unique identifier of their own;
 * - `capped` (id, met), `held` (component, identifiers, rows), `shares` (device, person, rows),
 *   `hand` (merge, place, a, b).
 */
export function identityBuild(key: string, sources: readonly Source[], spec: IdentitySpec): Build {
	const t = identityTables(key);
	const types = new IdentityTypes(sources, spec);
	const width = Math.max(1, ...sources.map((source) => types.columnsOf(source).length));
	const ids = Array.from({ length: width }, (_, index) => `id${index}`);
	const sql = (name: string, text: string): Step => ({ kind: 'sql', name, sql: text });
	return {
		key,
		tables: Object.values(t),
		steps: [
			sql('texts', texts(t, sources, types)),
			sql('spellings', spellings(t, types, spec.country)),
			sql('identifiers', identifiers(t, types)),
			sql('tidy', `alter table ${t.spellings} drop column value`),
			sql('touchpoints', names(t.touchpoints, sources, 'touchpoint')),
			sql('channels', names(t.channels, sources, 'channel')),
			sql('coded', coded(t, sources, types, ids)),
			sql('before', before(t, sources, types, ids)),
			sql('hand', hand(t, spec, types)),
			sql('merges', merges(t)),
			sql('edges', edges(t, sources, types, spec, ids)),
			sql('capped', capped(t, types)),
			sql('uncapped', uncapped(t)),
			components({
				nodes: t.identifiers,
				edges: t.edges,
				merges: t.merges,
				into: t.components,
				levels: types.levels
			}),
			sql('membership', membership(t, spec)),
			sql('assigned', assigned(t, ids)),
			sql('turns', turns(t, spec, ids)),
			sql('interactions', interactions(t, spec)),
			sql('people', people(t)),
			sql('left', left(t, ids)),
			sql('held', held(t)),
			sql('shares', shares(t)),
			...[t.coded, t.assigned, t.turns, t.texts, t.components].map((table) =>
				sql('tidy', `drop table ${table}`)
			)
		]
	};
}
