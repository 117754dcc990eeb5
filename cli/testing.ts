import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';

/** What a command wrote, and its exit code. */
export interface Ran {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

/** Runs a command and keeps what it writes to itself. */
export async function ran(
	main: (argv: readonly string[]) => Promise<number>,
	argv: readonly string[]
) {
	const said = { out: '', err: '' };
	const listen = (where: 'out' | 'err') => (chunk: string | Uint8Array) => {
		said[where] += String(chunk);
		return true;
	};
	const spies = [
		vi.spyOn(process.stdout, 'write').mockImplementation(listen('out')),
		vi.spyOn(process.stderr, 'write').mockImplementation(listen('err'))
	];
	try {
		const code = await main(argv);
		return { code, ...said } satisfies Ran;
	} finally {
		for (const spy of spies) spy.mockRestore();
	}
}

/** A folder of its own with the given files; gives their paths. */
export async function folderOf(files: Readonly<Record<string, string>>) {
	const folder = await mkdtemp(join(tmpdir(), 'sentiero-cli-'));
	for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
	return {
		path: (name: string) => join(folder, name),
		remove: () => rm(folder, { recursive: true, force: true })
	};
}
