import type { SankeyData, SankeyLink } from '$lib/charts/sankey/data';
import { rateOf } from '$lib/charts/sankey/wording';
import type { PathsSpec } from '$lib/journey/paths/spec';
import type { Formats } from '$lib/messages';

type Weight = PathsSpec['weight'];

/** What a band is coloured by; null where it tells nothing, or is of too few. */
export function valueOf(link: SankeyLink, weight: Weight, smallGroup: number): number | null {
	switch (weight) {
		case 'mean':
			return link.count < smallGroup ? null : link.seconds;
		case 'median':
			return link.count < smallGroup ? null : (link.median ?? null);
		case 'outcome':
			return (link.outcome?.closed ?? 0) < smallGroup ? null : rateOf(link);
		case 'count':
		case 'source':
		case 'all':
			return null;
	}
}

/** What is written on a band. */
export function noteOf(
	data: SankeyData,
	weight: Weight,
	formats: Formats
): ((link: SankeyLink) => string | undefined) | undefined {
	const reached = new Map(data.nodes.map((node) => [node.id, node.reached]));
	switch (weight) {
		case 'count':
			return undefined;
		case 'source':
			return (link) => formats.percent(link.count / (reached.get(link.from) ?? 1), 0);
		case 'all':
			return (link) => formats.percent(link.count / data.total, 0);
		case 'mean':
			return (link) => formats.duration(link.seconds);
		case 'median':
			return (link) => formats.duration(link.median);
		case 'outcome':
			return (link) => formats.percent(rateOf(link), 0);
	}
}

export interface Scale {
	readonly low: number;
	readonly high: number;
	/** CSS colours of its two ends. */
	readonly from: string;
	readonly to: string;
	readonly paint: (link: SankeyLink) => string | undefined;
}

/** The colours of bands, between the least and the most of those shown; undefined where none has a value. */
export function scaleOf(
	links: readonly SankeyLink[],
	weight: Weight,
	smallGroup: number
): Scale | undefined {
	const values = links
		.map((link) => valueOf(link, weight, smallGroup))
		.filter((value) => value !== null);
	if (values.length === 0) return undefined;
	const [low, high] = [Math.min(...values), Math.max(...values)];
	const time = weight !== 'outcome';
	const [from, to] = time
		? ['var(--rule-strong)', 'var(--accent)']
		: ['var(--outcome-failure)', 'var(--outcome-success)'];
	// Times differ by factors, rates by parts.
	const place = (value: number) => (time ? Math.log1p(value) : value);
	const [start, end] = [place(low), place(high)];
	return {
		low,
		high,
		from,
		to,
		paint: (link) => {
			const value = valueOf(link, weight, smallGroup);
			if (value === null) return undefined;
			const part = end > start ? (place(value) - start) / (end - start) : 1;
			return `color-mix(in oklab, ${to} ${Math.round(part * 100)}%, ${from})`;
		}
	};
}
