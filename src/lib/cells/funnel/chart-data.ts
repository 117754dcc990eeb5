import type { FunnelData } from '$lib/charts/funnel/data';
import type { HeatData } from '$lib/charts/heat/data';
import type { LinesData } from '$lib/charts/lines/data';
import type { FunnelGroup, FunnelResult, FunnelSide } from '$lib/journey/funnel/result';
import { requiredSteps, type FunnelSpec } from '$lib/journey/funnel/spec';
import type { Words } from '$lib/messages';
import { stepWords } from './names';

/** Whom the numbers are of. */
export interface SideNames {
	readonly counted: string;
	/** Empty where nobody is compared. */
	readonly compared: string;
}

/** One side of a result, and whose it is. */
interface NamedSide {
	readonly who: string;
	readonly compared: boolean;
	readonly side: FunnelSide;
}

/** Those who are counted and, where there is a comparison, the others. */
export function sidesOf(
	{ counted, compared }: FunnelResult,
	names: SideNames
): readonly NamedSide[] {
	return [
		{ who: names.counted, compared: false, side: counted },
		...(compared === null ? [] : [{ who: names.compared, compared: true, side: compared }])
	];
}

/** A result as the drawing takes it; groups under `small` are greyed. */
export function funnelData(
	{ counted, compared }: FunnelResult,
	spec: FunnelSpec,
	names: SideNames,
	small: number,
	words: Words
): FunnelData {
	const required = requiredSteps(spec);
	return {
		names,
		steps: counted.steps.map((figures, k) => {
			const other = compared?.steps[k];
			return {
				label: labelOf(spec, k, words),
				reached: figures.reached,
				share: figures.ofFirst,
				ofPrevious: k === 0 ? null : figures.ofPrevious,
				lost: figures.lost,
				optional: !required.includes(k),
				seconds: figures.fromPrevious?.median ?? null,
				faint: (counted.steps[0]?.reached ?? 0) < small,
				...(other === undefined ? {} : { other: { reached: other.reached, share: other.ofFirst } })
			};
		})
	};
}

/** A step's name; in any order they are counted, not named. */
export function labelOf(spec: FunnelSpec, k: number, words: Words): string {
	if (spec.order !== 'any') {
		const step = spec.steps[k];
		return step === undefined ? '' : stepWords(step, words);
	}
	return words.t('funnel.any-step', { step: k + 1 });
}

/** The share that went all the way, by period of entry, of each side. */
export function trendData({ counted, compared }: FunnelResult, names: SideNames): LinesData {
	const line = (id: string, label: string, { trend }: FunnelSide, faint: boolean) => ({
		id,
		label,
		faint,
		points: trend.map(({ start, rate, interval, open, entered }) => ({
			x: start,
			y: rate,
			...(interval === null ? {} : interval),
			open,
			n: entered
		}))
	});
	return {
		shape: 'line',
		x: 'time',
		zero: true,
		lines: [
			line('counted', names.counted, counted, false),
			...(compared === null ? [] : [line('compared', names.compared, compared, true)])
		]
	};
}

export function groupName({ value, folds }: Pick<FunnelGroup, 'value' | 'folds'>, { t }: Words) {
	if (folds > 0) return t('funnel.group-other', { folds });
	return value ?? t('funnel.group-none');
}

/** Values down, steps across; the heat is the share of the first step. */
export function groupsData(
	groups: readonly FunnelGroup[],
	spec: FunnelSpec,
	small: number,
	words: Words
): HeatData {
	const { t, formats } = words;
	return {
		corner: t('funnel.groups-corner'),
		rows: groups.map((group, at) => ({
			id: String(at),
			label: groupName(group, words),
			note: formats.integer(group.reached[0] ?? 0),
			faint: (group.reached[0] ?? 0) < small
		})),
		columns: spec.steps.map((_, k) => ({ id: String(k), label: labelOf(spec, k, words) })),
		cells: groups.map((group) =>
			spec.steps.map((_, k) => {
				const [count, first] = [group.reached[k] ?? 0, group.reached[0] ?? 0];
				const share = first === 0 ? null : count / first;
				return {
					text: formats.percent(share),
					heat: share ?? 0,
					faint: first < small,
					title: t('funnel.group-title', {
						value: groupName(group, words),
						step: k + 1,
						count: formats.integer(count),
						share: formats.percent(share)
					})
				};
			})
		)
	};
}
