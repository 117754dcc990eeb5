import { CHANNEL, columns, identifies, TIME, TOUCHPOINT, type Preset } from './preset';

const SHARED: Pick<Preset, 'some' | 'open' | 'channel' | 'zone'> = {
	some: [
		{
			least: 1,
			of: [
				'messageId',
				'original_timestamp',
				'sent_at',
				'context.library.name',
				'context_library_name'
			]
		}
	],
	open: ['traits.', 'context.traits.', 'properties.', 'context_traits_'],
	channel: 'web',
	zone: 'UTC'
};

const PEOPLE = [
	...columns(identifies('user'), 'user_id'),
	...columns(identifies('cookie'), 'anonymous_id'),
	...columns(identifies('device'), 'context.device.id', 'context.device.advertisingId'),
	...columns(identifies('email'), 'traits.email', 'context.traits.email')
];

/** Segment's raw calls of every kind, as its object stores keep them: one a line. */
export const segment: Preset = {
	...SHARED,
	id: 'segment',
	all: ['anonymousId', 'type', 'timestamp'],
	columns: [
		...columns(TIME, 'timestamp', 'original_timestamp'),
		...columns(TOUCHPOINT, 'type', 'event', 'name'),
		...columns(CHANNEL, 'channel'),
		...PEOPLE
	]
};

/** The `tracks` table that Segment (and RudderStack) keeps in a warehouse. */
export const segmentTracks: Preset = {
	...SHARED,
	id: 'segment-tracks',
	all: ['anonymous_id', 'event_text', 'timestamp'],
	columns: [
		...columns(TIME, 'timestamp', 'original_timestamp'),
		...columns(TOUCHPOINT, 'event_text'),
		...columns(CHANNEL, 'channel'),
		...PEOPLE
	]
};
