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

const SESSION = 'participants.sessions';
const SEGMENT = `${SESSION}.segments`;

/**
 * Conversation details of the Genesys Cloud API, one row a segment of a participant's session: what the customer,
 * the menu, the queue and the agent did. The number that called may be the company's own, so that a
 * conversation is what tells people apart where no contact is known.
 */
export const genesysDetails: Preset = {
	id: 'genesys-details',
	all: ['conversationId', 'conversationStart'],
	some: [{ least: 1, of: ['participants', 'participants.participantId', 'participants.purpose'] }],
	each: SEGMENT,
	columns: [
		...columns(TIME, `${SEGMENT}.segmentStart`),
		{ heading: 'conversationStart', role: TIME, unless: `${SEGMENT}.segmentStart` },
		...columns(END, `${SEGMENT}.segmentEnd`),
		{ heading: 'conversationEnd', role: END, unless: `${SEGMENT}.segmentStart` },
		...columns(TOUCHPOINT, 'participants.purpose', `${SEGMENT}.segmentType`),
		{ heading: 'originatingDirection', role: TOUCHPOINT, unless: `${SEGMENT}.segmentStart` },
		...columns(CHANNEL, `${SESSION}.mediaType`),
		...columns(identifies('conversation'), 'conversationId'),
		...columns(identifies('customer'), 'externalTag'),
		...columns(identifies('genesys contact'), 'participants.externalContactId')
	],
	touchpoint: 'conversation',
	channel: 'phone',
	zone: 'UTC'
};
