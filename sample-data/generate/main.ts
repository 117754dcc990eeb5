import { dirname, resolve } from 'node:path';
import { stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createDiskWriter } from './disk-writer.ts';
import { DEFAULT_PEOPLE, DEFAULT_SEED, generate, rowsToPeople } from './index.ts';

const SAMPLE_FOLDER = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const USAGE = 'usage: npm run sample -- [--people N | --rows N] [--seed N] [--out DIR]\n';

function whole(text: string | undefined, least: number): number | undefined {
	if (text === undefined) return undefined;
	const value = /^\d+$/.test(text) ? Number(text) : NaN;
	if (!Number.isSafeInteger(value) || value < least)
		throw new RangeError(`not a usable number: ${text}`);
	return value;
}

type Options = { readonly people: number; readonly seed: number; readonly out: string };

function readOptions(argv: string[]): Options {
	const text = { type: 'string' } as const;
	const { values } = parseArgs({
		args: argv,
		options: { people: text, rows: text, seed: text, out: text }
	});
	const rows = whole(values.rows, 1);
	const people =
		whole(values.people, 1) ?? (rows === undefined ? DEFAULT_PEOPLE : rowsToPeople(rows));
	return {
		people,
		seed: whole(values.seed, 0) ?? DEFAULT_SEED,
		out: resolve(values.out ?? SAMPLE_FOLDER)
	};
}

function run(argv: string[]): number {
	let options: Options;
	try {
		options = readOptions(argv);
	} catch (error) {
		stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
		return 2;
	}
	const { people, seed, out } = options;
	const write = createDiskWriter(out);
	const total = generate({ seed, people, write });
	for (const [name, rows] of write.close()) stderr.write(`${String(rows).padStart(9)}  ${name}\n`);
	stderr.write(`${String(total).padStart(9)}  interactions of ${people} people (seed ${seed})\n`);
	return 0;
}

/** Writes the sample exports and their truth; the arguments come without node and script name. */
export function main(argv: string[]): Promise<number> {
	return Promise.resolve(run(argv));
}
