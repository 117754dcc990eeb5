import type { LabCell } from './lab';

/** The cells that stitch users and cut their events into sessions, called `sessions`. */
export function sessionCells(gapSeconds: number): readonly LabCell[] {
	return [
		{ id: 'people', kind: 'identity', spec: {} },
		{
			id: 'sessions',
			kind: 'journeys',
			spec: { identity: 'people', cut: { by: 'inactivity', minutes: gapSeconds / 60 } }
		}
	];
}
