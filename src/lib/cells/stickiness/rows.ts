import { newcombe } from '$lib/journey/statistics';
import type { StickinessResult } from '$lib/journey/stickiness/stickiness';
import type { StickinessSpec } from '$lib/journey/stickiness/spec';
import type { Words } from '$lib/messages';
import type { Column } from '$lib/ui/table/columns';
import { activeName } from './active-name';

export interface StickinessRow {
	readonly active: number;
	readonly people: number;
	readonly share: number | null;
	/** Of those who are compared with; null where nobody is. */
	readonly otherPeople: number | null;
	readonly otherShare: number | null;
	readonly difference: number | null;
	readonly low: number | null;
	readonly high: number | null;
}

const shareOf = (people: number, all: number) => (all === 0 ? null : people / all);

/** A row for every number of active periods. */
export function stickinessRows({ shown, compared }: StickinessResult): StickinessRow[] {
	return shown.active.map((people, index) => {
		const otherPeople = compared?.active[index] ?? null;
		const share = shareOf(people, shown.people);
		const otherShare = otherPeople === null ? null : shareOf(otherPeople, compared?.people ?? 0);
		const between = newcombe(
			{ successes: people, n: shown.people },
			{ successes: otherPeople ?? 0, n: compared?.people ?? 0 }
		);
		return {
			active: index + 1,
			people,
			share,
			otherPeople,
			otherShare,
			difference: share === null || otherShare === null ? null : share - otherShare,
			low: between?.low ?? null,
			high: between?.high ?? null
		};
	});
}

export function stickinessColumns(
	{ compared }: StickinessResult,
	spec: StickinessSpec,
	names: { readonly shown: string; readonly compared: string },
	{ t, formats: f }: Words
): Column<StickinessRow>[] {
	const share = (key: keyof StickinessRow, label: string): Column<StickinessRow> => ({
		key,
		label,
		type: 'percent',
		value: (row) => row[key],
		format: (value: number) => f.percent(value)
	});
	const people = (key: keyof StickinessRow, label: string): Column<StickinessRow> => ({
		key,
		label,
		type: 'integer',
		value: (row) => row[key],
		format: (value: number) => f.integer(value)
	});
	const active: Column<StickinessRow> = {
		key: 'active',
		label: t('retention.column-active'),
		type: 'integer',
		value: (row) => row.active,
		format: (count: number) => activeName(spec, count, t)
	};
	if (compared === null) {
		return [
			active,
			people('people', t('cells.people')),
			share('share', t('retention.column-share-all'))
		];
	}
	return [
		active,
		people('people', names.shown),
		share('share', t('retention.column-share-of', { segmentName: names.shown })),
		people('otherPeople', names.compared),
		share('otherShare', t('retention.column-share-of', { segmentName: names.compared })),
		share('difference', t('retention.column-difference')),
		share('low', t('retention.column-low')),
		share('high', t('retention.column-high'))
	];
}
