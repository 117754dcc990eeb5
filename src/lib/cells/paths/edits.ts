import type { Match } from '$lib/journey/filter/match';
import { BETWEEN } from '$lib/journey/paths/labels';
import type { PathsSpec, Through } from '$lib/journey/paths/spec';

// What the picture's menu does, as changes of the spec. Labels are as the picture has them; '' has no name.

type Change = Partial<PathsSpec>;

/** The labels before grouping that go by this name. */
export function rawOf({ groups }: PathsSpec, label: string): string[] {
	const taken = new Set<string>();
	const raw: string[] = [];
	for (const group of groups) {
		if (group.name === label) raw.push(...group.labels.filter((one) => !taken.has(one)));
		for (const one of group.labels) taken.add(one);
	}
	return taken.has(label) ? [...new Set(raw)] : [...new Set([...raw, label])];
}

/** These labels under one name; whatever they were in before loses them. */
export function merged(spec: PathsSpec, labels: readonly string[], name: string): Change {
	const raw = [...new Set(labels.flatMap((label) => rawOf(spec, label)))];
	const others = spec.groups
		.map((group) => ({ ...group, labels: group.labels.filter((one) => !raw.includes(one)) }))
		.filter((group) => group.labels.length > 0);
	const group = { name, labels: raw.filter((one) => one !== name || raw.length > 1) };
	return {
		groups: group.labels.length === 0 ? others : [group, ...others],
		only: [],
		sequence: []
	};
}

export function hidden(spec: PathsSpec, label: string): Change {
	return {
		hidden: [...new Set([...spec.hidden, label])],
		only: [],
		sequence: spec.sequence.filter((one) => one !== label)
	};
}

export function kept(spec: PathsSpec, through: Through): Change {
	return { only: [...spec.only, through] };
}

export function expanded(spec: PathsSpec, step: number, all: boolean): Change {
	const others = spec.expanded.filter((one) => one !== step);
	return { expanded: all ? [...others, step].sort((a, b) => a - b) : others };
}

/** What was said of steps by their number holds no longer when they are counted from elsewhere. */
export function recounted(change: Change): Change {
	return { ...change, only: [], expanded: [] };
}

/** What was said of labels holds no longer when steps are called by something else. */
export function renamed(label: PathsSpec['label']): Change {
	return recounted({ label, hidden: [], groups: [], sequence: [] });
}

/** The interactions that a label stands for; undefined where that cannot be told. */
export function matchOf(
	spec: PathsSpec,
	label: string,
	channels: readonly string[]
): Match | undefined {
	const raw = rawOf(spec, label);
	if (spec.label === 'both') {
		const [pair = ''] = raw;
		const channel = channels.find((name) => name !== '' && pair.endsWith(BETWEEN + name));
		if (channel === undefined || raw.length !== 1) return undefined;
		const touchpoint = pair.slice(0, -(BETWEEN + channel).length);
		return [
			{ field: 'touchpoint', op: 'is', values: [touchpoint] },
			{ field: 'channel', op: 'is', values: [channel] }
		];
	}
	if (raw.length === 1 && raw[0] === '') return [{ field: spec.label, op: 'empty' }];
	if (raw.length === 0 || raw.includes('')) return undefined;
	return [{ field: spec.label, op: 'is', values: raw }];
}

/** Steps counted from that label on, back from it, on both its sides; or from what they are to it. */
export function anchored(
	spec: PathsSpec,
	at: 'after' | 'before' | 'around' | 'between',
	match: Match
): Change | undefined {
	const first = { match, which: 'first' } as const;
	switch (at) {
		case 'after':
		case 'around':
			return recounted({ anchor: { at, ...first } });
		case 'before':
			return recounted({ anchor: { at, ...first, count: 'back' } });
		case 'between': {
			const { anchor } = spec;
			if (anchor.at === 'start' || anchor.at === 'end') return undefined;
			return recounted({
				anchor: { at, match: anchor.match, which: anchor.which, until: match, count: 'forth' }
			});
		}
	}
}
