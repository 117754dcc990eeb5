import type { Choice, PathsSpec, Through } from '$lib/journey/paths/spec';
import type { Translate } from '$lib/messages';

/** A label of a spec in words. */
export function labelName(label: string, t: Translate): string {
	return label === '' ? t('paths.unnamed') : label;
}

function choiceName({ labels, except }: Choice, t: Translate): string {
	return except ? t('paths.others') : labels.map((label) => labelName(label, t)).join(', ');
}

/** Those who pass through a node or a link. */
export function throughName({ step, at, next }: Through, t: Translate): string {
	return next === undefined
		? t('paths.node-at', { label: choiceName(at, t), step })
		: t('paths.link-at', { from: choiceName(at, t), to: choiceName(next, t), step });
}

export interface Applied {
	readonly words: string;
	/** The spec without it. */
	readonly without: Partial<PathsSpec>;
}

/** What was changed from the picture itself, each with what undoes it. */
export function appliedTo(spec: PathsSpec, t: Translate): Applied[] {
	const but = <T>(list: readonly T[], at: number) => list.filter((_, index) => index !== at);
	return [
		...spec.only.map((through, at) => ({
			words: t('paths.applied-only', { who: throughName(through, t) }),
			without: { only: but(spec.only, at) }
		})),
		...spec.hidden.map((label, at) => ({
			words: t('paths.applied-hidden', { label: labelName(label, t) }),
			without: { hidden: but(spec.hidden, at) }
		})),
		...spec.groups.map((group, at) => ({
			words: t('paths.applied-group', {
				name: group.name,
				labels: group.labels.map((label) => labelName(label, t)).join(', ')
			}),
			without: { groups: but(spec.groups, at), only: [], sequence: [] }
		})),
		...spec.expanded.map((step, at) => ({
			words: t('paths.applied-expanded', { step }),
			without: { expanded: but(spec.expanded, at) }
		}))
	];
}
