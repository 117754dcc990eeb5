import { addPlugins, cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import type { PrecacheEntry } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { isForeign, withoutSlash } from './addresses';
import { withPolicy } from './policy';

declare const self: ServiceWorkerGlobalScope & {
	/** Filled in by the build, after every other file is written. */
	readonly __WB_MANIFEST: readonly (PrecacheEntry | string)[];
};

const scope = self.registration.scope;

// Registered first: what it answers, no route below gets to see.
self.addEventListener('fetch', (event) => {
	if (!isForeign(event.request.url, scope)) return;
	event.stopImmediatePropagation();
	event.respondWith(Response.error());
});

self.addEventListener('message', (event) => {
	const message: unknown = event.data;
	if (typeof message !== 'object' || message === null || !('type' in message)) return;
	if (message.type === 'SKIP_WAITING') void self.skipWaiting();
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

addPlugins([
	{
		handlerWillRespond: ({ request, response }) =>
			Promise.resolve(withPolicy(request.destination, response))
	}
]);

// The pages' addresses of their files are relative, so a page without its slash would look in the wrong folder.
registerRoute(
	({ request, url }) => request.mode === 'navigate' && withoutSlash(url, scope),
	({ url }) => {
		const target = new URL(url);
		target.pathname += '/';
		return Promise.resolve(Response.redirect(target.href, 301));
	}
);

cleanupOutdatedCaches();
precacheAndRoute([...self.__WB_MANIFEST], {
	cleanURLs: false,
	directoryIndex: 'index.html',
	// What a page shows (`?id=…`) is read from its address by its script; the file is the same.
	ignoreURLParametersMatching: [/.*/]
});
