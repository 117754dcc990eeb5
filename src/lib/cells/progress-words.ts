import type { Progress } from '$lib/state/cell-state';
import type { Key, Words } from '$lib/messages';

const STEPS = {
	texts: 'cells.step-identifiers',
	spellings: 'cells.step-identifiers',
	identifiers: 'cells.step-identifiers',
	touchpoints: 'cells.step-names',
	channels: 'cells.step-names',
	coded: 'cells.step-coding',
	before: 'cells.step-coding',
	hand: 'cells.step-people',
	merges: 'cells.step-people',
	edges: 'cells.step-people',
	capped: 'cells.step-people',
	uncapped: 'cells.step-people',
	components: 'cells.step-people',
	membership: 'cells.step-people',
	assigned: 'cells.step-people',
	turns: 'cells.step-people',
	interactions: 'cells.step-sorting',
	people: 'cells.step-people',
	left: 'cells.step-people',
	held: 'cells.step-people',
	shares: 'cells.step-people',
	joined: 'cells.step-coding',
	cases: 'cells.step-journeys',
	stages: 'cells.step-names',
	prepared: 'cells.step-sorting',
	ended: 'cells.step-journeys',
	'touchpoint names': 'cells.step-names',
	'channel names': 'cells.step-names',
	segment: 'cells.step-segment',
	'segment journeys': 'cells.step-segment',
	events: 'cells.step-journeys',
	journeys: 'cells.step-journeys'
} satisfies Record<string, Key>;

/** What is being done, and how far: bytes of a file, or one of a few steps. */
export function progressWords(
	{ name, unit, done, total, left }: Progress,
	{ t, formats }: Words
): string {
	if (unit === 'bytes') {
		const share = total === 0 ? 1 : done / total;
		const reading = t('cells.reading', { name, share: formats.percent(share, 0) });
		if (left === undefined) return reading;
		return `${reading} · ${t('scale.left', { time: formats.duration(left) })}`;
	}
	const steps: Readonly<Record<string, Key>> = STEPS;
	return t(steps[name] ?? 'cells.running');
}
