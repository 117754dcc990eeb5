import type { Page } from 'playwright-core';

/** Drags files from outside the browser over the middle of the page and lets them go there. */
export async function drop(page: Page, files: readonly string[]): Promise<void> {
	const { width, height } = page.viewportSize() ?? { width: 1280, height: 900 };
	const at = { x: Math.round(width / 2), y: Math.round(height / 2) };
	const data = { items: [], files: [...files], dragOperationsMask: 1 };
	// Before there is anything to drop on, the browser would take the files itself.
	await page.locator('.drop').first().waitFor();
	const session = await page.context().newCDPSession(page);
	for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
		await session.send('Input.dispatchDragEvent', { type, ...at, data });
	}
	await session.detach();
}

/** Picks files in the dialog that a press opens. */
export async function pick(
	page: Page,
	press: () => Promise<unknown>,
	files: readonly string[]
): Promise<void> {
	const chooser = page.waitForEvent('filechooser');
	await press();
	await (await chooser).setFiles([...files]);
}
