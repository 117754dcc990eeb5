import { between, MOST_STEPS, type Exclusion, type FunnelSpec } from '$lib/journey/funnel/spec';
import type { FunnelStep } from '$lib/journey/funnel/spec';
import { at } from '$lib/journey/filter/match';

type Steps = Pick<FunnelSpec, 'steps' | 'exclusions'>;

/** A step more, at the end; of one touchpoint where that is said. */
export function withStep({ steps, exclusions }: Steps, touchpoint?: string): Steps {
	const match = touchpoint === undefined ? at() : at(touchpoint);
	return { steps: [...steps, { match, name: '', optional: false }], exclusions };
}

/** One step a touchpoint, and nothing excluded between them. */
export function stepsOf(touchpoints: readonly string[]): Steps {
	return touchpoints.reduce<Steps>((all, touchpoint) => withStep(all, touchpoint), {
		steps: [],
		exclusions: []
	});
}

export function changedStep({ steps, exclusions }: Steps, index: number, step: FunnelStep): Steps {
	return { steps: steps.map((other, i) => (i === index ? step : other)), exclusions };
}

/** A step in another place; exclusions stay between the places that they were between. */
export function movedStep({ steps, exclusions }: Steps, from: number, to: number): Steps {
	const moved = steps[from];
	if (moved === undefined || to < 0 || to >= steps.length) return { steps, exclusions };
	const next = steps.filter((_, i) => i !== from);
	return { steps: next.toSpliced(to, 0, moved), exclusions };
}

/** Without a step; exclusions keep to the steps that they were between, and go where none is left. */
export function withoutStep({ steps, exclusions }: Steps, index: number): Steps {
	const next = steps.filter((_, i) => i !== index);
	const shift = (step: number) => (step > index ? step - 1 : step);
	return {
		steps: next,
		exclusions: exclusions.flatMap((exclusion): Exclusion[] => {
			const steady = between(exclusion, steps.length);
			if (steady === undefined || next.length < 2) return [];
			const [from, to] = [shift(steady.from), shift(steady.to)];
			return [{ ...exclusion, from, to: Math.max(to, from + 1) }];
		})
	};
}

export function isFull({ steps }: Pick<FunnelSpec, 'steps'>): boolean {
	return steps.length >= MOST_STEPS;
}
