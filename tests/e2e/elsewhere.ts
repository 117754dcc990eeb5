import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';

/** Another origin, which would let anyone read from it, and what it was asked for. */
export interface Elsewhere {
	url: string;
	readonly asked: string[];
}

/** A second server for the tests of a file. */
export function useElsewhere(): Elsewhere {
	const elsewhere: Elsewhere = { url: '', asked: [] };
	const server = createServer((request, response) => {
		elsewhere.asked.push(request.url ?? '');
		const module = request.url?.endsWith('.js') === true;
		const type = module ? 'text/javascript' : 'text/csv';
		response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': type });
		response.end(module ? 'export default 1;\n' : 'a,b\n1,2\n');
	});
	server.on('upgrade', (request, socket) => {
		elsewhere.asked.push(request.url ?? '');
		socket.destroy();
	});
	beforeAll(async () => {
		await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
		elsewhere.url = `http://localhost:${(server.address() as AddressInfo).port}/`;
	});
	afterAll(() => {
		server.close();
		server.closeAllConnections();
	});
	return elsewhere;
}
