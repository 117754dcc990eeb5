import { CASE, columns, END, identifies, TIME, type Preset } from './preset';

/** Matomo's visitor log (`Live.getLastVisitsDetails`), one row a visit; its actions stay in one column. */
export const matomo: Preset = {
	id: 'matomo',
	all: ['idVisit', 'visitorId', 'lastActionTimestamp', 'visitDuration'],
	columns: [
		...columns(TIME, 'firstActionTimestamp', 'serverTimestamp', 'lastActionTimestamp'),
		...columns(END, 'lastActionTimestamp'),
		...columns(CASE, 'idVisit'),
		...columns(identifies('user'), 'userId'),
		...columns(identifies('cookie'), 'visitorId'),
		...columns({ role: 'duration', unit: 's' }, 'visitDuration')
	],
	touchpoint: 'visit',
	channel: 'web',
	zone: 'UTC'
};
