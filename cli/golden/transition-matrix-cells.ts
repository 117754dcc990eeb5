import { numberOf, Unsupported, type Asked } from './case';
import { eventsSource, USERS } from './events-source';
import type { LabCell, LabSource } from './lab';
import { nameRules } from './name-rules';

/** Whose paths are followed: a user's, or a session's. */
export type Grain = 'user' | 'session';

/** The settings of a query about such paths. */
export const GRAINED = ['grain', 'session_gap_seconds'];

/** The grains that a query asks for, users unless told. Throws `Unsupported` for any other. */
export function grainsOf({ query }: Asked): readonly Grain[] {
	return [query['grain'] ?? 'user'].flat().map((name) => {
		if (name === 'user' || name === 'session') return name;
		throw new Unsupported(`no grain ${String(name)}`);
	});
}

/** A case's events; where they name their sessions, these are cases. */
export function grainedSource({ events, id }: Asked): LabSource {
	return eventsSource(events, { ...USERS, session: { role: 'case' } }, id);
}

/** The cells before: everything that a user did, or a session as it is named, else by its gap. */
export function grainedCells(asked: Asked, grain: Grain): readonly LabCell[] {
	const named = asked.events.some((event) => 'session' in event);
	const gap = { by: 'inactivity', minutes: numberOf(asked, 'session_gap_seconds', 1800) / 60 };
	const cut = grain === 'user' ? { by: 'history' } : named ? { by: 'case' } : gap;
	return [
		{ id: 'people', kind: 'identity', spec: {} },
		{ id: 'paths', kind: 'journeys', spec: { identity: 'people', ...nameRules(asked), cut } }
	];
}

/** The names that such cases have for where every path begins and ends. */
export const PATH_START = 'path_start';
export const PATH_END = 'path_end';
