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

const CONTACT = 'salesforce contact';

/** Salesforce cases by their API names: the weekly data export, Data Loader, the REST API. */
export const salesforceCases: Preset = {
	id: 'salesforce-cases',
	all: ['CaseNumber', 'CreatedDate', 'Origin', 'Status'],
	some: [{ least: 1, of: ['ContactId', 'SuppliedEmail', 'ContactEmail', 'ContactPhone'] }],
	columns: [
		...columns(TIME, 'CreatedDate'),
		...columns(END, 'ClosedDate'),
		...columns(CASE, 'CaseNumber'),
		...columns(TOUCHPOINT, 'Type'),
		...columns(CHANNEL, 'Origin'),
		...columns(identifies(CONTACT), 'ContactId'),
		...columns(identifies('email'), 'ContactEmail', 'SuppliedEmail'),
		...columns(identifies('phone'), 'ContactPhone', 'ContactMobile', 'SuppliedPhone'),
		...columns(COMMENT, 'Subject')
	],
	touchpoint: 'case',
	channel: 'case',
	zone: 'UTC'
};

/** A Salesforce report of cases, by the labels of its columns; times as the user's locale writes them. */
export const salesforceReport: Preset = {
	id: 'salesforce-report',
	all: ['Case Number', 'Date/Time Opened'],
	some: [
		{
			least: 1,
			of: [
				'Contact ID',
				'Contact Name',
				'Contact Email',
				'Contact Phone',
				'Web Email',
				'Email Address'
			]
		},
		{ least: 1, of: ['Case Origin', 'Case Owner', 'Date/Time Closed', 'Case Reason', 'Priority'] }
	],
	columns: [
		...columns(TIME, 'Date/Time Opened'),
		...columns(END, 'Date/Time Closed'),
		...columns(CASE, 'Case Number'),
		...columns(TOUCHPOINT, 'Case Type', 'Type'),
		...columns(CHANNEL, 'Case Origin'),
		...columns(identifies(CONTACT), 'Contact ID'),
		...columns(identifies('email'), 'Contact Email', 'Email Address', 'Web Email'),
		...columns(identifies('phone'), 'Contact Phone', 'Contact Mobile', 'Web Phone'),
		...columns(COMMENT, 'Subject')
	],
	touchpoint: 'case',
	channel: 'case'
};
