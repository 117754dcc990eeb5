import { existsSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';

/** Names under which Chrome, Chromium and Edge are found on the PATH. */
const names = [
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable',
	'microsoft-edge',
	'microsoft-edge-stable'
];

/** Where installers put them when they are not on the PATH. */
const places = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
];

/** Flags for a browser that talks to nobody but the page under test. */
export const chromiumArguments = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** @param {string} name */
function onPath(name) {
	try {
		const command = process.platform === 'win32' ? 'where' : 'which';
		const found = execFileSync(command, [name], { encoding: 'utf8', stdio: 'pipe' });
		return found.split('\n')[0]?.trim();
	} catch {
		return undefined;
	}
}

/** The Chromium that Playwright downloads, where it has. Loaded only when nothing else was found. */
function downloaded() {
	const require = createRequire(import.meta.url);
	const { chromium } = /** @type {typeof import('playwright-core')} */ (require('playwright-core'));
	const path = chromium.executablePath();
	return existsSync(path) ? path : undefined;
}

/**
 * The path of a Chrome, Chromium or Edge on this machine: `CHROME_PATH` first.
 * @returns {string | undefined}
 */
export function findBrowser() {
	const named = process.env['CHROME_PATH'];
	if (named) return named;
	for (const name of names) {
		const found = onPath(name);
		if (found) return found;
	}
	return places.find((place) => existsSync(place)) ?? downloaded();
}
