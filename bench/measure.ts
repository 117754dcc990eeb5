import type { Contender, Run } from './contender';
import { firstDifference } from './differing';
import { compare, type Comparison } from './figures';
import type { Work } from './works';

/** Short work is run more often: its times scatter more. */
const FEW = 5;
const MANY = 15;
const SHORT_IN_MILLISECONDS = 400;

/**
 * Runs a piece of work by turns, browser first, after one run of each that does not count. Throws where
 * the two show different results: then the times say nothing.
 */
export async function measure(
	work: Work,
	browser: Contender,
	native: Contender
): Promise<Comparison> {
	await browser.prepare(work);
	await native.prepare(work);
	const warm = [await browser.run(work), await native.run(work)] as const;
	agree(work, ...warm);
	const short = warm.every(({ milliseconds }) => milliseconds < SHORT_IN_MILLISECONDS);
	const times: { browser: number[]; native: number[] } = { browser: [], native: [] };
	for (let left = short ? MANY : FEW; left > 0; left--) {
		const runs = [await browser.run(work), await native.run(work)] as const;
		agree(work, ...runs);
		times.browser.push(runs[0].milliseconds);
		times.native.push(runs[1].milliseconds);
	}
	return compare(work.name, times.browser, times.native);
}

function agree({ name }: Work, browser: Run, native: Run): void {
	const difference = firstDifference(browser.result, native.result);
	if (difference === undefined) return;
	const { at, left, right } = difference;
	throw new Error(
		`The browser and native DuckDB show different results for ${name}: ${at} is ${String(left)} and ${String(right)}.`
	);
}
