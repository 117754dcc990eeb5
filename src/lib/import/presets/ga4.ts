import { CHANNEL, columns, identifies, TIME, TOUCHPOINT, VALUE, type Preset } from './preset';

/** The events of a Google Analytics 4 property as BigQuery exports them, to JSON, Parquet or flattened CSV. */
export const ga4: Preset = {
	id: 'ga4',
	all: ['event_timestamp', 'event_name', 'user_pseudo_id'],
	// Microseconds since 1970.
	values: { event_timestamp: /^1\d{15}$/ },
	columns: [
		...columns(TIME, 'event_timestamp'),
		...columns(TOUCHPOINT, 'event_name'),
		...columns(CHANNEL, 'platform'),
		...columns(identifies('cookie'), 'user_pseudo_id'),
		...columns(identifies('user'), 'user_id'),
		...columns(identifies('device'), 'device.advertising_id', 'device.vendor_id'),
		...columns(VALUE, 'event_value_in_usd')
	],
	open: ['user_properties.'],
	channel: 'web',
	zone: 'UTC'
};
