import type { Match } from '$lib/journey/filter/match';
import type { JourneysResult } from '$lib/journey/journeys/journeys';
import type { Translate } from '$lib/messages';
import type { Option } from '$lib/ui/options';
import { placeWords } from './anchor-words';

const FIELDS = ['touchpoint', 'channel', 'stage'] as const;
/** A match that is no single name. */
const OWN = 'own';

/** The names that steps can be counted from, and what is chosen now where it is something else. */
export function placeOptions(
	result: JourneysResult | undefined,
	match: Match,
	t: Translate
): Option[] {
	const names = {
		touchpoint: result?.touchpoints,
		channel: result?.channels,
		stage: result?.stages
	};
	const group = {
		touchpoint: t('cells.touchpoints'),
		channel: t('cells.channels'),
		stage: t('paths.label-stage')
	};
	const options = FIELDS.flatMap((field) =>
		(names[field] ?? []).flatMap(({ name }): Option[] =>
			name === null ? [] : [{ value: `${field}:${name}`, label: name, group: group[field] }]
		)
	);
	const value = placeValue(match);
	if (value === undefined || options.some((option) => option.value === value)) return options;
	return [{ value, label: placeWords(match, t) }, ...options];
}

/** The option that a match is; undefined where nothing is chosen. */
export function placeValue(match: Match): string | undefined {
	const [test, ...others] = match;
	if (test === undefined) return undefined;
	if (others.length === 0 && test.op === 'is' && typeof test.field === 'string') {
		if (test.values.length === 0) return undefined;
		if (test.values.length === 1) return `${test.field}:${String(test.values[0])}`;
	}
	return OWN;
}

/** The match of an option; undefined for what is no single name. */
export function matchOfPlace(value: string): Match | undefined {
	const field = FIELDS.find((one) => value.startsWith(`${one}:`));
	return field && [{ field, op: 'is', values: [value.slice(field.length + 1)] }];
}
