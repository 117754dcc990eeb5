import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.js';
import { isCommand } from './is-command.js';

const playwright = fileURLToPath(
	new URL('../node_modules/playwright-core/cli.js', import.meta.url)
);

/** @param {string[]} words */
function succeeds([command = '', ...args]) {
	return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/**
 * Says what is run, and runs it; what an installer says goes beside the results, not among them.
 * @param {string[]} words
 */
function install([command = '', ...args]) {
	console.error(`> ${[command, ...args].join(' ')}`);
	return spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status === 0;
}

/** The words before a command that make it run as root, where that needs no password. */
function asRoot() {
	if (process.getuid?.() === 0) return [];
	return succeeds(['sudo', '-n', 'true']) ? ['sudo', '-n'] : undefined;
}

/** A browser that is found and runs: some packages of that name only point elsewhere. */
function working() {
	const browser = findBrowser();
	return browser && succeeds([browser, '--version']) ? browser : undefined;
}

function fromPackages() {
	const root = existsSync('/etc/debian_version') ? asRoot() : undefined;
	if (root === undefined) return undefined;
	install([...root, 'apt-get', 'update']);
	return install([...root, 'apt-get', 'install', '-y', 'chromium']) ? working() : undefined;
}

function fromPlaywright() {
	return install([process.execPath, playwright, 'install', 'chromium']) ? findBrowser() : undefined;
}

/**
 * The path of a browser for the tests. Where there is none, installs Chromium and says so.
 * @returns {string}
 */
export function ensureBrowser() {
	const present = findBrowser();
	if (present) return present;
	console.error('No Chrome, Chromium or Edge was found, so Chromium is installed for the tests.');
	const browser = fromPackages() ?? fromPlaywright();
	if (browser) return browser;
	throw new Error('Chromium could not be installed. Install a Chrome or name one in CHROME_PATH.');
}

if (isCommand(import.meta.url)) console.log(ensureBrowser());
