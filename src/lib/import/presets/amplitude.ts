import { CHANNEL, columns, identifies, TIME, TOUCHPOINT, type Preset } from './preset';

/** Amplitude's Export API and its cloud exports: one event a line, all times in UTC. */
export const amplitude: Preset = {
	id: 'amplitude',
	all: ['event_time', 'event_type', 'amplitude_id'],
	some: [
		{ least: 1, of: ['user_id', 'device_id'] },
		{
			least: 2,
			of: ['$insert_id', 'server_received_time', 'client_event_time', 'session_id', 'uuid', 'app']
		}
	],
	columns: [
		...columns(TIME, 'event_time', 'client_event_time'),
		...columns(TOUCHPOINT, 'event_type'),
		...columns(CHANNEL, 'platform'),
		...columns(identifies('user'), 'user_id'),
		...columns(identifies('device'), 'device_id', 'idfa', 'adid'),
		// One person may have several, until Amplitude merges them: it links, but keeps no one apart.
		...columns(identifies('cookie'), 'amplitude_id')
	],
	open: ['user_properties.', 'event_properties.'],
	channel: 'web',
	zone: 'UTC'
};
