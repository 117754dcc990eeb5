/** Zones that headings name in brackets: `Time (ET)`. */
const NAMED: ReadonlyMap<string, string> = new Map(
	Object.entries({
		'America/New_York': 'ET EST EDT',
		'America/Chicago': 'CT CST CDT',
		'America/Denver': 'MT MST MDT',
		'America/Los_Angeles': 'PT PST PDT',
		'Europe/London': 'BST',
		'Europe/Paris': 'CET CEST MEZ MESZ',
		'Asia/Kolkata': 'IST',
		'Asia/Tokyo': 'JST',
		'Australia/Sydney': 'AEST AEDT'
	}).flatMap(([zone, names]) => names.split(' ').map((name) => [name, zone] as const))
);

/** The zone that a heading says its times are of, where it says so. */
export function zoneOfHeading(heading: string): string | undefined {
	if (/(?:^|[^\p{L}\p{N}])(?:utc|gmt|zulu)(?:[^\p{L}\p{N}]|$)/iu.test(heading)) return 'UTC';
	const [, name = ''] = /[([]\s*(\p{Lu}{2,4})\s*[)\]]/u.exec(heading) ?? [];
	return NAMED.get(name);
}
