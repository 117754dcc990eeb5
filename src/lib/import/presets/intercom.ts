import {
	CASE,
	CHANNEL,
	columns,
	COMMENT,
	identifies,
	TIME,
	TOUCHPOINT,
	type Preset
} from './preset';

const CONTACT = 'intercom contact';

/** Intercom's conversations as its API lists them: one row a conversation. */
export const intercom: Preset = {
	id: 'intercom',
	all: ['id', 'created_at', 'source.type', 'source.delivered_as', 'state'],
	some: [{ least: 1, of: ['source.author.id', 'contacts.contacts', 'contacts'] }],
	columns: [
		...columns(TIME, 'created_at'),
		...columns(CASE, 'id'),
		...columns(TOUCHPOINT, 'source.delivered_as'),
		...columns(CHANNEL, 'source.type'),
		...columns(identifies(CONTACT), 'contacts.contacts', 'contacts'),
		...columns(COMMENT, 'source.body'),
		...columns({ role: 'score', scale: 'csat', from: 1, to: 5 }, 'conversation_rating.rating')
	],
	channel: 'chat',
	zone: 'UTC'
};

/** The receipts of Intercom's content data export: who was sent what, and how they took it. */
export const intercomReceipts: Preset = {
	id: 'intercom-receipts',
	all: ['user_id', 'receipt_id', 'received_at', 'content_type', 'content_title'],
	columns: [
		...columns(TIME, 'received_at'),
		...columns(TOUCHPOINT, 'content_title'),
		...columns(CHANNEL, 'content_type'),
		...columns(identifies('email'), 'email'),
		...columns(identifies('user'), 'user_external_id'),
		...columns(identifies(CONTACT), 'user_id')
	],
	touchpoint: 'message',
	channel: 'message',
	zone: 'UTC'
};
