import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What a browser tried to reach beyond this machine. */
export interface Outside {
	/** Browser flag that sends every request to another machine here, where it is noted and refused. */
	readonly flag: string;
	readonly wanted: string[];
	close(): Promise<void>;
}

/** What Chromium itself asks for whatever page it shows: updates, sign-in, help with filling in forms. */
const BROWSERS_OWN =
	/^(?:http:\/\/)?(?:update|content-autofill|optimizationguide-pa|safebrowsing)\.googleapis\.com\b|^(?:http:\/\/)?(?:accounts|clients\d|www)\.google\.com\b|\.gvt1\.com\b/;

/**
 * A proxy that lets nothing through. Pages, workers, service workers: whatever a browser asks of another
 * machine has to pass it. Addresses of this machine never do.
 */
export async function watchOutside(): Promise<Outside> {
	const wanted: string[] = [];
	const note = (address = '') => {
		if (!BROWSERS_OWN.test(address)) wanted.push(address);
	};
	const server = createServer((request, response) => {
		note(request.url);
		response.writeHead(403).end();
	});
	server.on('connect', (request, socket: Socket) => {
		// A browser that is closing resets what it had under way, and a socket handed over has no one else to be told.
		socket.on('error', () => undefined);
		note(request.url);
		socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	return {
		flag: `--proxy-server=http://127.0.0.1:${port}`,
		wanted,
		close: () =>
			new Promise((closed) => {
				server.close(() => closed());
				server.closeAllConnections();
			})
	};
}
