import type { RawTouchpoint } from '$lib/journey/journeys/result';
import type { Words } from '$lib/messages';
import type { Option } from '$lib/ui/options';

/** Touchpoints by their new names, the most frequent first, with how many interactions each has. */
export function touchpointsAfter(raw: readonly RawTouchpoint[]): readonly {
	readonly name: string;
	readonly interactions: number;
	readonly stage: string | null;
}[] {
	const found = new Map<string, { name: string; interactions: number; stage: string | null }>();
	for (const { newName, interactions, stage } of raw) {
		if (newName === null) continue;
		const known = found.get(newName)?.interactions ?? 0;
		found.set(newName, { name: newName, interactions: known + interactions, stage });
	}
	return [...found.values()].sort((a, b) => b.interactions - a.interactions);
}

export function touchpointOptions(raw: readonly RawTouchpoint[], { t }: Words): readonly Option[] {
	return touchpointsAfter(raw).map(({ name, interactions }) => ({
		value: name,
		label: name,
		detail: t('journeys.touchpoint-count', { count: interactions })
	}));
}
