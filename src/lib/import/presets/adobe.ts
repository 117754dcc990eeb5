import { adobeNames } from './adobe-names';
import { columns, identifies, TIME, TOUCHPOINT, type Preset } from './preset';

const SHARED: Pick<Preset, 'columns' | 'channel' | 'read'> = {
	columns: [
		// The seconds are of UTC, `date_time` is in the zone of the report suite.
		...columns(TIME, 'cust_hit_time_gmt', 'hit_time_gmt', 'date_time'),
		...columns(TOUCHPOINT, 'post_pagename', 'post_page_event_var2'),
		{ heading: 'pagename', role: TOUCHPOINT, unless: 'post_pagename' },
		{ heading: 'page_event_var2', role: TOUCHPOINT, unless: 'post_page_event_var2' },
		{ heading: 'page_url', role: TOUCHPOINT, unless: 'pagename' },
		...columns(identifies('customer'), 'post_cust_visid'),
		{ heading: 'cust_visid', role: identifies('customer'), unless: 'post_cust_visid' },
		...columns(identifies('cookie'), 'mcvisid', 'post_visid_high'),
		// The lower half alone may be another visitor's too; the upper half has the time of the first visit.
		{ heading: 'visid_high', role: identifies('cookie'), unless: 'post_visid_high' }
	],
	channel: 'web',
	read: { format: 'csv', quote: '' }
};

/** An Adobe Analytics data feed whose `column_headers.tsv` was put above its hits. */
export const adobe: Preset = {
	...SHARED,
	id: 'adobe',
	all: ['date_time'],
	some: [
		{ least: 1, of: ['post_visid_high', 'visid_high', 'mcvisid'] },
		{
			least: 2,
			of: [
				'hit_time_gmt',
				'post_pagename',
				'pagename',
				'post_page_url',
				'page_url',
				'post_event_list',
				'visit_num',
				'hitid_high'
			]
		}
	]
};

/** `hit_data.tsv` as it is delivered: without headings, its columns as the company has chosen them. */
export const adobeHits: Preset = {
	...SHARED,
	id: 'adobe-hits',
	all: ['date_time', 'visid_high', 'visid_low', 'page_url'],
	names: adobeNames,
	guessed: true
};
