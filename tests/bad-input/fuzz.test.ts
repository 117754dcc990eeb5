import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { EngineError } from '$lib/engine/errors';
import { recordsIn } from './count';
import { mutated, mutations } from './mutate';
import { seeds } from './seeds';
import { Intake } from './take-in';

/** Mutated files of each kind. More, or others, by hand: `FUZZ_RUNS=1000 FUZZ_SEED=2 npx vitest …`. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 105);
const SEED = Number(process.env.FUZZ_SEED ?? 20240101);
/** Codes of what is wrong with a file: a damaged one must not look like a fault of the engine. */
const ABOUT_FILES = /^(?:file|archive|parquet|arrow|table|xlsx)-/;
/** Longer than any such small file can take. */
const WATCHDOG = 20_000;

const files = await seeds();
const others = Object.values(files).map(({ bytes }) => bytes);

let intake: Intake;
beforeAll(async () => {
	intake = await Intake.open();
});

/** Drops a file; what cannot be taken in is told by an `EngineError` and nothing else. */
async function drop(file: File) {
	const stop = new AbortController();
	const watchdog = setTimeout(() => stop.abort(new Error('it hangs')), WATCHDOG);
	try {
		return await intake.drop(file, stop.signal);
	} catch (error) {
		if (!(error instanceof EngineError) || !ABOUT_FILES.test(error.code)) throw error;
		expect(error.file).toBeTruthy();
		return [];
	} finally {
		clearTimeout(watchdog);
	}
}

describe.each(Object.entries(files))('%s', (name, { bytes, packed }) => {
	const fileOf = (damaged: Uint8Array) => new File([new Uint8Array(packed(damaged))], name);

	it('is small, sound and taken in', async () => {
		expect(bytes.length).toBeLessThan(4096);
		const taken = await drop(fileOf(bytes));
		expect(taken[0]?.rows.length).toBeGreaterThan(5);
		for (const one of taken) {
			expect(one.rejects).toEqual([]);
			expect((await recordsIn(one)) ?? one.rows.length).toBe(one.rows.length);
		}
	});

	it(
		'damaged is taken in or refused, with every record counted',
		{ timeout: 900_000 },
		async () => {
			const damaged = fc.asyncProperty(mutations, async (changes) => {
				for (const taken of await drop(fileOf(mutated(bytes, changes, others)))) {
					const { rows, rejects, counted } = taken;
					expect(counted).toEqual({ rows: rows.length, rejected: rejects.length });
					const records = await recordsIn(taken);
					if (records !== undefined) expect(rows.length + rejects.length).toBe(records);
				}
				expect(await intake.tables()).toEqual([]);
			});
			const before = await drop(fileOf(bytes));
			await fc.assert(damaged, { numRuns: RUNS, seed: SEED });
			const after = await drop(fileOf(bytes));
			expect(after.map(({ rows }) => rows)).toEqual(before.map(({ rows }) => rows));
		}
	);
});
