import { base } from '$app/paths';
import { dev } from '$app/environment';
import { Offline } from '$lib/state/offline.svelte';

export const offline = new Offline(`${base}/service-worker.js`);

let started = false;

/** Registers the service worker, once. While developing there is none. */
export function startOffline(): void {
	if (started || dev) return;
	started = true;
	void offline.start();
}
