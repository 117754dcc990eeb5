/** How fine the marks of a time axis are. */
export type TickUnit = 'hour' | 'day' | 'month' | 'year';

const OPTIONS: Readonly<Record<TickUnit, Intl.DateTimeFormatOptions>> = {
	hour: { hour: 'numeric', minute: '2-digit' },
	day: { day: 'numeric', month: 'short' },
	month: { month: 'short' },
	year: { year: 'numeric' }
};

const made = new Map<string, Intl.DateTimeFormat>();

function formatOf(region: string, zone: string | undefined, options: object): Intl.DateTimeFormat {
	const id = JSON.stringify([region, zone, options]);
	const known = made.get(id);
	if (known) return known;
	const timeZone = zone === undefined ? {} : { timeZone: zone };
	const format = new Intl.DateTimeFormat(region, { ...timeZone, ...options });
	made.set(id, format);
	return format;
}

export function tick(
	region: string,
	zone: string | undefined,
	at: Date | number,
	unit: TickUnit,
	year: boolean
): string {
	const options = { ...OPTIONS[unit], ...(year ? { year: 'numeric' } : {}) };
	return formatOf(region, zone, options).format(at);
}

const CLOCK: Intl.DateTimeFormatOptions = {
	hourCycle: 'h23',
	year: 'numeric',
	month: 'numeric',
	day: 'numeric',
	hour: 'numeric',
	minute: 'numeric',
	second: 'numeric'
};

/** The clock of a zone at a moment, as milliseconds since 1970 read as if it were UTC. */
export function localTime(zone: string | undefined, at: Date | number): number {
	const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
	for (const { type, value } of formatOf('en-US', zone, CLOCK).formatToParts(at))
		part[type] = Number(value);
	const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
	return Date.UTC(year, month - 1, day, hour, minute, second);
}
