import type { BrowserContext } from 'playwright-core';

/** What a test lets pass: the complaints that it provokes. */
export type Expected = RegExp;

/** Complaints of a context's pages and workers: requests to other origins, errors, warnings. */
export interface Watch {
	readonly complaints: string[];
	/** Addresses asked for so far, by pages and workers. */
	readonly requests: string[];
	/** Lets complaints of this form pass from now on. */
	expect(form: Expected): void;
}

const OWN_SCHEMES = ['blob:', 'data:'];

/** Watches every page, worker and service worker of a context for as long as it lives. */
export function watch(context: BrowserContext, origin: string): Watch {
	const complaints: string[] = [];
	const requests: string[] = [];
	const expected: Expected[] = [];
	const complain = (text: string) => {
		if (!expected.some((form) => form.test(text))) complaints.push(text);
	};
	context.on('request', (request) => {
		const address = request.url();
		requests.push(address);
		if (OWN_SCHEMES.some((scheme) => address.startsWith(scheme))) return;
		if (new URL(address).origin !== origin) complain(`request to ${address}`);
	});
	context.on('console', (message) => {
		const kind = message.type();
		if (kind === 'error' || kind === 'warning') {
			complain(`${kind}: ${message.text()} (${message.location().url})`);
		}
	});
	context.on('weberror', (event) => complain(`uncaught: ${String(event.error().stack)}`));
	return { complaints, requests, expect: (form) => void expected.push(form) };
}
