import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { translate } from '$lib/messages';
import { readArguments, UsageError } from './arguments';
import { casesSchema, type Case } from './golden/case';
import { judge } from './golden/judge';
import { Lab } from './golden/lab';

const t = translate('en');

/** `npm run golden`: puts worked cases to the real cells and says where they agree. Gives the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
	try {
		const { words } = readArguments(argv, []);
		const [path] = words;
		if (path === undefined || words.length > 1) throw new UsageError(t('cli.usage-golden'));
		return await run(await readCases(path));
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		process.stderr.write(`${error.message}\n`);
		return 2;
	}
}

async function run(cases: readonly Case[]): Promise<number> {
	const lab = await Lab.open();
	const count = { ok: 0, differs: 0, unsupported: 0 };
	for (const one of cases) {
		const verdict = await judge(lab, one);
		count[verdict.is]++;
		const line = `${verdict.is} ${one.id}`;
		process.stdout.write(`${verdict.is === 'ok' ? line : `${line}: ${verdict.why}`}\n`);
	}
	process.stdout.write(
		`${count.ok} passed, ${count.differs} failed, ${count.unsupported} skipped\n`
	);
	return count.differs > 0 ? 1 : 0;
}

async function readCases(path: string): Promise<readonly Case[]> {
	const refuse = (cause: unknown) => {
		const message = cause instanceof Error ? cause.message : String(cause);
		return new UsageError(t('cli.no-file', { path, message }), { cause });
	};
	try {
		return v.parse(casesSchema, JSON.parse(await readFile(path, 'utf8')));
	} catch (cause) {
		throw refuse(cause);
	}
}
