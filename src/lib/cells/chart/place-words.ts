import { instantOfLocal } from '$lib/journey/during';
import type { ChartPeriod, ChartSpec } from '$lib/journey/chart/spec';
import type { ChartPoint } from '$lib/journey/chart/fold';
import type { ValueType } from '$lib/journey/analysis';
import type { Formats } from '$lib/messages';

export const isTemporal = (type: ValueType) => type === 'time' || type === 'date';

interface Words {
	/** The word for what is not there. */
	readonly empty: string;
	readonly formats: Formats;
	/** Times are local already and read as if they were UTC: these formats take them so. */
	readonly local: Formats;
}

/** The same formats, of times that are a zone's own, read as if they were UTC. */
export function ofLocal(formats: Formats, zone: string): Formats {
	const at = (local: Date | number) => instantOfLocal(Number(local) * 1000, zone) / 1000;
	return {
		...formats,
		date: (local) => formats.date(at(local)),
		dateTime: (local) => formats.dateTime(at(local)),
		tick: (local, unit, year) => formats.tick(at(local), unit, year),
		local: Number
	};
}

/** A value along an axis in words. */
export function placeWord(
	value: ChartPoint['x'],
	type: ValueType,
	per: ChartSpec['per'],
	{ empty, formats, local }: Words
): string {
	if (value === null || value === '') return empty;
	if (isTemporal(type)) return momentWord(Number(value), type, per, local);
	return typeof value === 'number' ? formats.number(value) : String(value);
}

function momentWord(
	at: number,
	type: ValueType,
	per: '' | ChartPeriod,
	{ date, dateTime, tick }: Formats
): string {
	switch (per) {
		case 'year':
			return tick(at, 'year');
		case 'quarter':
		case 'month':
			return tick(at, 'month', true);
		case 'week':
		case 'day':
			return date(at);
		case 'hour':
			return dateTime(at);
		case '':
			return type === 'date' ? date(at) : dateTime(at);
	}
}
