import { plainHeading } from './headings';
import type { Inspection } from './inspection';
import type { Source } from './source';

/**
 * Whether a file can join a source: the same headings in the same order, read in the same way. Case and
 * outer spaces of headings do not matter.
 */
export function hasSameLayout(source: Source, { read, headings }: Inspection): boolean {
	return (
		JSON.stringify(sorted(source.read)) === JSON.stringify(sorted(read)) &&
		source.columns.length === headings.length &&
		source.columns.every(
			({ heading }, i) => plainHeading(heading) === plainHeading(headings[i] ?? '')
		)
	);
}

function sorted(read: object): unknown {
	return Object.entries(read).sort(([a], [b]) => (a < b ? -1 : 1));
}
