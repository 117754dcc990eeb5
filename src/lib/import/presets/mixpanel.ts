import { CHANNEL, columns, identifies, TIME, TOUCHPOINT, type Preset } from './preset';

/** Mixpanel's raw export: one event a line, its time in seconds (of the project's zone before 2023). */
export const mixpanel: Preset = {
	id: 'mixpanel',
	all: ['event', 'properties.time', 'properties.distinct_id'],
	some: [
		{
			least: 1,
			of: [
				'properties.$insert_id',
				'properties.mp_lib',
				'properties.$device_id',
				'properties.$user_id',
				'properties.mp_processing_time_ms',
				'properties.mp_country_code'
			]
		}
	],
	columns: [
		...columns(TIME, 'properties.time'),
		...columns(TOUCHPOINT, 'event'),
		...columns(CHANNEL, 'properties.mp_lib'),
		...columns(identifies('user'), 'properties.$user_id'),
		...columns(identifies('device'), 'properties.$device_id'),
		// A device before sign-in, a user after it: it must not keep the two apart.
		...columns(identifies('cookie'), 'properties.distinct_id')
	],
	open: ['properties.'],
	channel: 'web',
	zone: 'UTC'
};
