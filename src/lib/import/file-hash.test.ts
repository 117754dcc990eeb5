import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { SLICE, hashOfFile } from './file-hash';

const calm = new AbortController().signal;
const sha = (...parts: Uint8Array[]) => {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part);
	return hash.digest();
};

it('is the hash of the hashes of slices, and shows every byte once, in order', async () => {
	const bytes = new Uint8Array(SLICE + 5);
	for (let i = 0; i < bytes.length; i++) bytes[i] = i * 31;
	let seen = 0;
	const steps: number[] = [];
	const hash = await hashOfFile(calm, new Blob([bytes]), {
		slice: (slice) => {
			expect(Buffer.compare(slice, bytes.subarray(seen, seen + slice.length))).toBe(0);
			seen += slice.length;
		},
		progress: (done) => steps.push(done)
	});
	expect(hash).toBe(sha(sha(bytes.subarray(0, SLICE)), sha(bytes.subarray(SLICE))).toString('hex'));
	expect(seen).toBe(bytes.length);
	expect(steps).toEqual([SLICE, bytes.length]);
});

it('is that of nothing for an empty file', async () => {
	expect(await hashOfFile(calm, new Blob([]))).toBe(sha().toString('hex'));
});

it('stops when it is told to', async () => {
	const stop = new AbortController();
	const hashing = hashOfFile(stop.signal, new Blob([new Uint8Array(SLICE * 2)]), {
		progress: () => stop.abort(new Error('enough'))
	});
	await expect(hashing).rejects.toThrow('enough');
});
