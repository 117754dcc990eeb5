import { CASE, CHANNEL, columns, END, identifies, TIME, TOUCHPOINT, type Preset } from './preset';

/** The interactions view of Genesys Cloud as CSV: one row a conversation. */
export const genesys: Preset = {
	id: 'genesys',
	all: ['Conversation ID', 'Date', 'ANI', 'Direction'],
	some: [
		{
			least: 2,
			of: [
				'Full Export Completed',
				'Partial Result Timestamp',
				'Media Type',
				'Wrap-up',
				'DNIS',
				'Queue'
			]
		}
	],
	columns: [
		...columns(TIME, 'Date'),
		...columns(END, 'End Date'),
		...columns(CASE, 'Conversation ID'),
		...columns(TOUCHPOINT, 'Direction', 'Queue'),
		...columns(CHANNEL, 'Media Type'),
		...columns(identifies('phone'), 'ANI'),
		...columns({ role: 'duration', unit: 'ms' }, 'Duration')
	],
	channel: 'phone'
};

/**
 * Conversation details of the Genesys Cloud API, one row a conversation. Who called lies in nested lists, so
 * that a conversation is all that tells people apart.
 */
export const genesysDetails: Preset = {
	id: 'genesys-details',
	all: ['conversationId', 'conversationStart', 'participants'],
	columns: [
		...columns(TIME, 'conversationStart'),
		...columns(END, 'conversationEnd'),
		...columns(TOUCHPOINT, 'originatingDirection'),
		...columns(identifies('conversation'), 'conversationId'),
		...columns(identifies('customer'), 'externalTag')
	],
	touchpoint: 'conversation',
	channel: 'phone',
	zone: 'UTC'
};
