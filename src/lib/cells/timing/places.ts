import { at, type Match } from '$lib/journey/filter/match';
import type { TimingSpec } from '$lib/journey/timing/timing';
import type { Translate } from '$lib/messages';
import type { Option } from '$lib/ui/options';

// Where the clock starts and stops, as options: a touchpoint, or what stands where there is none.

const TOUCHPOINT = 'at:';
export const START = 'start';
const OUTCOMES = ['success', 'failure'] as const;

function said(match: Match): string {
	return match
		.flatMap((test) =>
			'values' in test ? test.values.map(String) : 'value' in test ? [String(test.value)] : []
		)
		.join(', ');
}

export function fromName({ from }: TimingSpec, t: Translate): string {
	return from.length === 0 ? t('timing.start') : said(from);
}

export function toName({ to, outcome }: TimingSpec, t: Translate): string {
	return to.length === 0 ? t(`timing.outcome-${outcome}`) : said(to);
}

export const fromValue = ({ from }: TimingSpec): string =>
	from.length === 0 ? START : `${TOUCHPOINT}${said(from)}`;

export const toValue = ({ to, outcome }: TimingSpec): string =>
	to.length === 0 ? outcome : `${TOUCHPOINT}${said(to)}`;

function touchpoints(names: readonly string[], match: Match): Option[] {
	const own = said(match);
	const all = own === '' || names.includes(own) ? names : [own, ...names];
	return all.map((name) => ({ value: `${TOUCHPOINT}${name}`, label: name }));
}

export function fromOptions(spec: TimingSpec, names: readonly string[], t: Translate): Option[] {
	return [{ value: START, label: t('timing.start') }, ...touchpoints(names, spec.from)];
}

export function toOptions(spec: TimingSpec, names: readonly string[], t: Translate): Option[] {
	return [
		...OUTCOMES.map((value) => ({ value, label: t(`timing.outcome-${value}`) })),
		...touchpoints(names, spec.to)
	];
}

/** What the choice of one of these options changes. */
export function startAt(value: string): Pick<TimingSpec, 'from'> {
	return { from: value === START ? [] : [...at(value.slice(TOUCHPOINT.length))] };
}

export function stopAt(value: string): Partial<TimingSpec> {
	const outcome = OUTCOMES.find((one) => one === value);
	return outcome === undefined
		? { to: [...at(value.slice(TOUCHPOINT.length))] }
		: { to: [], outcome };
}
