import type { Page, Worker } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApp } from './app';
import { useElsewhere } from './elsewhere';
import { eventually } from './eventually';
import { CALLS, useFiles, WEB_EVENTS } from './files';
import { en as t, openSmallNotebook } from './notebook';

const app = useApp();
const elsewhere = useElsewhere();
const write = useFiles();
const files = [write('web-events.csv', WEB_EVENTS), write('chiamate.csv', CALLS)];

const REFUSED = /Content Security Policy|violates the following|Refused to|net::ERR_FAILED|CSP/;

/** Whether a page or worker can import a module. As text: no bundler rewrites it. */
function importsModule(where: Page | Worker, address: string): Promise<boolean> {
	const script = `import('${address}').then(() => true, () => false)`;
	return 'goto' in where ? where.evaluate(script) : where.evaluate(script);
}

/** What came of every way in which a page can reach out; `refused` is what each should be. */
function reachOut(page: Page, address: string): Promise<Record<string, string>> {
	return page.evaluate(async (url) => {
		const refused = (promise: Promise<unknown>) =>
			promise.then(
				() => 'let through',
				() => 'refused'
			);
		const loaded = (make: (done: () => void, failed: () => void) => void) =>
			refused(new Promise<void>((done, failed) => make(done, () => failed(new Error('refused')))));
		const element = (tag: 'img' | 'script' | 'iframe' | 'link') =>
			loaded((done, failed) => {
				const made = document.createElement(tag);
				made.onload = done;
				made.onerror = failed;
				document.addEventListener('securitypolicyviolation', failed, { once: true });
				if (made instanceof HTMLLinkElement) {
					made.rel = 'stylesheet';
					made.href = url;
				} else {
					made.src = url;
				}
				document.body.append(made);
			});
		return {
			fetch: await refused(fetch(url)),
			'fetch without reading': await refused(fetch(url, { mode: 'no-cors' })),
			xhr: await loaded((done, failed) => {
				const request = new XMLHttpRequest();
				request.onload = done;
				request.onerror = failed;
				request.open('GET', url);
				request.send();
			}),
			socket: await loaded((done, failed) => {
				const socket = new WebSocket(url.replace('http', 'ws'));
				socket.onopen = done;
				socket.onerror = failed;
			}),
			stream: await loaded((done, failed) => {
				const source = new EventSource(url);
				source.onopen = done;
				source.onerror = failed;
			}),
			worker: await loaded((_, failed) => {
				document.addEventListener('securitypolicyviolation', failed, { once: true });
				try {
					new Worker(url).onerror = failed;
				} catch {
					failed();
				}
			}),
			img: await element('img'),
			script: await element('script'),
			iframe: await element('iframe'),
			style: await element('link')
		};
	}, address);
}

test('a page can reach no other origin and runs no script but the app’s own', async () => {
	const { page, watch } = await app.visit();
	watch.expect(REFUSED);
	watch.expect(new RegExp(`^request to (http|ws)${elsewhere.url.slice(4)}`));
	await page.locator('.drop').first().waitFor();
	const policy = await page
		.locator('meta[http-equiv="content-security-policy" i]')
		.getAttribute('content');
	expect(policy).toContain("default-src 'none'");
	expect(policy).toContain("connect-src 'self'");
	expect(policy).not.toContain("'unsafe-eval'");

	const outcomes = await reachOut(page, elsewhere.url);
	expect(new Set(Object.values(outcomes)), JSON.stringify(outcomes)).toEqual(new Set(['refused']));
	expect(await importsModule(page, `${elsewhere.url}module.js`)).toBe(false);
	expect(elsewhere.asked).toEqual([]);

	const ran = await page.evaluate(async () => {
		const script = document.createElement('script');
		script.textContent = 'document.documentElement.dataset.ran = "inline"';
		document.body.append(script);
		const button = document.createElement('button');
		button.setAttribute('onclick', 'document.documentElement.dataset.ran = "handler"');
		document.body.append(button);
		button.click();
		// In a task of the page's own: what the test's tool evaluates is exempt from the policy.
		await new Promise<void>((done) => {
			setTimeout(() => {
				try {
					Reflect.construct(Function, ['document.documentElement.dataset.ran = "eval"'])();
				} catch {
					// As it should be.
				}
				done();
			});
		});
		return document.documentElement.dataset['ran'];
	});
	expect(ran).toBeUndefined();
});

test('the engine’s worker has shut its own network, and carries a policy besides', async () => {
	const { page, watch } = await app.visit({ serviceWorkers: 'allow' });
	watch.expect(REFUSED);
	watch.expect(new RegExp(`^request to (http|ws)${elsewhere.url.slice(4)}`));
	await page.getByText(t('library.offlineReady'), { exact: true }).waitFor();
	const answers = new Map<string, Promise<Record<string, string>>>();
	page.context().on('response', (response) => {
		if (response.request().isNavigationRequest()) answers.set('page', response.allHeaders());
		if (/engine\.worker/.test(response.url())) answers.set('worker', response.allHeaders());
	});
	await page.reload();
	await openSmallNotebook(page, files);
	expect((await answers.get('page'))?.['content-security-policy']).toContain(
		"frame-ancestors 'self'"
	);
	const policy = (await answers.get('worker'))?.['content-security-policy'];
	expect(policy).toContain("default-src 'none'");
	expect(policy).toContain("connect-src 'self'");

	await eventually(() => page.workers().length).toBe(1);
	const [worker] = page.workers();
	const outcomes = await worker!.evaluate(async (url) => {
		const attempt = async (work: () => unknown) => {
			try {
				await work();
				return 'let through';
			} catch {
				return 'refused';
			}
		};
		const scope = globalThis as unknown as Record<string, new (...args: unknown[]) => unknown>;
		return {
			fetch: await attempt(() => fetch(url)),
			'fetch without reading': await attempt(() => fetch(url, { mode: 'no-cors' })),
			'fetch of the app': await attempt(() => fetch(location.href)),
			xhr: await attempt(() => new XMLHttpRequest().open('GET', url)),
			socket: await attempt(() => new WebSocket(url.replace('http', 'ws'))),
			stream: await attempt(() => new EventSource(url)),
			transport: await attempt(() => Reflect.construct(scope['WebTransport']!, [url])),
			scripts: await attempt(() => Reflect.apply(scope['importScripts']!, undefined, [url])),
			worker: await attempt(() => new Worker(url)),
			'own worker': await attempt(() => new Worker(location.href)),
			'the old fetch': await attempt(() => {
				Reflect.deleteProperty(globalThis, 'fetch');
				return fetch(url);
			})
		};
	}, elsewhere.url);
	expect(new Set(Object.values(outcomes)), JSON.stringify(outcomes)).toEqual(new Set(['refused']));
	expect(await importsModule(worker!, `${elsewhere.url}module.js`)).toBe(false);
	expect(elsewhere.asked).toEqual([]);
});

test('the engine’s worker shuts its network without a service worker too', async () => {
	const { page, watch } = await app.visit();
	watch.expect(REFUSED);
	await openSmallNotebook(page, files);
	const [worker] = page.workers();
	const outcomes = await worker!.evaluate(async (url) => {
		const attempt = async (work: () => unknown) => {
			try {
				await work();
				return 'let through';
			} catch {
				return 'refused';
			}
		};
		return [
			await attempt(() => fetch(url)),
			await attempt(() => new XMLHttpRequest()),
			await attempt(() => new WebSocket(url.replace('http', 'ws'))),
			await attempt(() => new Worker(url))
		];
	}, elsewhere.url);
	expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused']);
	expect(elsewhere.asked).toEqual([]);
});
