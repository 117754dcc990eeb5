import type { Reader } from '../reader';
import { inspectCsv } from './inspect';
import { placesOfRows } from './places';
import { stretchesOfCsv, takeCsv } from './take';

/** Delimited text. */
export const csvReader: Reader<'csv'> = {
	inspect: inspectCsv,
	take: takeCsv,
	stretches: stretchesOfCsv,
	places: placesOfRows
};
