import { expect, it } from 'vitest';
import ProbeWorker from './testing/network-probe.worker?worker';
import wasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';

/** Which ways out of a worker are open, where only one address is allowed; an empty one shuts nothing. */
async function waysOut(allowed: string): Promise<Record<string, string>> {
	const worker = new ProbeWorker({ name: allowed });
	try {
		return await new Promise((resolve, reject) => {
			worker.onmessage = ({ data }: MessageEvent<Record<string, string>>) => resolve(data);
			worker.onerror = ({ message }) => reject(new Error(message));
		});
	} finally {
		worker.terminate();
	}
}

it('shuts every way out of a worker, save to the address that is allowed', async () => {
	const { 'what is allowed': allowed, ...others } = await waysOut(
		new URL(wasm, location.href).href
	);
	expect(allowed).toBe('open');
	expect(Object.entries(others).filter(([, way]) => way === 'open')).toEqual([]);
});

it('would be seen to be open otherwise', async () => {
	const shut = Object.entries(await waysOut('')).filter(([, way]) => way === 'shut');
	// Module workers have no importScripts to begin with.
	expect(shut).toEqual([['importScripts', 'shut']]);
});
