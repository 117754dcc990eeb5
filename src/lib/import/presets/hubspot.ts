import { CHANNEL, columns, identifies, TIME, TOUCHPOINT, type Preset } from './preset';

const CONTACT = 'hubspot contact';

/** Contacts exported from HubSpot: one row a contact, when it was made. */
export const hubspotContacts: Preset = {
	id: 'hubspot-contacts',
	all: ['Record ID', 'Email', 'Create Date'],
	some: [
		{
			least: 2,
			of: [
				'First Name',
				'Last Name',
				'Phone Number',
				'Contact owner',
				'Lead Status',
				'Lifecycle Stage',
				'Marketing contact status',
				'Last Activity Date',
				'Original Source'
			]
		}
	],
	columns: [
		...columns(TIME, 'Create Date'),
		...columns(identifies('email'), 'Email'),
		...columns(identifies('phone'), 'Phone Number', 'Mobile Phone Number'),
		...columns(identifies(CONTACT), 'Record ID')
	],
	touchpoint: 'contact created',
	channel: 'crm'
};

/** Activities exported from HubSpot (calls, e-mails, meetings, notes): one row an activity. */
export const hubspotActivities: Preset = {
	id: 'hubspot-activities',
	all: ['Record ID', 'Activity date'],
	some: [
		{ least: 1, of: ['Associated Contact IDs', 'Associated Contact', 'Contact email', 'Email'] },
		{
			least: 1,
			of: ['Activity assigned to', 'Activity type', 'Call outcome', 'Associated Company']
		}
	],
	columns: [
		...columns(TIME, 'Activity date'),
		...columns(TOUCHPOINT, 'Activity type', 'Call outcome', 'Meeting outcome'),
		...columns(identifies('email'), 'Contact email', 'Email'),
		...columns(identifies(CONTACT), 'Associated Contact IDs'),
		...columns(CHANNEL, 'Channel')
	],
	touchpoint: 'activity',
	channel: 'crm'
};
