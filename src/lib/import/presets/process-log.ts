import {
	CASE,
	columns,
	END,
	identifies,
	TIME,
	TOUCHPOINT,
	type Preset,
	type PresetColumn
} from './preset';

const CASES = ['case:concept:name', 'case_id', 'case', 'caseid', 'trace_id'];
const ACTIVITIES = ['concept:name', 'activity', 'activity name', 'activity_id'];
const TIMES = [
	'time:timestamp',
	'timestamp',
	'start timestamp',
	'start time',
	'complete timestamp',
	'completion time',
	'end timestamp',
	'event time'
];

/** A log for process mining: a case, an activity, a time; by the names of XES or by the usual ones. */
export const processLog: Preset = {
	id: 'process-log',
	all: [],
	some: [
		{ least: 1, of: CASES },
		{ least: 1, of: ACTIVITIES },
		{ least: 1, of: TIMES }
	],
	columns: [
		...columns(TIME, ...TIMES),
		...columns(END, 'complete timestamp', 'completion time', 'end timestamp', 'end time'),
		...columns(TOUCHPOINT, ...ACTIVITIES),
		// Whoever has no other name is known by the case.
		...CASES.map((heading): PresetColumn => ({ heading, role: CASE, alone: identifies('case') })),
		...columns(identifies('customer'), 'customer_id', 'case:customer', 'client_id', 'patient_id'),
		...columns(identifies('email'), 'email', 'customer_email')
	],
	channel: 'process'
};
