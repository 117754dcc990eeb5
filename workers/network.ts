/**
 * Shuts the worker's network: from here on only the addresses `allowed` can be fetched. A page's
 * content security policy does not reach workers, so the worker closes its own doors, and does so before
 * any engine code has run.
 */
export function shutNetwork(scope: typeof globalThis, ...allowed: readonly string[]): void {
	const open = scope.fetch.bind(scope);
	const guarded: typeof fetch = (input, init) => {
		const address = new URL(input instanceof Request ? input.url : String(input), allowed[0]).href;
		return allowed.includes(address) ? open(input, init) : Promise.reject(refusal(address));
	};
	lock(scope, 'fetch', guarded);
	for (const door of DOORS) if (door in scope) lock(scope, door, closed(door));
	const { navigator } = scope;
	if (navigator !== undefined && 'sendBeacon' in navigator) {
		lock(navigator, 'sendBeacon', () => false);
	}
}

const DOORS = [
	'XMLHttpRequest',
	'WebSocket',
	'WebSocketStream',
	'WebTransport',
	'EventSource',
	'RTCPeerConnection',
	'importScripts',
	'Worker',
	'SharedWorker',
	// Both fetch whatever address they are given.
	'FontFace',
	'caches'
];

function closed(door: string) {
	return function refuse(): never {
		throw refusal(door);
	};
}

function refusal(what: string): Error {
	return new TypeError(`The network is shut: ${what}`);
}

/** For good, and on whatever the target inherits it from, lest it be had from there. */
function lock(target: object, key: string, value: unknown): void {
	const locked = { value, writable: false, configurable: false };
	let above: unknown = Object.getPrototypeOf(target);
	for (; typeof above === 'object' && above !== null; above = Object.getPrototypeOf(above)) {
		if (Object.hasOwn(above, key)) Object.defineProperty(above, key, locked);
	}
	Object.defineProperty(target, key, locked);
}
