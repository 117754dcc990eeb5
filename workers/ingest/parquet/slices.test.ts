import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Slices } from './slices';

const MB = 1 << 20;
const BYTES = Uint8Array.from({ length: 11 * MB + 77 }, (_, i) => (i * 31 + (i >> 12)) & 255);

/** A Blob that notes what is read of it. */
class Watched extends Blob {
	readonly read: [number, number][] = [];
	override slice(from = 0, to = this.size): Blob {
		this.read.push([from, to]);
		return super.slice(from, to);
	}
}

describe('slices of a file', () => {
	it('hold what the file holds, wherever they begin and end', async () => {
		const at = fc.integer({ min: 0, max: BYTES.length });
		await fc.assert(
			fc.asyncProperty(fc.array(fc.tuple(at, at), { maxLength: 12 }), async (asked) => {
				const slices = new Slices(new Blob([BYTES]));
				expect(slices.size).toBe(BYTES.length);
				const reads = asked.map(async ([a, b]) => {
					const [from, to] = [Math.min(a, b), Math.max(a, b)];
					const found = Buffer.from(await slices.slice(from, to).arrayBuffer());
					return found.equals(BYTES.subarray(from, to));
				});
				expect(await Promise.all(reads)).toEqual(asked.map(() => true));
			}),
			{ numRuns: 40 }
		);
	});

	it('that follow one another are read once, ahead of need', async () => {
		const blob = new Watched([BYTES]);
		const slices = new Slices(blob);
		await slices.slice(0, 1000).arrayBuffer();
		expect(blob.read).toEqual([
			[0, 4 * MB],
			[4 * MB, 8 * MB]
		]);
		for (let at = 1000; at < BYTES.length; at += 100_000) {
			await slices.slice(at, at + 100_000).arrayBuffer();
		}
		expect(blob.read.map(([from]) => from)).toEqual([0, 4 * MB, 8 * MB]);
	});

	it('larger than a window are read as they are, and kept nowhere', async () => {
		const blob = new Watched([BYTES]);
		const slices = new Slices(blob);
		const read = [slices.slice(1, 9 * MB), slices.slice(1, 9 * MB)];
		for (const slice of read) {
			expect((await slice.arrayBuffer()).byteLength).toBe(9 * MB - 1);
		}
		expect(blob.read).toEqual([
			[1, 9 * MB],
			[1, 9 * MB]
		]);
	});

	it('fail as the file does', async () => {
		const gone = new DOMException('gone', 'NotFoundError');
		const blob = new Watched([BYTES]);
		blob.slice = () => Object.assign(new Blob([]), { arrayBuffer: () => Promise.reject(gone) });
		await expect(new Slices(blob).slice(5, 9).arrayBuffer()).rejects.toBe(gone);
	});
});
