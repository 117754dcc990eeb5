import type { LabCell } from './lab';
import { Unsupported, type Asked, type Event } from './case';
import { identitySpec } from './identity-spec';

/** Settings of a query that choose its events and say whose they are. */
export const ASKED_CELLS: readonly string[] = [
	'date_from',
	'date_to',
	'identity_overrides',
	'identity_merge'
];

/**
 * The cells that stitch a query's users and keep all that each did in its range of dates, called `all`, by what
 * settings of a journeys cell besides.
 */
export function askedCells(asked: Asked, more: object = {}): LabCell[] {
	const during = { from: dateOf(asked, 'date_from'), to: dateOf(asked, 'date_to') };
	return [
		{ id: 'people', kind: 'identity', spec: identitySpec(asked) },
		{
			id: 'all',
			kind: 'journeys',
			spec: { identity: 'people', cut: { by: 'history' }, during, ...more }
		}
	];
}

/** A date of a query as it was written; empty where there is none. */
export function dateOf({ query }: Asked, key: string): string {
	const value = query[key] ?? '';
	if (typeof value !== 'string') throw new Unsupported(`${key} is no date`);
	return value;
}

const PROPS = 'props';

/** Events with their properties beside their names, so that each is a column: `props.url`. */
export function unfolded(events: readonly Event[]): Event[] {
	return events.map(({ [PROPS]: props, ...event }) => {
		if (typeof props !== 'object' || props === null) return event;
		const own = Object.entries(props).map(([key, value]) => [`${PROPS}.${key}`, value as unknown]);
		return { ...event, ...Object.fromEntries(own) };
	});
}

/** The column of a property, wherever events have it. */
export function propertyColumn(events: readonly Event[], key: string): string {
	const inside = events.some((event) => isObject(event[PROPS]) && key in event[PROPS]);
	return inside ? `property ${PROPS}.${key}` : `property ${key}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}
