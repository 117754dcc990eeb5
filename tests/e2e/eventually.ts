import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

/** Longest that anything on the page may take on a slow machine, in milliseconds. */
export const PATIENCE = 60_000;

/** An expectation that is tried again until it holds. */
export function eventually<T>(read: () => T | Promise<T>, what?: string) {
	return expect.poll(read, { timeout: PATIENCE, ...(what === undefined ? {} : { message: what }) });
}

/** The text of the one element comes to be this. */
export async function expectText(locator: Locator, text: string | RegExp): Promise<void> {
	await locator.first().waitFor({ timeout: PATIENCE });
	await eventually(async () => (await locator.allInnerTexts()).map((one) => one.trim())).toEqual([
		typeof text === 'string' ? text : expect.stringMatching(text)
	]);
}
