import { countedOf, scaleOf, type Measure } from '$lib/journey/metrics/measure';
import type { Difference, Estimate } from '$lib/journey/metrics/measure-estimate';
import type { Match } from '$lib/journey/filter/match';
import type { MetricsSpec } from '$lib/journey/metrics/spec';
import type { Translate, Words } from '$lib/messages';
import { signedPoints } from '../signed-points';

/** The values that a match asks for, in a few words; `any` where it asks for none. */
function matched(match: Match, any: string): string {
	const said = match.flatMap((test) =>
		'values' in test ? test.values.map(String) : 'value' in test ? [String(test.value)] : []
	);
	return said.length === 0 ? any : said.join(', ');
}

/** What a metric is called: as the reader named it, else after what it measures. */
export function nameOf(
	{ name, measure }: { name: string; measure: Measure },
	t: Translate
): string {
	return name === '' ? calledOf(measure, t) : name;
}

function calledOf(measure: Measure, t: Translate): string {
	switch (measure.kind) {
		case 'conversion':
			return t('metrics.called-conversion', {
				target: matched(measure.to, t('metrics.some-target'))
			});
		case 'outcome':
			return t('metrics.called-outcome', { outcome: t(`metrics.outcome-${measure.outcome}`) });
		case 'ces':
			return t('metrics.called-ces', { show: measure.show });
		case 'resolution':
			return t('metrics.called-resolution', { repeat: measure.repeat ? 'yes' : 'no' });
		case 'duration':
		case 'between':
		case 'dwell':
		case 'pause':
			return t('metrics.called-time', { statistic: measure.statistic, what: timeOf(measure, t) });
		case 'cost':
		case 'value':
			return t('metrics.called-amount', {
				statistic: measure.statistic,
				what: t(`metrics.what-${measure.kind}`)
			});
		case 'effort':
			return capital(
				t('metrics.called-amount', {
					statistic: measure.statistic,
					what: t(`metrics.effort-${measure.of}`)
				})
			);
		default:
			return t(`metrics.kind-${measure.kind}`);
	}
}

/** A name begins with a capital, whichever word comes first in a language. */
function capital(name: string): string {
	return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}

function timeOf(
	measure: Extract<Measure, { kind: 'duration' | 'between' | 'dwell' | 'pause' }>,
	t: Translate
): string {
	switch (measure.kind) {
		case 'between':
			return t('metrics.what-between', { to: matched(measure.to, t('metrics.some-target')) });
		case 'dwell':
			return t('metrics.what-dwell', { stage: measure.stage || t('metrics.some-stage') });
		default:
			return t(`metrics.what-${measure.kind}`);
	}
}

/** How a metric is worked out, in a line. */
export function formulaOf(measure: Measure, t: Translate): string {
	const of = (match: Match) => (match.length === 0 ? 'all' : matched(match, ''));
	switch (measure.kind) {
		case 'conversion':
			return t('metrics.formula-conversion', {
				unit: measure.unit,
				target: matched(measure.to, t('metrics.some-target')),
				of: of(measure.of)
			});
		case 'outcome':
			return t('metrics.formula-outcome', { outcome: t(`metrics.outcome-${measure.outcome}`) });
		case 'containment':
			return t('metrics.formula-containment', {
				people: matched(measure.people, t('metrics.people')),
				of: of(measure.of)
			});
		case 'csat':
			return t('metrics.formula-csat', { top: measure.top });
		case 'ces':
			return t('metrics.formula-ces', { show: measure.show, top: measure.top });
		case 'resolution':
			return t(`metrics.formula-resolution-${measure.by}`, {
				repeat: measure.repeat ? 'yes' : 'no',
				topic: measure.topic || 'any',
				days: measure.days
			});
		case 'between':
			return t('metrics.formula-between', {
				from: matched(measure.from, t('metrics.match-any')),
				to: matched(measure.to, t('metrics.match-any'))
			});
		case 'effort':
			return t(`metrics.formula-effort-${measure.of}`, {
				contact: matched(measure.contact, t('metrics.match-any'))
			});
		case 'cost':
		case 'value':
			return t('metrics.formula-amount', {
				what: t(`metrics.what-${measure.kind}`),
				by: measure.by
			});
		default:
			return t(`metrics.formula-${measure.kind}`);
	}
}

/** A value of a measure, in words. */
export function valueOf(value: number | null, measure: Measure, { formats }: Words): string {
	switch (scaleOf(measure)) {
		case 'count':
			return formats.integer(value);
		case 'share':
			return formats.percent(value);
		case 'score':
			return formats.number(value === null ? null : 100 * value, 1);
		case 'seconds':
			return formats.duration(value);
		case 'amount':
		case 'number':
			return formats.number(value, 2);
	}
}

/** A difference, with its sign; of shares and scores in points. */
function differenceText(value: number, measure: Measure, words: Words): string {
	const scale = scaleOf(measure);
	if (scale === 'share' || scale === 'score')
		return words.t('metrics.points', { value: signedPoints(value, words.formats) });
	const sign = value > 0 ? '+' : value < 0 ? '−' : '';
	return `${sign}${valueOf(Math.abs(value), measure, words)}`;
}

export function differenceOf(
	difference: Difference,
	measure: Measure,
	name: string,
	words: Words
): string {
	const { value, low, high } = difference;
	const said = (of: number) => differenceText(of, measure, words);
	return low === null || high === null
		? words.t('metrics.difference', { value: said(value), name })
		: words.t('metrics.difference-interval', {
				value: said(value),
				name,
				low: said(low),
				high: said(high)
			});
}

export function changeOf(
	change: Difference,
	measure: Measure,
	every: MetricsSpec['series'],
	words: Words
): string {
	const { value, low, high } = change;
	const said = (of: number) => differenceText(of, measure, words);
	return low === null || high === null
		? words.t('metrics.change', { every, value: said(value) })
		: words.t('metrics.change-interval', {
				every,
				value: said(value),
				low: said(low),
				high: said(high)
			});
}

/** What an estimate rests on: of how many, its interval, what is left out. */
export function basisOf(estimate: Estimate, measure: Measure, words: Words): string[] {
	const { t, formats } = words;
	const { n, hits, left, open } = estimate;
	const counted = t(`metrics.counted-${countedOf(measure)}`, { n });
	const told = { n: formats.integer(n), counted };
	const of =
		hits === null
			? t('metrics.of-values', told)
			: t('metrics.of-rate', { ...told, hits: formats.integer(hits) });
	const interval = intervalOf(estimate, measure, words);
	return [
		...(scaleOf(measure) === 'count' ? [] : [of]),
		...(interval === undefined ? [] : [interval]),
		...(left === 0 ? [] : [t(`metrics.${leftWhy(measure)}`, { left })]),
		...(open === 0 ? [] : [t('metrics.still-open', { open })])
	];
}

function leftWhy(measure: Measure): 'left-out' | 'left-over' | 'left-recent' {
	if (measure.kind === 'outcome' || measure.kind === 'containment') return 'left-over';
	if (measure.kind !== 'resolution') return 'left-out';
	if (measure.by === 'no-reply') return 'left-over';
	return measure.by === 'no-contact' && measure.topic === '' ? 'left-recent' : 'left-out';
}

export function intervalOf(
	{ low, high }: Estimate,
	measure: Measure,
	words: Words
): string | undefined {
	if (low === null && high === null) return undefined;
	const end = (value: number | null) =>
		value === null ? words.t('metrics.beyond') : valueOf(value, measure, words);
	return words.t('metrics.interval', { low: end(low), high: end(high) });
}

/** What a measure cannot do without and has not been told yet. */
export function missingOf(measure: Measure): 'to' | 'people' | 'contact' | 'yes' | undefined {
	switch (measure.kind) {
		case 'conversion':
			return measure.to.length === 0 ? 'to' : undefined;
		case 'containment':
			return measure.people.length === 0 ? 'people' : undefined;
		case 'resolution':
			if (measure.by === 'flag' || measure.by === 'survey')
				return measure.column === '' || measure.yes.length === 0 ? 'yes' : undefined;
			return measure.contact.length === 0 ? 'contact' : undefined;
		case 'effort':
			return measure.of === 'contacts' && measure.contact.length === 0 ? 'contact' : undefined;
		default:
			return undefined;
	}
}
