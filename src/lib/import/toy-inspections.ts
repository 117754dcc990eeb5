import * as v from 'valibot';
import type { Inspection } from './inspection';
import { proposeSource } from './propose';
import { sourceSchema, type CsvRead } from './source';

/** A look at a file of these headings and rows. */
export function inspected(
	headings: readonly string[],
	rows: readonly (readonly (string | null)[])[],
	read: Partial<CsvRead> = {}
): Inspection {
	return {
		hash: 'abc',
		size: 10,
		read: {
			format: 'csv',
			encoding: 'utf-8',
			delimiter: ',',
			quote: '"',
			header: true,
			skip: 0,
			...read
		},
		headings,
		rows
	};
}

/** What is proposed for it in a notebook of Rome's time. */
export function propose(
	inspection: Inspection,
	fileName = 'data.csv',
	taken: readonly string[] = []
) {
	return proposeSource(inspection, {
		fileName,
		timeZone: 'Europe/Rome',
		takenIds: taken,
		takenNames: taken
	});
}

/** Role, with the type of identifier, by column. */
export function rolesOf(
	headings: readonly string[],
	rows: readonly (readonly (string | null)[])[]
) {
	const { source } = propose(inspected(headings, rows));
	v.parse(sourceSchema, source);
	return source.columns.map(({ role }) =>
		role.role === 'identifier' ? role.identifier : role.role
	);
}

/** Sixty rows. */
export const many = (row: (i: number) => string[]) => Array.from({ length: 60 }, (_, i) => row(i));
