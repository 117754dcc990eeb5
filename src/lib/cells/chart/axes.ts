import type { ChartSpec } from '$lib/journey/chart/spec';
import type { Translate } from '$lib/messages';

/** What stands along each axis, in words. Of bars with names the measure lies along the first. */
export function axesOf(spec: ChartSpec, t: Translate): { readonly x: string; readonly y: string } {
	const measured = measureOf(spec, t);
	switch (spec.type) {
		case 'dot':
		case 'heat':
			return { x: spec.x, y: spec.y };
		case 'bar':
			return { x: spec.per === '' ? measured : spec.x, y: measured };
		case 'line':
		case 'area':
		case 'histogram':
			return { x: spec.x, y: measured };
	}
}

/** What is measured, in words. */
export function measureOf({ type, y, colour, aggregate }: ChartSpec, t: Translate): string {
	const column = type === 'heat' ? colour : type === 'histogram' ? '' : y;
	if (column === '' || aggregate === 'count') return t('chart.count-rows');
	return `${column} (${t(`chart.aggregate-${aggregate}`)})`;
}
