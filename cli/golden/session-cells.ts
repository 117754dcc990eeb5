import type { LabCell } from './lab';

/** The cells that stitch users and cut their events into sessions, called `sessions`, by what rules besides. */
export function sessionCells(gapSeconds: number, rules: object = {}): readonly LabCell[] {
	const cut = { by: 'inactivity', minutes: gapSeconds / 60 };
	return [
		{ id: 'people', kind: 'identity', spec: {} },
		{ id: 'sessions', kind: 'journeys', spec: { identity: 'people', ...rules, cut } }
	];
}
