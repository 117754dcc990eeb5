import fc from 'fast-check';
import * as v from 'valibot';
import { columnSchema, sourceSchema } from '$lib/import/source';
import type { LabSource } from '../../../cli/golden/lab';
import type { Said } from './cutting';
import { sourcesOf, type Log } from './log';

/** What each row of a log says besides, by source and row. */
export type Sayings = readonly (readonly Said[])[];

const said: fc.Arbitrary<Said> = fc.record({
	case: fc.option(fc.constantFrom('c1', 'c2', 'c3', 'c4', 'c5', 'c6'), { freq: 5, nil: null }),
	stage: fc.option(fc.constantFrom('find', 'buy', 'use'), { freq: 4, nil: null }),
	kind: fc.option(fc.constantFrom('start', 'complete', 'abort'), { freq: 5, nil: null }),
	lasted: fc.option(fc.constantFrom(-60, 0, 240, 300, 1800, 90_000), { freq: 3, nil: null })
});

export function sayingsOf(log: Log): fc.Arbitrary<Sayings> {
	return fc.tuple(
		...log.map(({ length }) => fc.array(said, { minLength: length, maxLength: length }))
	);
}

/** The sources of a log with a column of cases, of stages, and of what a row is. */
export async function sourcesSaying(log: Log, sayings: Sayings): Promise<LabSource[]> {
	return Promise.all(
		sourcesOf(log).map((one, at) => saying(one, log[at] ?? [], sayings[at] ?? []))
	);
}

async function saying(
	{ source, csv }: LabSource,
	log: Log[number],
	sayings: readonly Said[]
): Promise<LabSource> {
	// No field of a log has a line break.
	const [headings, ...lines] = (await csv.text()).trimEnd().split('\n');
	const rows = lines.map((line, row) => {
		const { case: name, stage, kind, lasted } = sayings[row] ?? {};
		const time = log[row]?.time ?? null;
		const ended =
			time === null || lasted == null ? '' : new Date((time + lasted) * 1000).toISOString();
		return [line, ...[name, stage, kind, ended].map((value) => `"${value ?? ''}"`)].join(',');
	});
	const made = new Blob([[`${headings},"case","stage","kind","ended"`, ...rows].join('\n')]);
	const column = (name: string, role: string, type: object = { type: 'text' }) =>
		v.parse(columnSchema, { heading: name, name, type, role: { role } });
	return {
		csv: made,
		source: v.parse(sourceSchema, {
			...source,
			files: source.files.map((file) => ({ ...file, size: made.size })),
			columns: [
				...source.columns,
				column('case', 'case'),
				column('stage', 'stage'),
				column('kind', 'attribute'),
				column('ended', 'end', { type: 'time', format: 'iso' })
			]
		})
	};
}
