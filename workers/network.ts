/**
 * Shuts the worker's network: from here on the only address that can be fetched is `allowed`. A page's
 * content security policy does not reach workers, so the worker closes its own doors, and does so before
 * any engine code has run.
 */
export function shutNetwork(scope: typeof globalThis, allowed: string): void {
	const open = scope.fetch.bind(scope);
	const guarded: typeof fetch = (input, init) => {
		const address = new URL(input instanceof Request ? input.url : String(input), allowed).href;
		return address === allowed ? open(input, init) : Promise.reject(refusal(address));
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
	'SharedWorker'
];

function closed(door: string) {
	return function refuse(): never {
		throw refusal(door);
	};
}

function refusal(what: string): Error {
	return new TypeError(`The network is shut: ${what}`);
}

function lock(target: object, key: string, value: unknown): void {
	Object.defineProperty(target, key, { value, writable: false, configurable: false });
}
