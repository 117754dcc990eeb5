/** Country calling codes by time zone, for the first guess of how a file's phone numbers are meant. */
const CODES: Readonly<Record<string, string>> = {
	'Europe/Rome': '39',
	'Europe/London': '44',
	'Europe/Dublin': '353',
	'Europe/Paris': '33',
	'Europe/Madrid': '34',
	'Europe/Lisbon': '351',
	'Europe/Berlin': '49',
	'Europe/Vienna': '43',
	'Europe/Zurich': '41',
	'Europe/Brussels': '32',
	'Europe/Amsterdam': '31',
	'Europe/Copenhagen': '45',
	'Europe/Stockholm': '46',
	'Europe/Oslo': '47',
	'Europe/Helsinki': '358',
	'Europe/Warsaw': '48',
	'Europe/Prague': '420',
	'Europe/Athens': '30',
	'America/New_York': '1',
	'America/Chicago': '1',
	'America/Denver': '1',
	'America/Los_Angeles': '1',
	'America/Toronto': '1',
	'Australia/Sydney': '61'
};

/** The calling code to assume in a time zone, or nothing. */
export function callingCodeOf(timeZone: string): string {
	return CODES[timeZone] ?? '';
}
