import { loadKey } from '$lib/notebook/result-key';
import type { Source } from '$lib/import/source';
import type { Build, LoadTables } from './analysis';

/** Tables are named after what they hold and the key that they were made for. */
function tableOf(what: string, key: string): string {
	return `${what}_${key.slice(0, 16)}`;
}

/** The tables that hold a source's rows and what could not be read. */
export function loadTables(source: Source): LoadTables {
	const key = loadKey(source);
	return {
		rows: tableOf('rows', key),
		rejects: tableOf('rejects', key),
		files: tableOf('files', key)
	};
}

/** How a source's files become tables. */
export function loadBuild(source: Source): Build {
	const tables = loadTables(source);
	return {
		key: loadKey(source),
		tables: Object.values(tables),
		steps: [{ kind: 'load', name: source.name, source, tables }]
	};
}

/** The tables of an identity cell, by its key. Columns as in `identity-build.ts`. */
export function identityTables(key: string) {
	return {
		texts: tableOf('texts', key),
		spellings: tableOf('spellings', key),
		identifiers: tableOf('identifiers', key),
		touchpoints: tableOf('touchpoints', key),
		channels: tableOf('channels', key),
		coded: tableOf('coded', key),
		before: tableOf('before', key),
		hand: tableOf('hand', key),
		merges: tableOf('merges', key),
		edges: tableOf('edges', key),
		capped: tableOf('capped', key),
		components: tableOf('components', key),
		membership: tableOf('membership', key),
		assigned: tableOf('assigned', key),
		turns: tableOf('turns', key),
		interactions: tableOf('interactions', key),
		people: tableOf('people', key),
		left: tableOf('left', key),
		held: tableOf('held', key),
		shares: tableOf('shares', key)
	} as const;
}

/** The tables of a journeys cell, by its key. Columns as in `journeys-build.ts`. */
export function journeysTables(key: string) {
	return {
		events: tableOf('events', key),
		journeys: tableOf('journeys', key),
		touchpoints: tableOf('journey_touchpoints', key),
		channels: tableOf('journey_channels', key),
		stages: tableOf('journey_stages', key),
		touchpointNames: tableOf('touchpoint_names', key),
		channelNames: tableOf('channel_names', key),
		cases: tableOf('cases', key),
		joined: tableOf('joined', key),
		prepared: tableOf('prepared', key),
		ended: tableOf('ended', key)
	} as const;
}

/**
 * The table of the people or journeys of a segment: one column, named after the unit. Of interactions, the
 * events: columns as in `journeys-build.ts`.
 */
export function segmentTable(key: string): string {
	return tableOf('segment', key);
}

/** The journeys of a segment's interactions, as if they had no others. */
export function segmentJourneysTable(key: string): string {
	return tableOf('segment_journeys', key);
}

/** The table of the people or journeys behind a number. */
export function behindTable(key: string): string {
	return tableOf('behind', key);
}

/** The table that a SQL cell leaves. */
export function sqlTable(key: string): string {
	return tableOf('result', key);
}
