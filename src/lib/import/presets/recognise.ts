import type { Inspection } from '../inspection';
import type { ReadHints } from '../source';
import { listOfTimes } from '../list-of-times';
import { hasHeadings, labelsOf, valuesOf } from './labels';
import type { Preset } from './preset';
import { PRESETS } from './registry';
import { withoutPreamble } from './preamble';

/** Share of values that must look as the export's do. */
const AGREEMENT = 0.9;

/** The exports that a file can be, of those known; first the one of which most headings are there. */
export function presetsFor(inspection: Inspection): Preset[] {
	return PRESETS.map((preset) => ({ preset, worth: worthOf(preset, inspection) }))
		.filter(({ worth }) => worth > 0)
		.toSorted((a, b) => b.worth - a.worth)
		.map(({ preset }) => preset);
}

/** The export that a file is, if it is a known one. */
export function presetFor(inspection: Inspection): Preset | undefined {
	return presetsFor(inspection)[0];
}

/** How many headings a file has of those that a preset asks for; 0 where it is another file. */
function worthOf(preset: Preset, inspection: Inspection): number {
	const labels = labelsOf(preset, inspection);
	if (labels === undefined) return 0;
	const there = (headings: readonly string[]) =>
		headings.filter((heading) => labels.indexOf(heading) !== undefined).length;
	const some = preset.some ?? [];
	if (there(preset.all) < preset.all.length) return 0;
	if (some.some(({ least, of }) => there(of) < least)) return 0;
	const data = withoutPreamble(preset, inspection);
	const alike = Object.entries(preset.values ?? {}).every(([heading, like]) => {
		const values = valuesOf(data, labels.indexOf(heading) ?? -1);
		return values.filter((value) => like.test(value)).length >= values.length * AGREEMENT;
	});
	if (!alike) return 0;
	return there([...preset.all, ...some.flatMap(({ of }) => of)]);
}

/** How the file is to be read instead, where the export that it is asks for it, or a list holds its times. */
export function readingFor(inspection: Inspection): ReadHints | undefined {
	const { read } = inspection;
	const preset = presetFor(inspection);
	const named = hasHeadings(inspection) || preset?.names !== undefined;
	const each = eachFor(inspection, preset);
	const asked = {
		...(preset?.read?.format === read.format ? preset.read : {}),
		...(preset === undefined || named ? {} : { header: true }),
		...(each === undefined ? {} : { each })
	};
	const now = new Map<string, unknown>(Object.entries(read));
	const same = Object.entries(asked).every(([setting, value]) => now.get(setting) === value);
	return same ? undefined : { ...read, ...asked };
}

/** The list of whose elements rows are to be made, where the file has it and is not read so. */
function eachFor(inspection: Inspection, preset: Preset | undefined): string | undefined {
	const { read, lists = [] } = inspection;
	if ('header' in read || ('each' in read && read.each !== undefined)) return undefined;
	if (preset !== undefined) return lists.find((list) => list === preset.each);
	return listOfTimes(inspection);
}
