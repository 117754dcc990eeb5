import type { VariantRow } from '$lib/charts/variants/layout';
import type { Variant } from '$lib/journey/variants/result';
import type { Formats, Words } from '$lib/messages';

/** Steps that are drawn; of what has more their number is said. */
const MOST_DRAWN = 60;
const MOST_NAMED = 8;

export interface Drawing {
	readonly words: Words;
	readonly times: 'median' | 'mean';
	readonly colour: ((name: string) => string | undefined) | undefined;
	/** The notebook's limit for groups that say something. */
	readonly limit: number;
}

/** A variant with its place by frequency, from 1, and its distance from the one that is looked at. */
export interface Ranked {
	readonly variant: Variant;
	readonly rank: number;
	readonly distance: number | undefined;
}

/** A variant's labels in words; long ones in part. */
export function pathOf(labels: Variant['labels'], { t }: Words, most = MOST_NAMED): string {
	const names = labels.slice(0, most).map((label) => label ?? t('cells.unnamed'));
	return [...names, ...(labels.length > most ? ['…'] : [])].join(' → ');
}

export function rowOf({ variant, rank, distance }: Ranked, drawing: Drawing): VariantRow {
	const { words, times, colour, limit } = drawing;
	const { t, formats: f } = words;
	const { outcome, compared } = variant;
	const drawn = variant.labels.slice(0, MOST_DRAWN);
	const notes = [
		...(distance === undefined ? [] : [t('variants.distance', { count: distance })]),
		...(compared === null
			? []
			: [t('variants.row-compared', { share: f.percent(compared.share) })]),
		...(outcome?.rate == null || distance !== undefined || compared !== null
			? []
			: [t('variants.row-success', { rate: f.percent(outcome.rate, 0) })])
	];
	return {
		key: variant.id,
		rank: f.integer(rank),
		head: `${f.integer(variant.journeys)} · ${f.percent(variant.share)}`,
		notes,
		share: variant.share,
		other: compared?.share ?? undefined,
		faint: variant.journeys < limit,
		steps: drawn.map((label, at) => {
			const gap = at + 1 < drawn.length ? variant.gaps[at] : undefined;
			const seconds = gap?.[times] ?? null;
			return {
				label: label ?? t('cells.unnamed'),
				colour: label === null ? undefined : colour?.(label),
				seconds: gap === undefined ? null : (seconds ?? 0),
				time: gap === undefined ? '' : f.duration(seconds)
			};
		}),
		more: variant.steps - drawn.length
	};
}

/** A variant (`index` −1) or one of its steps in sentences. */
export function sayVariant(
	{ variant, rank }: Ranked,
	index: number,
	{ words, limit }: Drawing
): string {
	const { t, formats: f } = words;
	const label = variant.labels[index];
	if (index >= 0 && label !== undefined) {
		const gap = variant.gaps[index];
		return [
			t('variants.say-step', {
				step: index + 1,
				steps: variant.steps,
				label: label ?? t('cells.unnamed')
			}),
			...(gap === undefined ? [] : [t('variants.say-gap', typical(gap, f))]),
			whole(variant, rank, words)
		].join(' ');
	}
	const { outcome, compared } = variant;
	const said = [whole(variant, rank, words)];
	if (outcome?.interval) {
		said.push(
			t('variants.say-success', {
				decided: f.integer(outcome.decided),
				succeeded: f.integer(outcome.succeeded),
				rate: f.percent(outcome.rate),
				low: f.percent(outcome.interval.low),
				high: f.percent(outcome.interval.high)
			})
		);
	}
	if (compared?.interval) {
		said.push(
			t('variants.say-compared', {
				share: f.percent(compared.share),
				difference: points(compared.difference, f),
				low: points(compared.interval.low, f),
				high: points(compared.interval.high, f)
			})
		);
	}
	if (variant.journeys < limit) said.push(t('variants.say-small', { limit: f.integer(limit) }));
	return said.join(' ');
}

function whole(variant: Variant, rank: number, { t, formats: f }: Words): string {
	return t('variants.say-variant', {
		rank,
		journeys: variant.journeys,
		share: f.percent(variant.share),
		steps: variant.steps,
		...typical(variant.duration, f)
	});
}

const typical = ({ median, mean }: Variant['duration'], f: Formats) => ({
	median: f.duration(median),
	mean: f.duration(mean)
});

/** A difference of shares in percentage points, with its sign. */
export function points(difference: number | null, f: Formats): string {
	if (difference === null) return f.number(null);
	const text = f.number(Math.abs(difference) * 100, 1);
	return `${difference < 0 ? '−' : '+'}${text}`;
}
