import { CASE, columns, END, identifies, TIME, TOUCHPOINT, VALUE, type Preset } from './preset';

const LIST = 'actionDetails';
const WHEN = `${LIST}.timestamp`;

/** Matomo's visitor log (`Live.getLastVisitsDetails`), one row an action; a visit without a list of them is one. */
export const matomo: Preset = {
	id: 'matomo',
	all: ['idVisit', 'visitorId', 'lastActionTimestamp', 'visitDuration'],
	each: LIST,
	columns: [
		...columns(TIME, WHEN),
		...columns(TIME, 'firstActionTimestamp', 'serverTimestamp', 'lastActionTimestamp').map(
			(column) => ({ ...column, unless: WHEN })
		),
		{ heading: 'lastActionTimestamp', role: END, unless: WHEN },
		...columns(TOUCHPOINT, ...['type', 'pageTitle', 'eventAction', 'goalName'].map(of)),
		...columns(CASE, 'idVisit'),
		...columns(identifies('user'), 'userId'),
		...columns(identifies('cookie'), 'visitorId'),
		...columns({ role: 'duration', unit: 's' }, of('timeSpent')),
		{ heading: 'visitDuration', role: { role: 'duration', unit: 's' }, unless: WHEN },
		...columns(VALUE, of('revenue'))
	],
	touchpoint: 'visit',
	channel: 'web',
	zone: 'UTC'
};

function of(member: string): string {
	return `${LIST}.${member}`;
}
