import { CHANNEL, columns, identifies, TIME, TOUCHPOINT, type Preset } from './preset';

/** PostHog's events: the batch export's lines and Parquet, the API's results, the CSV of its activity page. */
export const posthog: Preset = {
	id: 'posthog',
	all: ['event', 'distinct_id', 'timestamp'],
	some: [
		{
			least: 1,
			of: [
				'person_id',
				'elements_chain',
				'properties.$lib',
				'properties.$current_url',
				'properties.$session_id',
				'person.properties.email',
				'person.distinct_ids',
				'team_id'
			]
		}
	],
	columns: [
		...columns(TIME, 'timestamp'),
		...columns(TOUCHPOINT, 'event'),
		...columns(CHANNEL, 'properties.$lib'),
		...columns(identifies('user'), 'person_id', 'person.id', 'person.uuid'),
		...columns(identifies('email'), 'person.properties.email', 'person_properties.email'),
		...columns(identifies('device'), 'properties.$device_id'),
		// An anonymous id before sign-in, a user after it: it must not keep the two apart.
		...columns(identifies('cookie'), 'distinct_id')
	],
	open: ['properties.', 'person.properties.', 'person_properties.'],
	channel: 'web',
	zone: 'UTC'
};
