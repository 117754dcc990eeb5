import { shutNetwork } from '../network';

/** Tries every way out of a worker and says which are open. The worker's name is what to allow; none shuts nothing. */
const allowed = globalThis.name;
if (allowed !== '') shutNetwork(globalThis, allowed);

const there = new URL('/', location.href).href;
const nested = URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' }));
const socket = there.replace(/^http/, 'ws');

const ways: Readonly<Record<string, () => unknown>> = {
	fetch: () => fetch(there),
	'fetch of a Request': () => fetch(new Request(there)),
	'fetch from the prototype': () =>
		Reflect.apply(inherited('fetch'), globalThis, [there]) as unknown,
	XMLHttpRequest: () => {
		const request = new XMLHttpRequest();
		request.open('GET', there, false);
		request.send();
	},
	WebSocket: () => new WebSocket(socket).close(),
	EventSource: () => new EventSource(there).close(),
	Worker: () => new Worker(nested).terminate(),
	'fetch put back': () => {
		Reflect.deleteProperty(globalThis, 'fetch');
		return fetch(there);
	},
	caches: async () => (await caches.open('probe')).keys(),
	FontFace: () => new FontFace('probe', `url(${there})`)
};

function inherited(name: string): (...args: unknown[]) => unknown {
	let above: unknown = Object.getPrototypeOf(globalThis);
	while (typeof above === 'object' && above !== null) {
		const found = Object.getOwnPropertyDescriptor(above, name)?.value as unknown;
		if (typeof found === 'function') return found as (...args: unknown[]) => unknown;
		above = Object.getPrototypeOf(above);
	}
	throw new TypeError('nothing is inherited');
}

async function tried(way: () => unknown): Promise<'open' | 'shut'> {
	try {
		await way();
		return 'open';
	} catch {
		return 'shut';
	}
}

const found: Record<string, 'open' | 'shut'> = {};
for (const [name, way] of Object.entries(ways)) found[name] = await tried(way);
found['importScripts'] =
	'importScripts' in globalThis ? await tried(() => importScripts(nested)) : 'shut';
if (allowed !== '')
	found['what is allowed'] = await tried(async () => (await fetch(allowed)).text());
postMessage(found);
