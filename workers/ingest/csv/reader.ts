import type { Reader } from '../reader';
import { inspectCsv } from './inspect';
import { placesOfRows } from './places';
import { takeCsv } from './take';

/** Delimited text. */
export const csvReader: Reader<'csv'> = {
	inspect: inspectCsv,
	take: takeCsv,
	places: placesOfRows
};
