import type { Measure } from '$lib/engine/protocol';
import type { Words } from '$lib/messages';

/** What a row says besides who, when, what and where, in a word or two. */
export function measureWords(
	measure: Measure,
	time: Intl.DateTimeFormat,
	{ t, formats }: Words
): string {
	switch (measure.kind) {
		case 'case':
		case 'stage':
		case 'comment':
			return t(`intake.measure-${measure.kind}`, { text: measure.text });
		case 'end':
			return t('intake.measure-end', { time: time.format(measure.number / 1000) });
		case 'duration':
			return formats.duration(measure.number);
		case 'cost':
		case 'value':
			return t(`intake.measure-${measure.kind}`, { number: formats.number(measure.number) });
		case 'score': {
			const { scale, number } = measure;
			return t('intake.measure-score', { scale, number: formats.number(number) });
		}
	}
}
