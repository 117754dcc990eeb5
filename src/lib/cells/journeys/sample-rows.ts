import type { RibbonRow } from '$lib/charts/ribbons/layout';
import type { JourneysResult, SampleJourney } from '$lib/journey/journeys/result';
import type { Words } from '$lib/messages';

/** Time from a step to the next, in seconds; zero from the last that is known. */
function dwellOf({ steps }: SampleJourney, index: number): number {
	const [here, next] = [steps[index], steps[index + 1]];
	return here === undefined || next === undefined ? 0 : (next.time - here.time) / 1e6;
}

export type ColourBy = 'channel' | 'stage' | 'touchpoint';

/** Sample journeys as rows to draw. */
export function ribbonRows(
	sample: JourneysResult['sample'],
	by: ColourBy,
	colour: (name: string) => string | undefined,
	words: Words
): readonly RibbonRow[] {
	return sample.map((journey) => ({
		key: `${journey.journey}`,
		steps: journey.steps.map((step, index) => ({
			label: step.touchpoint ?? words.t('cells.unnamed'),
			colour: step[by] === null ? undefined : colour(step[by]),
			dwell: dwellOf(journey, index)
		})),
		more: journey.events - journey.steps.length,
		note: noteOf(journey, words)
	}));
}

/** How long a journey took, and what became of it. */
function noteOf(journey: SampleJourney, { t, formats }: Words): string {
	const seconds = (journey.end - (journey.steps[0]?.time ?? journey.end)) / 1e6;
	const time = seconds === 0 ? [] : [formats.duration(seconds)];
	const outcome = journey.outcome === null ? [] : [t(`journeys.outcome-${journey.outcome}`)];
	return [...time, ...outcome].join(' · ');
}

export function journeyName({ name, journey }: SampleJourney, { t }: Words): string {
	return name ?? t('journeys.sample-journey', { journey: journey + 1 });
}

/** A step of a sample journey, and the journey it belongs to, as sentences. */
export function sayStep(
	sample: JourneysResult['sample'],
	row: number,
	index: number,
	words: Words
): string {
	const { t, formats } = words;
	const journey = sample[row];
	const step = journey?.steps[index];
	if (journey === undefined || step === undefined) return '';
	const dwell = dwellOf(journey, index);
	const start = journey.steps[0]?.time ?? journey.end;
	const whole = t('journeys.sample-row', {
		name: journeyName(journey, words),
		events: journey.events,
		time: formats.duration((journey.end - start) / 1e6),
		outcome: journey.outcome ?? 'none',
		outcomeName: journey.outcome === null ? '' : t(`journeys.outcome-${journey.outcome}`)
	});
	const more = [step.channel, step.stage].filter((name) => name !== null);
	const piece = t('journeys.sample-step', {
		step: index + 1,
		events: journey.events,
		label: step.touchpoint ?? t('cells.unnamed'),
		detail: [...more, formats.dateTime(step.time / 1000)].join(' · '),
		dwell: index + 1 < journey.steps.length ? formats.duration(dwell) : 'none'
	});
	return `${piece}. ${whole}.`;
}
