import type { Inspection } from '../inspection';
import { CHANNEL, columns, identifies, TIME, TOUCHPOINT, VALUE, type Preset } from './preset';
import { SNOWPLOW_FIELDS } from './snowplow-fields';

/** Snowplow's enriched events: text divided by tabs, without headings and without quoting. */
export const snowplow: Preset = {
	id: 'snowplow',
	all: ['app_id', 'collector_tstamp', 'event', 'event_id', 'domain_userid', 'event_name'],
	values: {
		event_id: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
		collector_tstamp: /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d/,
		event: /^[a-z_]+$/
	},
	columns: [
		...columns(TIME, 'derived_tstamp', 'collector_tstamp'),
		...columns(TOUCHPOINT, 'event_name', 'se_action'),
		...columns(CHANNEL, 'platform'),
		...columns(identifies('user'), 'user_id'),
		...columns(identifies('cookie'), 'domain_userid', 'network_userid'),
		...columns(VALUE, 'tr_total')
	],
	channel: 'web',
	zone: 'UTC',
	read: { format: 'csv', quote: '' },
	names: fieldsOf
};

/** The published fields, of a file without headings that has as many columns. */
function fieldsOf({ headings }: Inspection): readonly string[] | undefined {
	return headings.length === SNOWPLOW_FIELDS.length ? SNOWPLOW_FIELDS : undefined;
}
