import { columns, END, identifies, TIME, type Preset } from './preset';

/**
 * A Qualtrics survey as CSV. Two records lie between its headings and its answers: the questions in words,
 * and what Qualtrics calls them, with the zone of each time.
 */
export const qualtrics: Preset = {
	id: 'qualtrics',
	all: ['StartDate', 'EndDate', 'ResponseId'],
	some: [
		{
			least: 3,
			of: [
				'Status',
				'Progress',
				'Duration (in seconds)',
				'Finished',
				'RecordedDate',
				'RecipientEmail',
				'ExternalReference',
				'DistributionChannel',
				'UserLanguage',
				'IPAddress'
			]
		}
	],
	columns: [
		...columns(TIME, 'StartDate'),
		...columns(END, 'EndDate'),
		...columns(identifies('email'), 'RecipientEmail'),
		...columns(identifies('customer'), 'ExternalReference'),
		// Whoever answers without a name is at least one person.
		...columns(identifies('response'), 'ResponseId'),
		...columns({ role: 'duration', unit: 's' }, 'Duration (in seconds)')
	],
	beside: { _NPS_GROUP: { role: 'score', scale: 'nps', from: 0, to: 10 } },
	open: [''],
	touchpoint: 'survey',
	channel: 'survey',
	preamble: /^\{"ImportId":/,
	zoneIn: /"timeZone":"([^"]+)"/
};
