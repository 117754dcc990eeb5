import {
	CASE,
	CHANNEL,
	columns,
	COMMENT,
	END,
	identifies,
	TIME,
	TOUCHPOINT,
	type Preset
} from './preset';

/** Zendesk's CSV of tickets: one row a ticket, times in the account's zone. */
export const zendesk: Preset = {
	id: 'zendesk',
	all: ['Id', 'Requester', 'Created at', 'Status', 'Via'],
	some: [
		{ least: 1, of: ['Requester id', 'Requester email', 'Requester external id'] },
		{
			least: 1,
			of: ['Summation column', 'Solved at', 'Ticket type', 'Assignee', 'Satisfaction Score']
		}
	],
	columns: [
		...columns(TIME, 'Created at'),
		...columns(END, 'Solved at'),
		...columns(CASE, 'Id'),
		...columns(TOUCHPOINT, 'Ticket type'),
		...columns(CHANNEL, 'Via'),
		...columns(identifies('email'), 'Requester email'),
		...columns(identifies('customer'), 'Requester external id'),
		...columns(identifies('zendesk user'), 'Requester id'),
		...columns(COMMENT, 'Subject'),
		...columns({ role: 'duration', unit: 'min' }, 'Full resolution time in minutes')
	],
	touchpoint: 'ticket',
	channel: 'ticket'
};

/** Zendesk's full JSON export: one ticket a line, times in UTC. */
export const zendeskJson: Preset = {
	id: 'zendesk-json',
	all: ['id', 'created_at', 'status', 'subject', 'via.channel'],
	some: [
		{ least: 1, of: ['requester_id', 'requester.id', 'requester.email'] },
		{
			least: 1,
			of: ['ticket_form_id', 'brand_id', 'generated_timestamp', 'assignee_id', 'assignee.id', 'url']
		}
	],
	columns: [
		...columns(TIME, 'created_at'),
		...columns(END, 'metric_set.solved_at'),
		...columns(CASE, 'id'),
		...columns(TOUCHPOINT, 'type'),
		...columns(CHANNEL, 'via.channel'),
		...columns(identifies('email'), 'requester.email'),
		...columns(identifies('customer'), 'requester.external_id'),
		...columns(identifies('zendesk user'), 'requester_id', 'requester.id'),
		...columns(COMMENT, 'description')
	],
	touchpoint: 'ticket',
	channel: 'ticket',
	zone: 'UTC'
};
