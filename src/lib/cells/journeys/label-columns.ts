import type { Words } from '$lib/messages';
import type { JourneysResult } from '$lib/journey/journeys/journeys';
import type { Column } from '$lib/ui/table/columns';

type Label = JourneysResult['touchpoints'][number];

/** Columns of a table of touchpoints or channels: name, events, share of events, journeys that have it. */
export function labelColumns(
	{ t, formats }: Words,
	heading: string,
	result: JourneysResult,
	colour?: (name: string) => string | undefined,
	onopen?: (label: Label) => void,
	unnamed = t('cells.unnamed')
): readonly Column<Label>[] {
	const shareOf = (part: number, whole: number) => (whole === 0 ? null : part / whole);
	return [
		{
			key: 'name',
			label: heading,
			type: 'text',
			value: (label) => label.name ?? unnamed,
			colour: colour && ((label) => colour(label.name ?? '')),
			onopen,
			width: '16rem'
		},
		{
			key: 'events',
			label: t('cells.interactions'),
			type: 'integer',
			value: (label) => label.events,
			format: (value: number) => formats.integer(value)
		},
		{
			key: 'share',
			label: t('cells.share-of-journeys'),
			type: 'percent',
			value: (label) => shareOf(label.journeys, result.journeys),
			format: (value: number) => formats.percent(value)
		}
	];
}
