import type { Inspection } from './inspection';
import type { Source } from './source';

/**
 * Whether a file can join a source: the same headings in the same order, read with the same delimiter,
 * quote and encoding. Case and outer spaces of headings do not matter.
 */
export function hasSameLayout(source: Source, inspection: Inspection): boolean {
	const { read, headings } = inspection;
	const same = (['encoding', 'delimiter', 'quote', 'header', 'skip'] as const).every(
		(key) => source.read[key] === read[key]
	);
	return (
		same &&
		source.columns.length === headings.length &&
		source.columns.every(({ heading }, i) => plain(heading) === plain(headings[i] ?? ''))
	);
}

function plain(heading: string): string {
	return heading.normalize().trim().toLowerCase();
}
