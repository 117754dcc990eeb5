import { resolve } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { chromiumArguments, findBrowser } from '../../scripts/browser.js';
import { serve } from '../../scripts/serve.js';
import { PATIENCE } from './eventually';
import { watchOutside, type Outside } from './outside';
import { watch, type Watch } from './watch';

/** A page of a fresh visitor, and what is known of its context. */
export interface Visit {
	readonly page: Page;
	readonly watch: Watch;
}

export interface AppOptions {
	/** Sub-path under which the app is served. */
	readonly base?: string;
	/** Where it was built, unless with the others. */
	readonly dir?: string;
	readonly args?: readonly string[];
}

/** The built app behind its own server and browser, one of each for all tests of a file. */
export class AppUnderTest {
	readonly #options: AppOptions;
	readonly #watches = new Map<Page, Watch>();
	#server: Awaited<ReturnType<typeof serve>> | undefined;
	#outside: Outside | undefined;
	#browser: Browser | undefined;
	#url = '';

	constructor(options: AppOptions) {
		this.#options = options;
	}

	/** Address of the library. */
	get url(): string {
		return this.#url;
	}

	get browser(): Browser {
		if (this.#browser === undefined) throw new Error('the browser has not started');
		return this.#browser;
	}

	async start(): Promise<void> {
		const executablePath = findBrowser();
		if (executablePath === undefined) throw new Error('there is no browser to test with');
		const { base = '', dir = resolve('build'), args = [] } = this.#options;
		this.#server = await serve({ dir, port: 0, base });
		this.#url = this.#server.url;
		this.#outside = await watchOutside();
		this.#browser = await chromium.launch({
			executablePath,
			args: [...chromiumArguments, this.#outside.flag, ...args]
		});
	}

	/** Stops the server: from now on there is no network. */
	async unplug(): Promise<void> {
		await this.#server?.close();
		this.#server = undefined;
	}

	/** Opens the library as someone who was never here. Without a service worker unless it is asked for. */
	async visit(options: BrowserContextOptions & { offline?: never } = {}): Promise<Visit> {
		const context = await this.browser.newContext({
			viewport: { width: 1280, height: 900 },
			locale: 'en-GB',
			timezoneId: 'Europe/Rome',
			colorScheme: 'light',
			reducedMotion: 'reduce',
			serviceWorkers: 'block',
			...options
		});
		const watched = watch(context, new URL(this.#url).origin);
		// What Playwright says itself when it keeps a service worker away.
		watched.expect(/Service Worker registration blocked by Playwright/);
		context.setDefaultTimeout(PATIENCE);
		const page = await context.newPage();
		this.#watches.set(page, watched);
		// The browser takes a moment to hand its file dialogues over: too late once one is awaited.
		page.on('filechooser', () => undefined);
		await page.goto(this.#url);
		return { page, watch: watched };
	}

	/** Ends every visit. Fails where one reached out or complained. */
	async endVisits(): Promise<void> {
		const complaints = [...this.#watches.values()].flatMap((one) => one.complaints);
		this.#watches.clear();
		await Promise.all(this.browser.contexts().map((context) => context.close()));
		expect(complaints, 'complaints of the browser, and requests to other origins').toEqual([]);
		expect(this.#outside?.wanted.splice(0), 'requests to other machines').toEqual([]);
	}

	async stop(): Promise<void> {
		await this.#browser?.close();
		await this.#server?.close();
		await this.#outside?.close();
	}
}

/**
 * The built app for the tests of a file. After each test its visitors leave, and it fails if one of
 * them sent a request anywhere else, or the browser said anything but what the test expects.
 */
export function useApp(options: AppOptions = {}): AppUnderTest {
	const app = new AppUnderTest(options);
	beforeAll(() => app.start());
	afterEach(() => app.endVisits());
	afterAll(() => app.stop());
	return app;
}
