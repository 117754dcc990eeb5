import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { chromium, type Browser as Chromium, type Page } from 'playwright-core';
import { chromiumArguments, findBrowser } from '../scripts/browser.js';
import type { Contender, Run } from './contender';
import type { Notebook } from './notebook';
import type { Work } from './works';

type PageSide = typeof import('./page');
declare const sentieroBench: PageSide;

/** Enough rows to aggregate for minutes. */
const HEAVY = (table: string) => `select count(*) from (
	select hash(a.time, b.row) % 1000000 as place, count(*), sum(a.row), max(b.time)
	from ${table} a, (from ${table} limit 10000) b group by place)`;

export interface BrowserOptions {
	/** Where the build is served. */
	readonly url: string;
	/** The worker's script, as an address in the build. */
	readonly worker: string;
	/** The page's side, bundled. */
	readonly script: string;
	readonly notebook: Notebook;
}

/** The built app's engine worker in headless Chromium, asked by the app's own client. */
export class Browser implements Contender {
	/** DuckDB's version. */
	readonly engine: string;
	readonly #chromium: Chromium;
	readonly #page: Page;
	readonly #notebook: Notebook;

	private constructor(chromium: Chromium, page: Page, notebook: Notebook, engine: string) {
		this.#chromium = chromium;
		this.#page = page;
		this.#notebook = notebook;
		this.engine = engine;
	}

	static async open({ url, worker, script, notebook }: BrowserOptions): Promise<Browser> {
		const browser = await chromium.launch({
			executablePath: browserPath(),
			args: chromiumArguments
		});
		try {
			const context = await browser.newContext({ serviceWorkers: 'block' });
			const page = await context.newPage();
			page.setDefaultTimeout(0);
			// An empty page of the app's origin: the app itself would work beside what is measured.
			const empty = new URL('bench', url).href;
			await page.route(empty, (route) =>
				route.fulfill({ contentType: 'text/html', body: '<input type="file" multiple>' })
			);
			await page.goto(empty);
			await page.addScriptTag({ content: script });
			await give(page, notebook);
			const { version } = await page.evaluate(
				(address) => sentieroBench.start(address),
				new URL(worker, url).href
			);
			return new Browser(browser, page, notebook, version);
		} catch (error) {
			await browser.close();
			throw error;
		}
	}

	/** The browser's version. */
	get version(): string {
		return this.#chromium.version();
	}

	prepare(work: Work): Promise<void> {
		return this.#page.evaluate((given) => sentieroBench.prepare(given), work);
	}

	run(work: Work): Promise<Run> {
		const { document } = this.#notebook;
		return this.#page.evaluate(([given, about]) => sentieroBench.run(given, about), [
			work,
			document
		] as const);
	}

	/** Milliseconds that cancelling a heavy aggregate over a table takes. */
	cancel(table: string): Promise<number> {
		return this.#page.evaluate((sql) => sentieroBench.cancel(sql, 300), HEAVY(table));
	}

	close(): Promise<void> {
		return this.#chromium.close();
	}
}

/** Where the browser is. Throws where there is none. */
export function browserPath(): string {
	const path = findBrowser();
	if (path !== undefined && existsSync(path)) return path;
	throw new Error('No Chrome, Chromium or Edge was found: name one in CHROME_PATH.');
}

async function give(page: Page, { files }: Notebook): Promise<void> {
	const input = page.locator('input');
	const given = [...files.values()].map(({ hash, path = '' }) => ({ hash, path }));
	await input.setInputFiles(given.map(({ path }) => path));
	const hashes = Object.fromEntries(given.map(({ path, hash }) => [basename(path), hash]));
	await input.evaluate(
		(element, byName) => sentieroBench.take(element as HTMLInputElement, byName),
		hashes
	);
}
