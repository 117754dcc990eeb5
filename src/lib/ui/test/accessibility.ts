import axe from 'axe-core';

/** What axe finds wrong with the page, one line each. */
export async function faults(
	theme: 'light' | 'dark',
	within: Element = document.body
): Promise<string[]> {
	document.documentElement.dataset['theme'] = theme;
	// Colours that are still in transition would be measured half way.
	await Promise.all(
		document
			.getAnimations()
			.filter(ends)
			.map((animation) => animation.finished)
	);
	const { violations } = await axe.run(within, {
		runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
		// Whether all lies in landmarks is asked of a whole page, not of a part.
		rules: { region: { enabled: within === document.body } }
	});
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`)
	);
}

const ends = (animation: Animation) =>
	Number.isFinite(animation.effect?.getComputedTiming().endTime ?? Infinity);
