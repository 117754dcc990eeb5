import type { Inspection } from '../inspection';
import type { Preset } from './preset';

/** Records in which a preamble is looked for. */
const FIRST = 5;

/** How many records lie between a file's headings and its data. */
function preambleOf({ preamble }: Preset, { rows }: Inspection): number {
	if (preamble === undefined) return 0;
	return (
		rows.slice(0, FIRST).findLastIndex((row) => row.some((cell) => preamble.test(cell ?? ''))) + 1
	);
}

/** A file as if it had no preamble. */
export function withoutPreamble(preset: Preset, inspection: Inspection): Inspection {
	const length = preambleOf(preset, inspection);
	return length === 0 ? inspection : { ...inspection, rows: inspection.rows.slice(length) };
}

/** The zone that the preamble names for a column's times, where it does. */
export function zoneOf(preset: Preset, inspection: Inspection, index: number): string | undefined {
	const { zoneIn } = preset;
	if (zoneIn === undefined) return preset.zone;
	for (const row of inspection.rows.slice(0, preambleOf(preset, inspection))) {
		const zone = zoneIn.exec(row[index] ?? '')?.[1];
		if (zone === 'Z') return 'UTC';
		if (zone !== undefined && isZone(zone)) return zone;
	}
	return preset.zone;
}

/** Whether the platform knows a zone by this name: the name comes from a file. */
function isZone(zone: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
	} catch (cause) {
		if (cause instanceof RangeError) return false;
		throw cause;
	}
}
