import type { Channel } from '../files.ts';
import { SAMPLE_FILES } from '../files.ts';
import { fromWall } from '../rome-time.ts';

const ITALIAN = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d)(:\d\d)?$/;

/** The moment that the first column of a file tells, in UTC milliseconds. */
export function rowTime(channel: Channel, text: string): number {
	const local = ITALIAN.exec(text);
	if (local !== null) {
		const [, day, month, year, clock, seconds = ':00'] = local;
		return fromWall(Date.parse(`${year}-${month}-${day}T${clock}${seconds}Z`));
	}
	if (channel === 'app') return Number(text);
	return Date.parse(text.includes('T') ? text : `${text.replace(' ', 'T')}Z`);
}

export function column(channel: Channel, name: string): number {
	const index = SAMPLE_FILES[channel].header.indexOf(name);
	if (index < 0) throw new Error(`${SAMPLE_FILES[channel].name} has no column ${name}`);
	return index;
}
