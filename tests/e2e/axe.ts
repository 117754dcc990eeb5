import axe from 'axe-core';
import type { Page } from 'playwright-core';

type Run = typeof import('axe-core');

/** What axe holds against a part of the page as it is: serious and critical findings, one line each. */
async function axeFaults(page: Page, within: string): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
	return page.evaluate(async (part) => {
		// Another theme is there with the next picture; no browser has to draw one.
		await new Promise((drawn) => {
			requestAnimationFrame(() => requestAnimationFrame(drawn));
			setTimeout(drawn, 1000);
		});
		// Colours that are still in transition would be measured half way.
		for (const animation of document.getAnimations()) {
			if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
		}
		const { violations } = await (window as unknown as { axe: Run }).axe.run(part, {
			runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
		});
		return violations
			.filter(({ impact }) => impact === 'serious' || impact === 'critical')
			.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
	}, within);
}

/** Findings that are still there a moment later: a colour half way between two themes is none. */
async function lasting(page: Page, within: string): Promise<string[]> {
	const found = await axeFaults(page, within);
	if (found.length === 0) return found;
	await page.waitForTimeout(1000);
	return axeFaults(page, within);
}

/** The same in both themes. */
export async function axeFaultsInBothThemes(
	page: Page,
	within: string
): Promise<Record<string, string[]>> {
	const found: Record<string, string[]> = {};
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		found[colorScheme] = await lasting(page, within);
	}
	await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
	return found;
}
